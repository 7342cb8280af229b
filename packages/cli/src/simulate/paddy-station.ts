// SPDX-License-Identifier: Apache-2.0
import type { SeededNoise } from './seeded-noise.js';
import type { QuantityName } from './quantities.js';
import { dayOfYear, weatherAt, type HourOfWeather } from './weather.js';

/** One value of a simulated device, in the quantity's unit; not yet scaled. */
export interface SimulatedValue {
  readonly channel: string;
  readonly quantity: QuantityName;
  readonly value: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Days of the year (0-based): transplanting 25 May, final drain 10 September. */
const TRANSPLANT = 144;
const DRAIN = 252;
/** Alternate wetting and drying: from +50 mm at 7 mm a day down to the safe limit −150 mm (IRRI), then flooded again. */
const FLOOD_MM = 50;
const LOSS_MM_PER_DAY = 7;
const SAFE_MM = -150;

/** Mild, calm and clouded, with one hour of rain. Times in UTC ms; the end is not included. */
export interface CalmSpell {
  readonly fromMs: number;
  /** Start of the hour that rains. */
  readonly rainMs: number;
  /** °C. */
  readonly temperature: number;
  readonly untilMs: number;
}

/** What a paddy station measures at a time: weather of the past hour, water table, bulk soil EC. Synthetic. */
export function paddyValues(
  noise: SeededNoise,
  timeMs: number,
  calmSpell?: CalmSpell,
): SimulatedValue[] {
  const isCalm = calmSpell && timeMs >= calmSpell.fromMs && timeMs < calmSpell.untilMs;
  const weather = isCalm ? calmWeather(calmSpell, timeMs) : weatherAt(noise, timeMs);
  const water = waterLevel(noise, timeMs);
  // Bulk EC rises as the water table falls; 0.6…1.5 dS/m, the span of reclaimed coastal paddies. Not ECe.
  const conductivity = 0.7 + Math.max(0, -water) / 300 + 0.1 * noise.smooth('ec', timeMs / DAY_MS);
  return [
    own('air-temperature', weather.temperature),
    own('relative-humidity', weather.humidity),
    own('leaf-wetness', weather.wetMinutes),
    own('rain', weather.rain),
    own('wind-speed', weather.wind),
    own('sunshine', weather.sunshine),
    own('water-level', water),
    own('soil-bulk-ec', conductivity),
  ];
}

/** The base case of the blast rule's table: no wind to dry the leaves, no sun, one millimetre of rain (BLASTAM). */
function calmWeather({ rainMs, temperature }: CalmSpell, timeMs: number): HourOfWeather {
  const isRain = timeMs >= rainMs && timeMs < rainMs + HOUR_MS;
  return {
    humidity: 95,
    rain: isRain ? 1 : 0,
    sunshine: 0,
    temperature,
    wetMinutes: 60,
    wind: 0.5,
  };
}

function own(quantity: QuantityName, value: number): SimulatedValue {
  return { channel: quantity, quantity, value };
}

function waterLevel(noise: SeededNoise, timeMs: number): number {
  const localDays = (timeMs + 8 * HOUR_MS) / DAY_MS;
  const day = dayOfYear(localDays);
  if (day < TRANSPLANT || day >= DRAIN) return SAFE_MM - 150 + 20 * noise.smooth('dry', localDays);
  const cycle = (FLOOD_MM - SAFE_MM) / LOSS_MM_PER_DAY;
  const since = (day - TRANSPLANT) % cycle;
  return FLOOD_MM - LOSS_MM_PER_DAY * since + 4 * noise.smooth('water', localDays * 4);
}
