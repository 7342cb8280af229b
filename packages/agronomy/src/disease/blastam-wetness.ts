// SPDX-License-Identifier: Apache-2.0
import type { BlastamRule } from './blastam-rule.js';

// Leaf wetness of BLASTAM (Koshimizu 1988, as operated by Miyagi, Mie and Oita prefectures): one boolean an hour from 16:00 of
// the day before to 15:00. Indices are hours of a series of 120; 88 is 16:00 of day 4, 111 is 15:00 of day 5.

/** First and last hour of the window. */
export const [WINDOW_FROM, WINDOW_TO] = [88, 111] as readonly [number, number];
/** 18:00, from which on the wind of the next hour counts. */
const EVENING = 90;
const MIDNIGHT = 96;
/** 04:00, up to which three hours of wind are asked for, and from which on one is enough. */
const SMALL_HOURS = 100;
/** 06:00 and 08:00 of day 5. */
const [SIX, EIGHT] = [102, 104] as readonly [number, number];
/** 07:00, the last hour that night wetness lasts to. */
const NIGHT_END = 103;

/** What wetness is judged by; `rain` and `wind` of the window are known, sunshine that was void is 0. */
export interface WetnessWeather {
  readonly rain: (index: number) => number;
  readonly wind: (index: number) => number;
  readonly sunshine: (index: number) => number;
}

/** Wet hours of the window after washing, and the hours at which rain washed. */
export interface Wetness {
  readonly wet: readonly number[];
  readonly washedAt: readonly number[];
}

/** Weather with the numbers that it is judged by. */
interface Judged extends WetnessWeather {
  readonly rule: BlastamRule;
}

/** @returns wet hours, ascending. */
export function leafWetness(weather: WetnessWeather, rule: BlastamRule): Wetness {
  const wet = new Set<number>();
  const judged = { ...weather, rule };
  wetNight(judged, wet);
  wetDay(judged, wet);
  const washedAt = washes(judged);
  const kept = [...wet].filter(
    (hour) => !washedAt.some((wash) => Math.abs(hour - wash) <= rule.washReachHours),
  );
  return { washedAt, wet: kept.sort((a, b) => a - b) };
}

function wetNight(weather: Judged, wet: Set<number>): void {
  let sunshine = 0;
  for (let hour = WINDOW_FROM; hour <= NIGHT_END; hour += 1) {
    if (hour === MIDNIGHT) sunshine = 0;
    if (weather.rain(hour) > 0) {
      if (!wet.has(hour)) sunshine = 0;
      for (let at = Math.max(WINDOW_FROM, hour - 1); at <= NIGHT_END; at += 1) wet.add(at);
    }
    sunshine += nightSunshine(weather, hour);
    if (sunshine > weather.rule.dryingSunshineH + 1e-9 || windBreaks(weather, hour)) {
      for (let at = hour; at <= NIGHT_END; at += 1) wet.delete(at);
    }
  }
}

/** A little sunshine in an hour with rain counts as none. */
function nightSunshine({ rain, rule, sunshine }: Judged, hour: number): number {
  return rain(hour) > 0 && sunshine(hour) <= rule.rainSunshineH ? 0 : sunshine(hour);
}

function windBreaks(weather: Judged, hour: number): boolean {
  const { steadyWindMs, strongWindMs } = weather.rule;
  const isSteady = (at: number): boolean => steadyWind(weather, at) >= steadyWindMs;
  if (weather.wind(hour) >= strongWindMs) return true;
  if (hour >= EVENING && hour <= SMALL_HOURS) {
    if (weather.wind(hour + 1) >= strongWindMs) return true;
    if (isSteady(hour - 1) && isSteady(hour) && isSteady(hour + 1)) return true;
  }
  return hour >= SMALL_HOURS && isSteady(hour);
}

/** Exactly the steady wind (3 m/s) in an hour with rain counts as one less. */
function steadyWind({ rain, rule, wind }: Judged, hour: number): number {
  const { steadyWindMs } = rule;
  return wind(hour) === steadyWindMs && rain(hour) > 0 ? steadyWindMs - 1 : wind(hour);
}

function wetDay(weather: Judged, wet: Set<number>): void {
  for (let rainy = SIX; rainy <= WINDOW_TO; rainy += 1) {
    if (weather.rain(rainy) > 0) wetAround(weather, wet, rainy);
  }
  for (let gap = EIGHT; gap < WINDOW_TO; gap += 1) {
    if (joins(weather, wet, gap)) wet.add(gap);
  }
}

/** The rain hour and the three before and after it, those only from 08:00 to 15:00. */
function wetAround(weather: Judged, wet: Set<number>, rainy: number): void {
  const { dayReachHours } = weather.rule;
  for (let hour = rainy - dayReachHours; hour <= rainy + dayReachHours; hour += 1) {
    const counts = hour === rainy || (hour >= EIGHT && hour <= WINDOW_TO);
    if (counts && isWetDayHour(weather, hour)) wet.add(hour);
  }
}

/** One dry hour between two wet ones. */
function joins({ rule, sunshine, wind }: Judged, wet: Set<number>, gap: number): boolean {
  const isBetween = !wet.has(gap) && wet.has(gap - 1) && wet.has(gap + 1);
  return isBetween && sunshine(gap) <= rule.daySunshineH && wind(gap) <= rule.steadyWindMs;
}

function isWetDayHour({ rule, sunshine, wind }: Judged, hour: number): boolean {
  return wind(hour) < rule.steadyWindMs && sunshine(hour) <= rule.daySunshineH;
}

/** Hours at which rain washes spores off: 4 mm, or the first of two or more hours of 3 mm. */
function washes({ rain, rule }: Judged): number[] {
  const { washOnceMm, washReachHours, washSpellMm } = rule;
  const found: number[] = [];
  for (let hour = WINDOW_FROM - washReachHours; hour <= WINDOW_TO; hour += 1) {
    const isSpell = rain(hour) >= washSpellMm && rain(hour - 1) < washSpellMm;
    const isLong = isSpell && hour < WINDOW_TO && rain(hour + 1) >= washSpellMm;
    if (rain(hour) >= washOnceMm || isLong) found.push(hour);
  }
  return found;
}
