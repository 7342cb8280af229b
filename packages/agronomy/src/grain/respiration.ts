// SPDX-License-Identifier: Apache-2.0
import { power } from '../power.js';
import { demandInput } from '../model-result.js';

/** Grams of CO2 for each gram of dry matter lost (glucose: 264/180). */
export const CO2_PER_DRY_MATTER = 264 / 180;
/** Share of dry matter that may be lost, %. */
export const DRY_MATTER_LOSS_LIMIT_PERCENT = 0.5;
const [LOW, HIGH] = [
  { moisture: 13, mgPer100g: 0.5 },
  { moisture: 17, mgPer100g: 18 },
] as const;
const REFERENCE_C = 38;

/**
 * Respiration of paddy, mg CO2 per 100 g and day: 0.5 at 13 % and 18 at 17 % at 38 °C, exponential in between, doubling per 10 °C.
 * @param moisturePercent - % wet basis. @throws ModelInputError outside 10…20 %, where nothing was measured.
 */
export function respiration(moisturePercent: number, temperatureC: number): number {
  demandInput(
    moisturePercent >= 10 && moisturePercent <= 20,
    `expected 10…20 % wet basis, got ${moisturePercent}`,
  );
  const slope = Math.log(HIGH.mgPer100g / LOW.mgPer100g) / (HIGH.moisture - LOW.moisture);
  const atReference = LOW.mgPer100g * Math.exp(slope * (moisturePercent - LOW.moisture));
  return atReference * power(2, (temperatureC - REFERENCE_C) / 10);
}

/** Dry matter lost for CO2 given off, in the same unit of mass. */
export function dryMatterLoss(co2: number): number {
  return co2 / CO2_PER_DRY_MATTER;
}

/** What CO2 in the headspace says (Maier 2006), ppm. */
export type HeadspaceState = 'safe' | 'watch' | 'problem' | 'spoiling';

/** @param ppm - headspace, lasting. @throws ModelInputError below 0. */
export function headspaceState(ppm: number): HeadspaceState {
  demandInput(ppm >= 0, `expected ppm from 0, got ${ppm}`);
  if (ppm >= 3_000) return 'spoiling';
  if (ppm >= 1_000) return 'problem';
  return ppm > 500 ? 'watch' : 'safe';
}
