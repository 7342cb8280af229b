// SPDX-License-Identifier: Apache-2.0
import { demandInput, type ModelStamp } from '../model-result.js';
import { checkHourly, type CheckedWeather, type HourlyWeather } from '../weather/hourly.js';
import { BLASTAM_RULE, type BlastamRule } from './blastam-rule.js';
import { leafWetness, WINDOW_FROM, WINDOW_TO } from './blastam-wetness.js';

/** Version of the model; another may say something else of the same weather. */
export const BLASTAM_VERSION = '1';
const HOURS = 120;
/** What every hour of the window must have. */
const NEEDED = ['temperatureC', 'windMs', 'rainMm'] as const;

/**
 * `none`: too few wet hours. `1` five-day mean too low, `2` too high, `3` the wet period's mean outside 15–25 °C, `4` fewer wet hours
 * than its temperature asks for: labels, not an order. `favourable`: infection was possible. `not-judgeable`: something is missing.
 */
export type BlastVerdict = 'none' | '1' | '2' | '3' | '4' | 'favourable' | 'not-judgeable';

/** A run of wet hours; indices of the series. */
export interface WetRun {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
  readonly meanC: number;
}

/** BLASTAM's answer for day 5. */
export interface BlastResult extends ModelStamp {
  readonly verdict: BlastVerdict;
  /** The first wet run of the window, which the verdict is about. */
  readonly wetPeriod?: WetRun;
  /** Later runs of the window: shown beside it, they do not enter the verdict. */
  readonly laterRuns: readonly WetRun[];
  /** Mean of the 120 hours, °C. */
  readonly fiveDayMeanC?: number;
  /** Wet hours that the wet period's temperature asks for. */
  readonly requiredHours?: number;
  /** Hours at which rain washed spores off. */
  readonly washedAt: readonly number[];
  /** Hours whose temperature was interpolated. */
  readonly interpolated: readonly number[];
  /** What kept the model from judging, e.g. `windMs@95`. */
  readonly missing: readonly string[];
}

/**
 * Risk of leaf blast infection on day 5 of five days of hourly weather, day 1 00:00 first (Koshimizu 1988; Miyagi, Mie and Oita
 * prefectures). Regional: nitrogen, cultivar and seed boxes are outside it.
 * @throws ModelInputError unless there are 120 hours.
 */
export function blastam(
  series: readonly HourlyWeather[],
  rule: BlastamRule = BLASTAM_RULE,
): BlastResult {
  demandInput(series.length === HOURS, `expected 120 hours, got ${series.length}`);
  return blastamOfChecked(checkHourly(series), rule);
}

/** The same for 120 hours whose impossible values are taken out already. */
export function blastamOfChecked(
  { hours, voided }: CheckedWeather,
  rule: BlastamRule,
): BlastResult {
  const { interpolated, temperatures } = withoutShortGaps(hours, rule);
  const { ruleSetId } = rule;
  const stamp = { interpolated, model: 'blastam', ruleSetId, version: BLASTAM_VERSION, voided };
  const missing = missingInputs(hours, temperatures);
  const known = missing.length === 0 ? wetnessOf(hours, rule) : undefined;
  const unknownWash = known ? unknownWashes(hours, known.wet, rule) : [];
  if (!known || unknownWash.length > 0) {
    return {
      ...stamp,
      laterRuns: [],
      missing: [...missing, ...unknownWash],
      verdict: 'not-judgeable',
      washedAt: [],
    };
  }
  const temperature = (index: number): number => temperatures[index] ?? Number.NaN;
  const [wetPeriod, ...laterRuns] = runsOf(known.wet, temperature);
  const fiveDayMeanC = mean(temperatures.map((_, index) => temperature(index)));
  const requiredHours = wetPeriod && requiredAt(rule, halfUp(wetPeriod.meanC));
  return {
    ...stamp,
    fiveDayMeanC,
    laterRuns,
    missing,
    verdict: verdictOf(rule, wetPeriod, fiveDayMeanC),
    washedAt: known.washedAt,
    ...(wetPeriod && { wetPeriod }),
    ...(requiredHours !== undefined && { requiredHours }),
  };
}

