// SPDX-License-Identifier: Apache-2.0
import type { CodeOrder, Lot } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';

/** A package lot for which codes can be activated. */
export interface CodeLot {
  readonly activated: number;
  /** Packages of the lot. */
  readonly count: number;
  /** Codes that can still be activated for it. */
  readonly headroom: number;
  readonly isClosed: boolean;
  readonly lotId: string;
  readonly netMassGrams: number;
  readonly productionDate: string;
}

/** The orderer's package lots of an order's product, as they were packed, newest first. */
export function codeLots(index: ReadIndex, order: CodeOrder): CodeLot[] {
  return index
    .lots()
    .filter(({ operatorId }) => operatorId === order.operatorId)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .flatMap((lot) => codeLotOf(lot, order.gtin));
}

function codeLotOf({ lotId, package: packed, closed: isClosed }: Lot, gtin: string): CodeLot[] {
  if (packed?.gtin !== gtin || packed.partOf !== undefined) return [];
  const { activated = 0, count, netMassGrams, productionDate } = packed;
  const headroom = Math.max(0, count - activated);
  return [{ activated, count, headroom, isClosed, lotId, netMassGrams, productionDate }];
}
