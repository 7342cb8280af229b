// SPDX-License-Identifier: Apache-2.0

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

/** Wet leaves by humidity alone: RH ≥ 90 % (EPIRICE). @param humidityPercent - 0…100. */
export function isWetByHumidity(humidityPercent: number): boolean {
  return humidityPercent >= 90;
}

/** Left side of the calm-air discriminant of CART/SLD; wet above 14.4674. */
export function calmDiscriminant(hour: CanopyHour): number {
  const { dewPointDepressionC: dpd, humidityPercent: rh, temperatureC: t, windMs: u } = hour;
  return 1.6064 * Math.sqrt(t) + 0.0036 * t * t + 0.1531 * rh - 0.4599 * u * dpd - 0.0035 * t * rh;
}

/**
 * Wet leaves without a sensor: classification tree with stepwise linear discriminants (Gleason 1994; Kim et al. 2002).
 * Below 0 °C its root is not defined: undefined.
 */
export function isWetByCart(hour: CanopyHour): boolean | undefined {
  const { dewPointDepressionC: dpd, humidityPercent: rh, temperatureC: t, windMs: u } = hour;
  if (t < 0) return undefined;
  if (dpd >= 3.7) return false;
  if (u < 2.5) return calmDiscriminant(hour) > 14.4674;
  if (rh < 87.8) return false;
  return 0.7921 * Math.sqrt(t) + 0.0046 * rh - 2.3889 * u - 0.039 * t * u + 1.0613 * u * dpd > 37;
}

/**
 * Wind at canopy height from wind at mast height by the logarithmic profile over rough ground (unconfirmed for paddies).
 * @param mastM - height of the anemometer, m. @param roughnessM - roughness length, m.
 */
export function canopyWind(windMs: number, mastM = 10, canopyM = 0.3, roughnessM = 0.03): number {
  return (windMs * Math.log(canopyM / roughnessM)) / Math.log(mastM / roughnessM);
}
