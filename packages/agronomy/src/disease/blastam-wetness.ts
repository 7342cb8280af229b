// SPDX-License-Identifier: Apache-2.0
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
const SUNSHINE_DRIES_H = 0.2;
const [STRONG_MS, STEADY_MS] = [4, 3] as const;
const DAY_SUNSHINE_H = 0.1;
const DAY_REACH_H = 3;
const [WASH_ONCE_MM, WASH_SPELL_MM, WASH_REACH_H] = [4, 3, 9] as const;

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

/** @returns wet hours, ascending. */
export function leafWetness(weather: WetnessWeather): Wetness {
  const wet = new Set<number>();
  wetNight(weather, wet);
  wetDay(weather, wet);
  const washedAt = washes(weather);
  const kept = [...wet].filter(
    (hour) => !washedAt.some((wash) => Math.abs(hour - wash) <= WASH_REACH_H),
  );
  return { washedAt, wet: kept.sort((a, b) => a - b) };
}

function wetNight(weather: WetnessWeather, wet: Set<number>): void {
  let sunshine = 0;
  for (let hour = WINDOW_FROM; hour <= NIGHT_END; hour += 1) {
    if (hour === MIDNIGHT) sunshine = 0;
    if (weather.rain(hour) > 0) {
      if (!wet.has(hour)) sunshine = 0;
      for (let at = Math.max(WINDOW_FROM, hour - 1); at <= NIGHT_END; at += 1) wet.add(at);
    }
    sunshine += nightSunshine(weather, hour);
    if (sunshine > SUNSHINE_DRIES_H + 1e-9 || windBreaks(weather, hour)) {
      for (let at = hour; at <= NIGHT_END; at += 1) wet.delete(at);
    }
  }
}

/** A tenth of an hour in an hour with rain counts as none. */
function nightSunshine({ rain, sunshine }: WetnessWeather, hour: number): number {
  return rain(hour) > 0 && sunshine(hour) <= 0.1 ? 0 : sunshine(hour);
}

function windBreaks(weather: WetnessWeather, hour: number): boolean {
  const isSteady = (at: number): boolean => steadyWind(weather, at) >= STEADY_MS;
  if (weather.wind(hour) >= STRONG_MS) return true;
  if (hour >= EVENING && hour <= SMALL_HOURS) {
    if (weather.wind(hour + 1) >= STRONG_MS) return true;
    if (isSteady(hour - 1) && isSteady(hour) && isSteady(hour + 1)) return true;
  }
  return hour >= SMALL_HOURS && isSteady(hour);
}

/** Exactly 3 m/s in an hour with rain counts as 2. */
function steadyWind({ rain, wind }: WetnessWeather, hour: number): number {
  return wind(hour) === STEADY_MS && rain(hour) > 0 ? 2 : wind(hour);
}

function wetDay(weather: WetnessWeather, wet: Set<number>): void {
  for (let rainy = SIX; rainy <= WINDOW_TO; rainy += 1) {
    if (weather.rain(rainy) > 0) wetAround(weather, wet, rainy);
  }
  for (let gap = EIGHT; gap < WINDOW_TO; gap += 1) {
    if (joins(weather, wet, gap)) wet.add(gap);
  }
}

/** The rain hour and the three before and after it, those only from 08:00 to 15:00. */
function wetAround(weather: WetnessWeather, wet: Set<number>, rainy: number): void {
  for (let hour = rainy - DAY_REACH_H; hour <= rainy + DAY_REACH_H; hour += 1) {
    const counts = hour === rainy || (hour >= EIGHT && hour <= WINDOW_TO);
    if (counts && isWetDayHour(weather, hour)) wet.add(hour);
  }
}

/** One dry hour between two wet ones. */
function joins({ sunshine, wind }: WetnessWeather, wet: Set<number>, gap: number): boolean {
  const isBetween = !wet.has(gap) && wet.has(gap - 1) && wet.has(gap + 1);
  return isBetween && sunshine(gap) <= DAY_SUNSHINE_H && wind(gap) <= STEADY_MS;
}

function isWetDayHour({ sunshine, wind }: WetnessWeather, hour: number): boolean {
  return wind(hour) < STEADY_MS && sunshine(hour) <= DAY_SUNSHINE_H;
}

/** Hours at which rain washes spores off: 4 mm, or the first of two or more hours of 3 mm. */
function washes({ rain }: WetnessWeather): number[] {
  const found: number[] = [];
  for (let hour = WINDOW_FROM - WASH_REACH_H; hour <= WINDOW_TO; hour += 1) {
    const isSpell = rain(hour) >= WASH_SPELL_MM && rain(hour - 1) < WASH_SPELL_MM;
    const isLong = isSpell && hour < WINDOW_TO && rain(hour + 1) >= WASH_SPELL_MM;
    if (rain(hour) >= WASH_ONCE_MM || isLong) found.push(hour);
  }
  return found;
}
