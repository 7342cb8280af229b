// SPDX-License-Identifier: Apache-2.0
import { power } from '../power.js';
import { BUILT_IN, demandInput, type ModelRule } from '../model-result.js';

/** Mass at another moisture: W2 = W1·(100 − M1)/(100 − M2); moisture in % wet basis. @throws ModelInputError outside 0…<100. */
export function massAtMoisture(mass: number, fromPercent: number, toPercent: number): number {
  for (const percent of [fromPercent, toPercent]) {
    demandInput(percent >= 0 && percent < 100, `expected 0…<100 % wet basis, got ${percent}`);
  }
  return (mass * (100 - fromPercent)) / (100 - toPercent);
}

/** % dry basis → % wet basis. */
export function wetBasis(dryPercent: number): number {
  return (100 * dryPercent) / (100 + dryPercent);
}

/** % wet basis → % dry basis. */
export function dryBasis(wetPercent: number): number {
  demandInput(
    wetPercent >= 0 && wetPercent < 100,
    `expected 0…<100 % wet basis, got ${wetPercent}`,
  );
  return (100 * wetPercent) / (100 - wetPercent);
}

/** Isotherm of rough rice. */
export type Isotherm = 'modified-henderson' | 'chung-pfost';

/** Constants of an isotherm. */
export interface IsothermConstants {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Constants by isotherm; a dated rule set, see {@link ISOTHERM_RULE}. */
export interface IsothermRule extends ModelRule {
  readonly modifiedHenderson: IsothermConstants;
  readonly chungPfost: IsothermConstants;
}

/** Henderson by ASAE D245 (a C of 511.61 circulates and is a typing error); Chung–Pfost unconfirmed (Basunia & Abe 2001). */
export const ISOTHERM_RULE: IsothermRule = {
  chungPfost: { a: 594.61, b: 0.21732, c: 35.703 },
  modifiedHenderson: { a: 1.9187e-5, b: 2.4451, c: 51.161 },
  ruleSetId: BUILT_IN,
};

/**
 * Equilibrium moisture of rough rice, % **wet basis**.
 * @param temperatureC - grain, °C. @param humidity - of the air in equilibrium, 0 < RH < 1.
 * @throws ModelInputError outside these.
 */
export function equilibriumMoisture(
  isotherm: Isotherm,
  temperatureC: number,
  humidity: number,
  rule: IsothermRule = ISOTHERM_RULE,
): number {
  demandInput(humidity > 0 && humidity < 1, `expected 0 < RH < 1, got ${humidity}`);
  if (isotherm === 'modified-henderson') {
    const { a, b, c } = rule.modifiedHenderson;
    return wetBasis(power(-Math.log(1 - humidity) / (a * (temperatureC + c)), 1 / b));
  }
  const { a, b, c } = rule.chungPfost;
  return wetBasis(-Math.log((-Math.log(humidity) * (temperatureC + c)) / a) / b);
}

/** Equilibrium relative humidity of rough rice, 0…1. @param moisturePercent - % **wet basis**. */
export function equilibriumHumidity(
  isotherm: Isotherm,
  temperatureC: number,
  moisturePercent: number,
  rule: IsothermRule = ISOTHERM_RULE,
): number {
  const dry = dryBasis(moisturePercent);
  if (isotherm === 'modified-henderson') {
    const { a, b, c } = rule.modifiedHenderson;
    return 1 - Math.exp(-a * (temperatureC + c) * power(dry, b));
  }
  const { a, b, c } = rule.chungPfost;
  return Math.exp((-a / (temperatureC + c)) * Math.exp(-b * dry));
}

/** Equilibrium moisture of cultivar Oro, % **dry basis**: M = [ln(1 − RH)/(−2.712e-5·(T + 40.32191))]^(1/2.32574). */
export function oroMoisture(temperatureC: number, humidity: number): number {
  demandInput(humidity > 0 && humidity < 1, `expected 0 < RH < 1, got ${humidity}`);
  return power(Math.log(1 - humidity) / (-2.712e-5 * (temperatureC + 40.32191)), 1 / 2.32574);
}
