// SPDX-License-Identifier: Apache-2.0
import type { Lot, Recall } from '@daoji/model';
import { useMemo } from 'react';

import { useRecalls } from '../api/recall-queries.js';

/** The recall that a lot is under. */
export interface LotRecall {
  /** True where the recall names the lot itself, false where it names one that the lot may hold rice of. */
  readonly isNamed: boolean;
  readonly recall: Recall;
}

/** Finds the recall of a lot; a drill recalls nothing. */
export type RecallFinder = (lot: Lot) => LotRecall | undefined;

/** Finds recalls among those given: by the lot itself first, then by what it was made of. A recall that is closed still stops its lots. */
export function recallFinder(recalls: readonly Recall[]): RecallFinder {
  const byLot = new Map(
    recalls
      .filter(({ mock }) => !mock)
      .flatMap((recall) => recall.lots.map(({ lotId }) => [lotId, recall] as const)),
  );
  return ({ lotId, origins = [], parents, via = [] }) => {
    const named = byLot.get(lotId);
    if (named) return { isNamed: true, recall: named };
    const above = [...parents.map((parent) => parent.lotId), ...via, ...origins];
    const recall = above.flatMap((id) => byLot.get(id) ?? [])[0];
    return recall && { isNamed: false, recall };
  };
}

/** {@link recallFinder} over all recalls of the network; it finds nothing until they have arrived. */
export function useRecallFinder(): RecallFinder {
  const { data } = useRecalls('');
  return useMemo(() => recallFinder((data ?? []).map(({ recall }) => recall)), [data]);
}
