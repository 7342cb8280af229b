// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';

/** Saturation vapour pressure over water, hPa (Magnus, WMO-No. 8: 6.112, 17.62, 243.12). @param temperatureC - −45…60 °C. */
export function saturationPressure(temperatureC: number): number {
  return 6.112 * Math.exp((17.62 * temperatureC) / (243.12 + temperatureC));
}

/** Dew point, °C. @param humidity - 0 < RH ≤ 1. @throws ModelInputError */
export function dewPoint(temperatureC: number, humidity: number): number {
  demandInput(humidity > 0 && humidity <= 1, `expected 0 < RH ≤ 1, got ${humidity}`);
  const log = Math.log(humidity) + (17.62 * temperatureC) / (243.12 + temperatureC);
  return (243.12 * log) / (17.62 - log);
}

/** Relative humidity that air has once it is at another temperature, its vapour unchanged; may exceed 1. */
export function humidityAt(humidity: number, fromC: number, toC: number): number {
  return (humidity * saturationPressure(fromC)) / saturationPressure(toC);
}

/** Headspace less dew point under the film at or below which water condenses, K (LS/T 1202; confirm). */
export const CONDENSATION_MARGIN_K = 3;

/** True when the headspace is so near the dew point under the film that water condenses there. */
export function condenses(headspaceC: number, dewPointUnderFilmC: number): boolean {
  return headspaceC - dewPointUnderFilmC <= CONDENSATION_MARGIN_K;
}
