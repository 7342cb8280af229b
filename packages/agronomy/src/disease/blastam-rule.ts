// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN, type ModelRule } from '../model-result.js';

/** Numbers of BLASTAM; a dated rule set, see {@link BLASTAM_RULE}. */
export interface BlastamRule extends ModelRule {
  /** Wet hours below which nothing is judged. */
  readonly leastWetHours: number;
  /** Mean of the 120 hours below which it is too cold, above which too hot, °C. */
  readonly coldMeanC: number;
  readonly hotMeanC: number;
  /** Wet hours that infection takes from this mean of the wet period on, a whole °C each; outside of them the verdict is 3. */
  readonly requiredFromC: number;
  readonly requiredHours: readonly number[];
  /** Hours without a temperature that are interpolated, outside the window. */
  readonly mostGapHours: number;
  /** Sunshine above which wetness of the night ends, h; what of it counts as none in an hour with rain. */
  readonly dryingSunshineH: number;
  readonly rainSunshineH: number;
  /** Wind that ends wetness at once, and wind that ends it when it lasts, m/s. */
  readonly strongWindMs: number;
  readonly steadyWindMs: number;
  /** By day: sunshine that an hour may have and stay wet, h, and hours before and after rain that are wet. */
  readonly daySunshineH: number;
  readonly dayReachHours: number;
  /** Rain that washes spores off in one hour, and in each of two hours, mm; hours before and after that lose them. */
  readonly washOnceMm: number;
  readonly washSpellMm: number;
  readonly washReachHours: number;
}

/** Koshimizu 1988 with the table of Mie prefecture, 15…25 °C. */
export const BLASTAM_RULE: BlastamRule = {
  coldMeanC: 20,
  dayReachHours: 3,
  daySunshineH: 0.1,
  dryingSunshineH: 0.2,
  hotMeanC: 25,
  leastWetHours: 10,
  mostGapHours: 3,
  rainSunshineH: 0.1,
  requiredFromC: 15,
  requiredHours: [17, 15, 14, 13, 12, 11, 11, 10, 10, 10, 10],
  ruleSetId: BUILT_IN,
  steadyWindMs: 3,
  strongWindMs: 4,
  washOnceMm: 4,
  washReachHours: 9,
  washSpellMm: 3,
};
