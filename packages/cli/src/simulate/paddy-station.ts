// SPDX-License-Identifier: Apache-2.0
import { fieldSite, weatherOfSite, type FieldSite } from './field-site.js';
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
/** Days of the year (0-based): flooded for puddling 10 May, final drain 10 September. */
const FLOOD = 129;
const DRAIN = 252;
/** Alternate wetting and drying from 2 June, about two weeks after transplanting; not from 27 July to 20 August, about flowering. */
const DRYING = 152;
const GUARD_FROM = 207;
const GUARD_TO = 231;
/** From +50 mm at 7 mm a day down to the safe limit −150 mm (IRRI), then flooded again. */
const FLOOD_MM = 50;
const LOSS_MM_PER_DAY = 7;
const SAFE_MM = -150;
/** °C by which a clouded day swings about its mean. */
const CALM_SWING_C = 1.5;
/** What a field that is kept flooded may lose before it is topped up. */
const TOPPED_DAYS = 2;

/** Mild, calm and clouded, with one hour of rain. Times in UTC ms; the end is not included. */
export interface CalmSpell {
  readonly fromMs: number;
  /** Start of the hour that rains. */
  readonly rainMs: number;
  /** °C. */
  readonly temperature: number;
  readonly untilMs: number;
}

/**
 * What a paddy station measures at a time: weather of the past hour, water table, bulk soil EC. Synthetic.
 * @param siteName - where it stands: neighbours share the weather and differ as fields do; absent: the district itself.
 */
export function paddyValues(
  noise: SeededNoise,
  timeMs: number,
  calmSpell?: CalmSpell,
  siteName?: string,
): SimulatedValue[] {
  const site = siteName === undefined ? undefined : fieldSite(noise, siteName);
  const isCalm = calmSpell && timeMs >= calmSpell.fromMs && timeMs < calmSpell.untilMs;
  const district = isCalm ? calmWeather(calmSpell, timeMs) : weatherAt(noise, timeMs);
  const weather = site ? weatherOfSite(district, site, timeMs) : district;
  const water = waterLevel(noise, timeMs, site);
  // Bulk EC rises as the water table falls; 0.6…1.5 dS/m, the span of reclaimed coastal paddies. Not ECe.
  const soil = 0.7 + 0.1 * (site?.fixed('soil') ?? 0);
  const conductivity = soil + Math.max(0, -water) / 300 + 0.1 * noise.smooth('ec', timeMs / DAY_MS);
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

/** The base case of the blast rule's table: no wind to dry the leaves, no sun, one millimetre of rain (BLASTAM); days of a small swing. */
function calmWeather({ rainMs, temperature }: CalmSpell, timeMs: number): HourOfWeather {
  const hour = ((timeMs + 8 * HOUR_MS) % DAY_MS) / HOUR_MS;
  const isRain = timeMs >= rainMs && timeMs < rainMs + HOUR_MS;
  return {
    humidity: 95,
    rain: isRain ? 1 : 0,
    sunshine: 0,
    temperature: temperature + CALM_SWING_C * Math.cos((2 * Math.PI * (hour - 15)) / 24),
    wetMinutes: 60,
    wind: 0.5,
  };
}

function own(quantity: QuantityName, value: number): SimulatedValue {
  return { channel: quantity, quantity, value };
}

function waterLevel(noise: SeededNoise, timeMs: number, site?: FieldSite): number {
  const localDays = (timeMs + 8 * HOUR_MS) / DAY_MS;
  const day = dayOfYear(localDays);
  if (day < FLOOD || day >= DRAIN) {
    const dry = SAFE_MM - 150 + 25 * (site?.fixed('dry') ?? 0);
    return dry + 20 * noise.smooth('dry', localDays);
  }
  const loss = LOSS_MM_PER_DAY * (1 + 0.2 * (site?.fixed('seepage') ?? 0));
  const since = daysSinceWater(day + (site?.fixed('turn') ?? 0), loss);
  return FLOOD_MM - loss * since + 4 * noise.smooth('water', localDays * 4);
}

/** Days since the field was last flooded, by the time of the season. */
function daysSinceWater(day: number, lossMm: number): number {
  const isKept = day < DRYING || (day >= GUARD_FROM && day < GUARD_TO);
  if (isKept) return positive(day, TOPPED_DAYS);
  const from = day < GUARD_FROM ? DRYING : GUARD_TO;
  return positive(day - from, (FLOOD_MM - SAFE_MM) / lossMm);
}

function positive(value: number, period: number): number {
  return ((value % period) + period) % period;
}
