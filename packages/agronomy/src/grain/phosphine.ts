// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';

/** One measurement at one point. */
export interface GasReading {
  readonly point: string;
  /** Milliseconds since 1970. */
  readonly timeMs: number;
  /** g/m³. */
  readonly gramsPerM3: number;
}

/** Concentration × time of one point. */
export interface PointDose {
  readonly point: string;
  /** g·h/m³, by trapezoids. */
  readonly doseGramHoursPerM3: number;
  readonly lowestGramsPerM3: number;
  readonly readings: number;
}

/** A fumigation: the point that got least counts. */
export interface FumigationDose {
  readonly points: readonly PointDose[];
  /** Absent without readings. */
  readonly least?: PointDose;
}

const HOUR_MS = 3_600_000;

/**
 * CT product of a phosphine fumigation per point, ∫C dt (GB/T 29890).
 * @throws ModelInputError for a negative concentration or two readings of a point at one time.
 */
export function fumigationDose(readings: readonly GasReading[]): FumigationDose {
  const byPoint = new Map<string, GasReading[]>();
  for (const reading of readings) {
    demandInput(reading.gramsPerM3 >= 0, `expected g/m³ from 0, got ${reading.gramsPerM3}`);
    const known = byPoint.get(reading.point);
    if (known) known.push(reading);
    else byPoint.set(reading.point, [reading]);
  }
  const points = [...byPoint.entries()].map(([point, of]) => doseOf(point, of));
  const [least] = [...points].sort((a, b) => a.doseGramHoursPerM3 - b.doseGramHoursPerM3);
  return { points, ...(least && { least }) };
}

function doseOf(point: string, readings: readonly GasReading[]): PointDose {
  const sorted = [...readings].sort((a, b) => a.timeMs - b.timeMs);
  let dose = 0;
  for (const [at, { gramsPerM3, timeMs }] of sorted.entries()) {
    const before = sorted[at - 1];
    if (!before) continue;
    demandInput(timeMs > before.timeMs, `expected one reading of ${point} at ${timeMs}, got two`);
    dose += (((gramsPerM3 + before.gramsPerM3) / 2) * (timeMs - before.timeMs)) / HOUR_MS;
  }
  return {
    doseGramHoursPerM3: dose,
    lowestGramsPerM3: Math.min(...sorted.map(({ gramsPerM3 }) => gramsPerM3)),
    point,
    readings: sorted.length,
  };
}
