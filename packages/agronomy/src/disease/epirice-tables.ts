// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN, type ModelRule } from '../model-result.js';

// Parameters of EPIRICE (Savary, Nelson, Willocquet, Pangga, Aunario 2012, Crop Protection 34:6).

/** A curve as its corners, ascending; straight in between, 0 outside. */
export type Curve = readonly (readonly [x: number, y: number])[];

/** One disease. Rates are per day, sites are leaf blight or lesion sites. */
export interface EpiriceDisease {
  /** Day after emergence of the first infection. */
  readonly onset: number;
  /** Healthy sites at emergence and at most. */
  readonly h0: number;
  readonly sx: number;
  /** Optimum infection rate. */
  readonly rcOpt: number;
  /** Days that a site is latent, and that it is infectious. */
  readonly latentDays: number;
  readonly infectiousDays: number;
  /** Exponent of aggregation. */
  readonly aggregation: number;
  /** Relative rates of senescence and growth. */
  readonly rrs: number;
  readonly rrg: number;
  /** By temperature, °C, and by the crop's age, days. */
  readonly byTemperature: Curve;
  readonly byAge: Curve;
}

/** Values at even steps of days from 0. */
function every(days: number, values: readonly number[]): Curve {
  return values.map((value, at) => [at * days, value] as const);
}

function times(count: number, value: number): number[] {
  return Array.from({ length: count }, () => value);
}

/** Diseases by name. */
export const EPIRICE = {
  'leaf-blast': {
    onset: 15,
    h0: 600,
    sx: 30_000,
    rcOpt: 1.14,
    latentDays: 5,
    infectiousDays: 20,
    aggregation: 1,
    rrs: 0.01,
    rrg: 0.1,
    // A printed 25 for 20 °C at the maximum is a misprint.
    byTemperature: [
      [10, 0],
      [15, 0.5],
      [20, 1],
      [25, 0.6],
      [30, 0.2],
      [35, 0.05],
      [40, 0.01],
      [45, 0],
    ],
    byAge: every(5, [
      1,
      1,
      1,
      0.9,
      0.8,
      0.7,
      0.64,
      0.59,
      0.53,
      0.43,
      0.32,
      0.22,
      0.16,
      0.09,
      0.03,
      0.02,
      0.02,
      0.02,
      ...times(7, 0.01),
    ]),
  },
  'brown-spot': {
    onset: 20,
    h0: 600,
    sx: 100_000,
    rcOpt: 0.61,
    latentDays: 6,
    infectiousDays: 19,
    aggregation: 1,
    rrs: 0.01,
    rrg: 0.1,
    byTemperature: [
      [15, 0],
      [20, 0.06],
      [25, 1],
      [30, 0.85],
      [35, 0.16],
      [40, 0],
    ],
    byAge: every(20, [0.35, 0.35, 0.35, 0.47, 0.59, 0.71, 1]),
  },
  'bacterial-blight': {
    onset: 20,
    h0: 100,
    sx: 3_200,
    rcOpt: 0.87,
    latentDays: 5,
    infectiousDays: 30,
    aggregation: 4,
    rrs: 0.01,
    rrg: 0.1,
    byTemperature: [
      [16, 0],
      [19, 0.29],
      [22, 0.44],
      [25, 0.9],
      [28, 0.9],
      [31, 1],
      [34, 0.88],
      [37, 0.01],
      [40, 0],
    ],
    byAge: every(10, [1, 1, 1, 0.9, 0.62, 0.43, ...times(7, 0.41)]),
  },
  'sheath-blight': {
    onset: 30,
    h0: 25,
    sx: 800,
    rcOpt: 0.46,
    latentDays: 3,
    infectiousDays: 120,
    aggregation: 2.8,
    rrs: 0.005,
    rrg: 0.2,
    byTemperature: [
      [12, 0],
      [16, 0.42],
      [20, 0.94],
      [24, 0.94],
      [28, 1],
      [32, 0.85],
      [36, 0.64],
      [40, 0],
    ],
    byAge: every(10, [...times(7, 0.84), 0.88, 0.88, 1, 1, 1, 1]),
  },
} as const satisfies Readonly<Record<string, EpiriceDisease>>;

/** One of {@link EPIRICE}. */
export type EpiriceName = keyof typeof EPIRICE;

/** Numbers of one disease with what makes a day wet; a dated rule set, see {@link epiriceRule}. */
export interface EpiriceRule extends EpiriceDisease, ModelRule {
  /** Mean humidity, %, or rain, mm, from which on a day is wet. */
  readonly humidPercent: number;
  readonly rainWetsMm: number;
}

/** Numbers of Savary et al. 2012. */
export function epiriceRule(disease: EpiriceName): EpiriceRule {
  return { ...EPIRICE[disease], humidPercent: 90, rainWetsMm: 5, ruleSetId: BUILT_IN };
}

/** Value of a curve. */
export function onCurve(curve: Curve, x: number): number {
  const next = curve.findIndex(([at]) => at >= x);
  const [right, left] = [curve[next], curve[next - 1]];
  if (!right) return 0;
  if (right[0] === x) return right[1];
  if (!left) return 0;
  return left[1] + ((right[1] - left[1]) * (x - left[0])) / (right[0] - left[0]);
}
