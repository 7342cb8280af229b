// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';
import { betweenPoints, type TablePoints } from './table-curve.js';

/** Least wet hours for any infection (Choi, Park & Lee 1987). */
export const BLAST_LEAST_WET_H = 4;
/** From here on less than one lesion a plant even after 24 h of wetness, °C. */
export const BLAST_NO_LESION_C = 34;

/** Wet hours for one lesion a plant by temperature, °C. */
const WET_HOURS: TablePoints = [
  [18, 22],
  [22, 16],
  [26, 10],
  [30, 8],
];
/** Shortest and longest days from infection to lesions by temperature, °C. */
const LATENCY_LEAST: TablePoints = [
  [18, 7],
  [22, 4],
  [26, 4],
  [30, 3],
];
const LATENCY_MOST: TablePoints = [
  [18, 8],
  [22, 5],
  [26, 5],
  [30, 4],
];

/** What inoculated plants say of a wet period; `not-judgeable` outside the temperatures of the experiment. */
export type BlastInfection =
  | {
      readonly verdict: 'none' | 'below-one-lesion' | 'one-lesion-or-more';
      readonly neededHours?: number;
    }
  | { readonly verdict: 'not-judgeable' };

/**
 * Infection of leaf blast by a wet period, from inoculated plants; the field table of BLASTAM differs, and both are kept.
 * @param temperatureC - mean of the wet period, °C.  @param wetHours - its length, h.
 * @throws ModelInputError for a length below 0 or no number.
 */
export function blastInfection(temperatureC: number, wetHours: number): BlastInfection {
  demandInput(
    wetHours >= 0 && Number.isFinite(temperatureC),
    `expected wet hours ≥ 0 at a temperature, got ${wetHours} h at ${temperatureC} °C`,
  );
  if (wetHours < BLAST_LEAST_WET_H) return { verdict: 'none' };
  if (temperatureC >= BLAST_NO_LESION_C && wetHours <= 24) return { verdict: 'below-one-lesion' };
  const neededHours = betweenPoints(WET_HOURS, temperatureC);
  if (neededHours === undefined) return { verdict: 'not-judgeable' };
  return {
    neededHours,
    verdict: wetHours >= neededHours ? 'one-lesion-or-more' : 'below-one-lesion',
  };
}

/** Days from infection to lesions, the shortest and the longest; `undefined` outside 18…30 °C. */
export function blastLatencyDays(
  temperatureC: number,
): { readonly least: number; readonly most: number } | undefined {
  const least = betweenPoints(LATENCY_LEAST, temperatureC);
  const most = betweenPoints(LATENCY_MOST, temperatureC);
  return least === undefined || most === undefined ? undefined : { least, most };
}

/** What a spore trap and the canopy say; all without a unit but as named. */
export interface SporeCatch {
  /** Spores caught a day (CSN), and the factor of trap to air (C). */
  readonly caught: number;
  readonly trapFactor: number;
  /** Leaf area over ground area (LA/GA). */
  readonly leafAreaIndex: number;
  /** Shares 0…1: of receptive leaves (RA), of infection by weather (MIP), of what resistance leaves (RI). */
  readonly receptive: number;
  readonly infection: number;
  readonly resistance: number;
}

/**
 * Penetrating spores a day: PSN = DSN·RA·MIP·RI with deposited DSN = CSN·C·LA/GA (Kim, Yoshino & Mogi 1975).
 * @throws ModelInputError for a negative number or a share above 1.
 */
export function penetratingSpores(one: SporeCatch): number {
  const { caught, infection, leafAreaIndex, receptive, resistance, trapFactor } = one;
  const shares = [receptive, infection, resistance];
  demandInput(
    [caught, trapFactor, leafAreaIndex, ...shares].every((each) => each >= 0) &&
      shares.every((each) => each <= 1),
    `expected numbers ≥ 0 and shares 0…1, got ${JSON.stringify(one)}`,
  );
  return caught * trapFactor * leafAreaIndex * receptive * infection * resistance;
}
