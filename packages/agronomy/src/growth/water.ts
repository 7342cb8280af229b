// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';

/** Tube reading at which safe alternate wetting and drying floods again, cm below the soil (IRRI). */
export const AWD_REFLOOD_CM = -15;
/** Depth to flood to, and to keep around flowering, cm. */
export const AWD_FLOOD_CM = 5;
const FLOWERING_GUARD_DAYS = 7;

/** What a field is to be given. */
export type WaterAdvice =
  | { readonly advice: 'flood'; readonly toCm: number; readonly reason: 'tube-low' | 'flowering' }
  | { readonly advice: 'wait' };

/**
 * Safe alternate wetting and drying (IRRI). Says nothing of cadmium or arsenic: drying and flooding move them opposite ways.
 * @param levelCm - water above (+) or below (−) the soil in the field tube.
 * @param daysFromFlowering - negative before it; undefined where it is not near or not known.
 * @throws ModelInputError outside −100…50 cm.
 */
export function wettingAndDrying(levelCm: number, daysFromFlowering?: number): WaterAdvice {
  demandInput(levelCm >= -100 && levelCm <= 50, `expected −100…50 cm, got ${levelCm}`);
  const isFlowering =
    daysFromFlowering !== undefined && Math.abs(daysFromFlowering) <= FLOWERING_GUARD_DAYS;
  if (isFlowering && levelCm < AWD_FLOOD_CM)
    return { advice: 'flood', reason: 'flowering', toCm: AWD_FLOOD_CM };
  if (levelCm <= AWD_REFLOOD_CM) return { advice: 'flood', reason: 'tube-low', toCm: AWD_FLOOD_CM };
  return { advice: 'wait' };
}

/** Soil salinity above which rice yields less, dS/m of the saturation extract, and the loss per dS/m, % (Maas & Hoffman). */
export const SALINITY_THRESHOLD_DS_M = 3;
export const SALINITY_SLOPE_PERCENT = 12;
/** Field water above which California's fields lost yield, dS/m (Calif. Agric. 56:189). */
export const FIELD_WATER_THRESHOLD_DS_M = 1.9;

/**
 * Relative yield by soil salinity (Maas & Hoffman), 0…100 %.
 * @param eceDsM - electrical conductivity of the saturation extract, dS/m; a probe's bulk EC is another quantity.
 * @throws ModelInputError for a negative one.
 */
export function relativeYield(eceDsM: number): number {
  demandInput(eceDsM >= 0, `expected dS/m from 0, got ${eceDsM}`);
  const percent = 100 - SALINITY_SLOPE_PERCENT * (eceDsM - SALINITY_THRESHOLD_DS_M);
  return Math.min(100, Math.max(0, percent));
}
