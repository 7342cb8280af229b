// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

/** One lot of a trace: how many steps away, and how much of the step before was used. */
export interface TraceStep {
  readonly lot: Lot;
  readonly steps: number;
  readonly grams: number;
}

/** Lots that `lotId` came from, nearest first; each lot once, also where a trace forks and joins again. */
export function lotsAbove(lotId: string, lots: readonly Lot[]): TraceStep[] {
  const byId = new Map(lots.map((lot) => [lot.lotId, lot]));
  return walk(lotId, (id) =>
    (byId.get(id)?.parents ?? []).flatMap((parent) => {
      const lot = byId.get(parent.lotId);
      return lot ? [{ grams: parent.grams, lot }] : [];
    }),
  );
}

/** Lots that `lotId` became, nearest first. */
export function lotsBelow(lotId: string, lots: readonly Lot[]): TraceStep[] {
  return walk(lotId, (id) =>
    lots.flatMap((lot) =>
      lot.parents
        .filter((parent) => parent.lotId === id)
        .map((parent) => ({ grams: parent.grams, lot })),
    ),
  );
}

function walk(
  start: string,
  next: (lotId: string) => readonly { readonly lot: Lot; readonly grams: number }[],
): TraceStep[] {
  const seen = new Set([start]);
  const found: TraceStep[] = [];
  let level = [start];
  for (let steps = 1; level.length > 0; steps += 1) {
    const fresh = level.flatMap(next).filter(({ lot }) => isFirst(lot.lotId, seen));
    found.push(...fresh.map((item) => ({ ...item, steps })));
    level = fresh.map(({ lot }) => lot.lotId);
  }
  return found;
}

function isFirst(lotId: string, seen: Set<string>): boolean {
  if (seen.has(lotId)) return false;
  seen.add(lotId);
  return true;
}
