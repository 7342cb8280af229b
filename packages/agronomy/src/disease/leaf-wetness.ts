// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN, type ModelRule } from '../model-result.js';

/** Inputs of the CART/SLD rule. */
export interface CanopyHour {
  /** Air temperature, °C. */
  readonly temperatureC: number;
  /** Air temperature less dew point, K. */
  readonly dewPointDepressionC: number;
  /** Relative humidity, %. */
  readonly humidityPercent: number;
  /** Wind at canopy height (0.3 m), m/s. */
  readonly windMs: number;
}

/** Numbers of the two rules; a dated rule set, see {@link LEAF_WETNESS_RULE}. */
export interface LeafWetnessRule extends ModelRule {
  /** Humidity from which on leaves are wet by humidity alone, %. */
  readonly humidPercent: number;
  /** CART: dry from this dew-point depression on, K; calm below this wind, m/s; in wind dry below this humidity, %. */
  readonly dryFromK: number;
  readonly calmBelowMs: number;
  readonly windyHumidPercent: number;
  /** Coefficients of the calm discriminant, of √T, T², RH, u·DPD and T·RH, and the value above which it is wet. */
  readonly calm: readonly number[];
  readonly calmWetAbove: number;
  /** Coefficients of the discriminant in wind, of √T, RH, u, T·u and u·DPD, and the value above which it is wet. */
  readonly windy: readonly number[];
  readonly windyWetAbove: number;
}

/** EPIRICE's humidity; Gleason 1994 and Kim et al. 2002. */
export const LEAF_WETNESS_RULE: LeafWetnessRule = {
  calm: [1.6064, 0.0036, 0.1531, -0.4599, -0.0035],
  calmBelowMs: 2.5,
  calmWetAbove: 14.4674,
  dryFromK: 3.7,
  humidPercent: 90,
  ruleSetId: BUILT_IN,
  windy: [0.7921, 0.0046, -2.3889, -0.039, 1.0613],
  windyHumidPercent: 87.8,
  windyWetAbove: 37,
};

/** Wet leaves by humidity alone: RH ≥ 90 % (EPIRICE). @param humidityPercent - 0…100. */
export function isWetByHumidity(
  humidityPercent: number,
  { humidPercent }: LeafWetnessRule = LEAF_WETNESS_RULE,
): boolean {
  return humidityPercent >= humidPercent;
}

/** Left side of the calm-air discriminant of CART/SLD; wet above 14.4674. */
export function calmDiscriminant(
  hour: CanopyHour,
  { calm }: LeafWetnessRule = LEAF_WETNESS_RULE,
): number {
  const { dewPointDepressionC: dpd, humidityPercent: rh, temperatureC: t, windMs: u } = hour;
  const [ofRoot = 0, ofSquare = 0, ofHumidity = 0, ofWindDpd = 0, ofWarmHumidity = 0] = calm;
  return (
    ofRoot * Math.sqrt(t) +
    ofSquare * t * t +
    ofHumidity * rh +
    ofWindDpd * u * dpd +
    ofWarmHumidity * t * rh
  );
}

/**
 * Wet leaves without a sensor: classification tree with stepwise linear discriminants (Gleason 1994; Kim et al. 2002).
 * Below 0 °C its root is not defined: undefined.
 */
export function isWetByCart(
  hour: CanopyHour,
  rule: LeafWetnessRule = LEAF_WETNESS_RULE,
): boolean | undefined {
  const { dewPointDepressionC: dpd, humidityPercent: rh, temperatureC: t, windMs: u } = hour;
  if (t < 0) return undefined;
  if (dpd >= rule.dryFromK) return false;
  if (u < rule.calmBelowMs) return calmDiscriminant(hour, rule) > rule.calmWetAbove;
  return rh >= rule.windyHumidPercent && windyDiscriminant(hour, rule) > rule.windyWetAbove;
}

function windyDiscriminant(hour: CanopyHour, { windy }: LeafWetnessRule): number {
  const { dewPointDepressionC: dpd, humidityPercent: rh, temperatureC: t, windMs: u } = hour;
  const [ofRoot = 0, ofHumidity = 0, ofWind = 0, ofWarmWind = 0, ofWindDpd = 0] = windy;
  return (
    ofRoot * Math.sqrt(t) + ofHumidity * rh + ofWind * u + ofWarmWind * t * u + ofWindDpd * u * dpd
  );
}

/**
 * Wind at canopy height from wind at mast height by the logarithmic profile over rough ground (unconfirmed for paddies).
 * @param mastM - height of the anemometer, m. @param roughnessM - roughness length, m.
 */
export function canopyWind(windMs: number, mastM = 10, canopyM = 0.3, roughnessM = 0.03): number {
  return (windMs * Math.log(canopyM / roughnessM)) / Math.log(mastM / roughnessM);
}
