// SPDX-License-Identifier: Apache-2.0
import type { SeededNoise } from './seeded-noise.js';

/** Synthetic weather of one hour that ends at the asked time; never a measurement. */
export interface HourOfWeather {
  readonly temperature: number;
  readonly humidity: number;
  readonly rain: number;
  readonly wind: number;
  /** Hours of sun within the hour, 0…1. */
  readonly sunshine: number;
  /** Minutes of leaf wetness within the hour, 0…60. */
  readonly wetMinutes: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SHANGHAI_MS = 8 * HOUR_MS;
/** Chance of a wet day by month, about the course at the Liaohe delta (summer monsoon); synthetic. */
const WET_DAY = [0.06, 0.08, 0.12, 0.18, 0.22, 0.3, 0.42, 0.38, 0.24, 0.18, 0.14, 0.08] as const;

/**
 * Weather of a coastal paddy at 41° N, labelled synthetic. Formulas, t in local days:
 * - mean T = 10 + 15 sin(2π(day − 110)/365) + 3·n(1/3 day⁻¹); daily swing ±5 °C (±2 °C on wet days), warmest 15:00.
 * - dew point = the day's minimum T − 1 (wet days: mean T − 1); RH by Magnus (a 17.62, b 243.12 °C), at most 100 %.
 * - a wet day has one spell of 3–9 h, 0.3–3.9 mm/h; sun between sunrise and sunset (12 ± 3 h), none in rain, less under cloud.
 * - wind = 2.2 + 1.2 in the afternoon + 1.5·n m/s, at least 0; leaves are wet where it rains or RH ≥ 90 %.
 */
export function weatherAt(noise: SeededNoise, timeMs: number): HourOfWeather {
  const local = timeMs + SHANGHAI_MS - HOUR_MS / 2;
  const day = Math.floor(local / DAY_MS);
  const hour = (local - day * DAY_MS) / HOUR_MS;
  const wet = isWetDay(noise, day);
  const mean = dayMean(noise, local / DAY_MS);
  const swing = wet ? 2 : 5;
  const temperature = mean + swing * Math.cos((2 * Math.PI * (hour - 15)) / 24);
  const dewPoint = wet ? mean - 1 : mean - swing - 1;
  const humidity = Math.min(100, (100 * vapour(dewPoint)) / vapour(temperature));
  const rain = wet ? spellRain(noise, day, hour) : 0;
  const afternoon = Math.max(0, Math.cos((2 * Math.PI * (hour - 14)) / 24));
  const wind = Math.max(0, 2.2 + 1.2 * afternoon + 1.5 * noise.smooth('wind', local / HOUR_MS / 3));
  return {
    temperature,
    humidity,
    rain,
    wind,
    sunshine: rain > 0 ? 0 : sunOf(noise, day, hour, wet),
    wetMinutes: wetMinutes(rain, humidity),
  };
}

/** Mean air temperature of a time, °C; what a grain bin follows slowly. @param localDays - days since 1970, local. */
export function dayMean(noise: SeededNoise, localDays: number): number {
  const season = Math.sin((2 * Math.PI * (dayOfYear(localDays) - 110)) / 365);
  return 10 + 15 * season + 3 * noise.smooth('synoptic', localDays / 3);
}

/** Day of the year, 0…365, of a count of local days. */
export function dayOfYear(localDays: number): number {
  const year = new Date(localDays * DAY_MS).getUTCFullYear();
  return localDays - Date.UTC(year, 0, 1) / DAY_MS;
}

function isWetDay(noise: SeededNoise, day: number): boolean {
  const month = new Date(day * DAY_MS).getUTCMonth();
  return noise.at('wet-day', day) < (WET_DAY[month] ?? 0);
}

function spellRain(noise: SeededNoise, day: number, hour: number): number {
  const start = Math.floor(noise.at('spell-start', day) * 15);
  const hours = 3 + Math.floor(noise.at('spell-hours', day) * 7);
  if (hour < start || hour >= start + hours) return 0;
  return 0.3 + 3.6 * noise.at('rain', day * 24 + Math.floor(hour)) ** 2;
}

function sunOf(noise: SeededNoise, day: number, hour: number, wet: boolean): number {
  const length = 12 + 3 * Math.sin((2 * Math.PI * (dayOfYear(day) - 80)) / 365);
  if (Math.abs(hour - 12) > length / 2) return 0;
  const clear = wet ? 0.2 : 0.85;
  return Math.max(0, Math.min(1, clear + 0.4 * noise.smooth('cloud', day * 24 + hour)));
}

function wetMinutes(rain: number, humidity: number): number {
  if (rain > 0) return 60;
  return humidity >= 90 ? Math.min(60, Math.round((humidity - 88) * 10)) : 0;
}

/** Saturation vapour pressure, hPa, by Magnus. */
function vapour(temperature: number): number {
  return 6.112 * Math.exp((17.62 * temperature) / (243.12 + temperature));
}
