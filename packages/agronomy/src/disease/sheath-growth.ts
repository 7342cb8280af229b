// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';
import { betweenPoints, type TablePoints } from './table-curve.js';

/** Vertical growth of sheath blight at 100 % RH by temperature, cm a day (Hashiba 1982). */
const GROWTH: TablePoints = [
  [20, 0.48],
  [23, 1.13],
  [25, 1.35],
  [28, 1.58],
];
/** Factor of relative humidity, at 25 °C. */
const HUMIDITY: TablePoints = [
  [86, 0.38],
  [90, 0.87],
  [95, 0.96],
  [98, 0.99],
  [100, 1],
];
/** Most growth by days after heading, cm a day. */
const CAP: TablePoints = [
  [2, 1.12],
  [5, 1.32],
  [10, 1.71],
  [15, 1.59],
];

/**
 * Vertical growth of sheath blight, cm a day; `undefined` outside what was measured (20…28 °C, RH 86…100 %), where the model says
 * nothing.
 * @param daysAfterHeading - caps the growth within 2…15 days; absent or beyond, nothing caps it.
 * @throws ModelInputError for a humidity outside 0…100 %.
 */
export function sheathBlightGrowth(
  temperatureC: number,
  humidityPercent: number,
  daysAfterHeading?: number,
): number | undefined {
  demandInput(
    humidityPercent >= 0 && humidityPercent <= 100,
    `expected RH 0…100 %, got ${humidityPercent}`,
  );
  const growth = betweenPoints(GROWTH, temperatureC);
  const factor = betweenPoints(HUMIDITY, humidityPercent);
  if (growth === undefined || factor === undefined) return undefined;
  const cap = daysAfterHeading === undefined ? undefined : betweenPoints(CAP, daysAfterHeading);
  return Math.min(growth * factor, cap ?? Number.POSITIVE_INFINITY);
}
