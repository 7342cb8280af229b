// SPDX-License-Identifier: Apache-2.0
import type { Recall } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';

/** A recall as pages mark it; drills mark nothing. */
export interface RecallMark {
  readonly recallId: string;
  readonly recallClass: Recall['class'];
  readonly firmId: string;
  readonly startedAt: string;
  readonly isOrdered: boolean;
  /** Why, in the words of whoever started it. */
  readonly reason: string;
}

/** Which lots and packages are recalled, from memory: a scan asks before everything else. */
export interface RecallLookup {
  /** The recall of a lot, or of a part of it that was sent on. */
  ofLot(lotId: string): RecallMark | undefined;
  ofPackage(gtin: string, serial: string): RecallMark | undefined;
}

/** {@link RecallLookup} over the read index. */
export function recallLookup(index: ReadIndex): RecallLookup {
  const ofHold = (lotId: string): RecallMark | undefined => {
    const hold = index.records.get('lot-hold', lotId);
    const recall = hold && index.records.get('recall', hold.recallId);
    return recall && markOf(recall);
  };
  const ofLot = (lotId: string): RecallMark | undefined => {
    const own = ofHold(lotId);
    if (own) return own;
    const parts = index.children(lotId).filter((id) => index.lot(id)?.package?.partOf === lotId);
    for (const part of parts) {
      const mark = ofHold(part);
      if (mark) return mark;
    }
    return undefined;
  };
  return {
    ofLot,
    ofPackage: (gtin, serial) => {
      const known = index.records.get('package', `${gtin}/${serial}`);
      return known?.exception === 'recalled' ? ofLot(known.lotId) : undefined;
    },
  };
}

function markOf(recall: Recall): RecallMark | undefined {
  if (recall.mock) return undefined;
  const { class: recallClass, firmId, isOrdered, reason, recallId, startedAt } = recall;
  return { recallId, recallClass, firmId, isOrdered, reason, startedAt };
}