function verdictOf(
  rule: BlastamRule,
  wetPeriod: WetRun | undefined,
  fiveDayMeanC: number,
): BlastVerdict {
  if (!wetPeriod || wetPeriod.hours < rule.leastWetHours) return 'none';
  if (fiveDayMeanC < rule.coldMeanC) return '1';
  if (fiveDayMeanC > rule.hotMeanC) return '2';
  const hottest = rule.requiredFromC + rule.requiredHours.length - 1;
  if (wetPeriod.meanC < rule.requiredFromC || wetPeriod.meanC > hottest) return '3';
  const required = requiredAt(rule, halfUp(wetPeriod.meanC)) ?? Number.POSITIVE_INFINITY;
  return wetPeriod.hours < required ? '4' : 'favourable';
}

/** Wet hours that infection takes at a whole temperature; undefined outside the table. */
function requiredAt(
  { requiredFromC, requiredHours }: BlastamRule,
  wholeC: number,
): number | undefined {
  return requiredHours[wholeC - requiredFromC];
}

function wetnessOf(
  hours: readonly HourlyWeather[],
  rule: BlastamRule,
): ReturnType<typeof leafWetness> {
  const weather = {
    rain: (index: number) => hours[index]?.rainMm ?? 0,
    sunshine: (index: number) => hours[index]?.sunshineH ?? 0,
    wind: (index: number) => hours[index]?.windMs ?? 0,
  };
  return leafWetness(weather, rule);
}

/** What the window lacks, and temperatures that no short gap explains. Sunshine that is void counts as none. */
function missingInputs(
  hours: readonly HourlyWeather[],
  temperatures: readonly (number | undefined)[],
): string[] {
  return hours.flatMap((hour, index) => {
    const isWindow = index >= WINDOW_FROM && index <= WINDOW_TO;
    if (!isWindow) return temperatures[index] === undefined ? [`temperatureC@${index}`] : [];
    return NEEDED.filter((quantity) => hour[quantity] === undefined).map(
      (quantity) => `${quantity}@${index}`,
    );
  });
}

/** Rain before the window that nobody measured, where it could have washed a wet hour. */
function unknownWashes(
  hours: readonly HourlyWeather[],
  wet: readonly number[],
  { washReachHours }: BlastamRule,
): string[] {
  const unknown: string[] = [];
  for (let index = WINDOW_FROM - washReachHours; index < WINDOW_FROM; index += 1) {
    const couldWash = wet.some((hour) => hour - index <= washReachHours);
    if (hours[index]?.rainMm === undefined && couldWash) unknown.push(`rainMm@${index}`);
  }
  return unknown;
}

/** Straight lines over short gaps before the window. */
function withoutShortGaps(
  hours: readonly HourlyWeather[],
  { mostGapHours }: BlastamRule,
): {
  readonly interpolated: number[];
  readonly temperatures: (number | undefined)[];
} {
  const temperatures = hours.map(({ temperatureC }) => temperatureC);
  const interpolated: number[] = [];
  for (let index = 1; index < temperatures.length; index += 1) {
    const before = temperatures[index - 1];
    if (temperatures[index] !== undefined || before === undefined) continue;
    const end = temperatures.findIndex((value, at) => at > index && value !== undefined);
    const after = temperatures[end];
    if (after === undefined || end - index > mostGapHours) continue;
    for (let at = index; at < end; at += 1) {
      temperatures[at] = before + ((after - before) * (at - index + 1)) / (end - index + 1);
      interpolated.push(at);
    }
  }
  return { interpolated, temperatures };
}

function runsOf(wet: readonly number[], temperature: (index: number) => number): WetRun[] {
  const runs: { from: number; to: number }[] = [];
  for (const hour of wet) {
    const last = runs.at(-1);
    if (last?.to === hour - 1) last.to = hour;
    else runs.push({ from: hour, to: hour });
  }
  return runs.map(({ from, to }) => {
    const hours = to - from + 1;
    return {
      from,
      hours,
      meanC: mean(Array.from({ length: hours }, (_, at) => temperature(from + at))),
      to,
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Nearest whole number, halves upwards; sums of tenths are a hair off. */
function halfUp(value: number): number {
  return Math.floor(value + 0.5 + 1e-9);
}
