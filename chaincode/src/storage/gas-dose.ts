// SPDX-License-Identifier: Apache-2.0
import type { Fumigation } from '@daoji/model';

/** Concentration × time of the point that got least. */
export interface LeastDose {
  readonly milligramHoursPerM3: number;
  readonly point: string;
}

const MINUTE_MS = 60_000;

/**
 * CT product of each point by trapezoids over whole minutes, of which the least counts (GB/T 29890). Whole numbers throughout: at
 * most 10^8 µg/m³ over some 10^6 minutes. A point that was measured once has none.
 */
export function leastDose(gas: Fumigation['gas']): LeastDose | undefined {
  const byPoint = new Map<string, { readonly minute: number; readonly value: number }[]>();
  for (const { measuredAt, readings } of gas) {
    const minute = Math.floor(Date.parse(measuredAt) / MINUTE_MS);
    for (const { microgramsPerM3, point } of readings) {
      const known = byPoint.get(point) ?? [];
      byPoint.set(point, [...known, { minute, value: microgramsPerM3 }]);
    }
  }
  const doses = [...byPoint].flatMap(([point, of]) =>
    of.length > 1 ? [{ dose: doseOf(of), point }] : [],
  );
  const [least] = doses.sort((a, b) => a.dose - b.dose || (a.point < b.point ? -1 : 1));
  return least && { milligramHoursPerM3: least.dose, point: least.point };
}

/** mg·h/m³, rounded down. */
function doseOf(of: readonly { readonly minute: number; readonly value: number }[]): number {
  const sorted = [...of].sort((a, b) => a.minute - b.minute);
  let twice = 0;
  for (const [at, { minute, value }] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before) twice += (value + before.value) * (minute - before.minute);
  }
  return Math.floor(twice / 2 / 60 / 1_000);
}
