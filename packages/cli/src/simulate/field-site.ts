// SPDX-License-Identifier: Apache-2.0
import type { SeededNoise } from './seeded-noise.js';
import type { HourOfWeather } from './weather.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** °C by which a station reads warmer or cooler than its district all season: its height, its shade, its tolerance. */
const BIAS_C = 0.5;
/** °C by which it differs for some hours. */
const PASSING_C = 0.4;
/** Share of a day's rain that falls here and not there. */
const RAIN_SHARE = 0.25;
/** Shares of wind that dykes and trees hold off or let through. */
const WIND_SHARE = 0.15;
const HUMIDITY = 2;

/** What one place has of its own under the weather of its district. Synthetic. */
export interface FieldSite {
  /** Fixed for a season, uniform in [−1, 1]. */
  fixed(name: string): number;
  /** Smooth in time, within [−1, 1]. */
  passing(name: string, position: number): number;
}

/** The place of a device: the same seed and name give the same place. */
export function fieldSite(noise: SeededNoise, name: string): FieldSite {
  return {
    fixed: (what) => 2 * noise.at(`site/${name}/${what}`, 0) - 1,
    passing: (what, position) => noise.smooth(`site/${name}/${what}`, position),
  };
}

/** The district's weather as it is at one place: never sun at night, nor rain where none falls. */
export function weatherOfSite(
  weather: HourOfWeather,
  site: FieldSite,
  timeMs: number,
): HourOfWeather {
  const { humidity, rain, sunshine, temperature, wind } = weather;
  const hours = timeMs / HOUR_MS;
  const warmer = BIAS_C * site.fixed('warm') + PASSING_C * site.passing('warm', hours / 6);
  const rains = 1 + RAIN_SHARE * site.passing('rain', timeMs / DAY_MS);
  const blows = 1 + WIND_SHARE * site.fixed('wind') + 0.1 * site.passing('wind', hours / 2);
  // Warmer air of the same vapour is drier: some 6 % of its humidity for each degree.
  const relative = humidity * (1 - 0.06 * warmer) + HUMIDITY * site.passing('humid', hours / 4);
  return {
    ...weather,
    humidity: Math.min(100, relative),
    rain: rain * rains,
    sunshine: sunshine > 0 ? clipped(sunshine + 0.05 * site.passing('sun', hours / 2)) : 0,
    temperature: temperature + warmer,
    wind: wind * blows,
  };
}

function clipped(share: number): number {
  return Math.min(1, Math.max(0, share));
}
