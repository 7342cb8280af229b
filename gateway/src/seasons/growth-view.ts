// SPDX-License-Identifier: Apache-2.0
import {
  AQUACROP_STAGES,
  FLOWERING_GDD,
  GROWTH_RULE,
  growingDegreeDays,
  MOST_DAILY_GDD,
  stageRange,
  type GrowthRule,
} from '@daoji/agronomy';
import { addDays, numbersOf, type RulePlace } from '@daoji/model';
import type { z } from 'zod';

import type { growthViewSchema } from '../api/season-views.js';
import type { StateRecords } from '../index/state-records.js';
import { rulesAt } from '../rules/rules-at.js';
import type { SeriesDay } from '../series/series-days.js';
import { datesOf, type ReadDays } from './season-reader.js';

/** See {@link growthViewSchema}. */
export type GrowthView = z.infer<typeof growthViewSchema>;
/** When the crop was set on a parcel. */
export type CropStart = NonNullable<GrowthView['start']>;

/** The numbers of the model in force, and how far they are confirmed. */
export interface RuledGrowth {
  readonly rule: GrowthRule;
  readonly status: GrowthView['status'];
}

/** What the growth of one parcel follows from. */
export interface GrowthInputs {
  /** Day that the answer is for. */
  readonly date: string;
  readonly days: ReadDays;
  readonly harvestedOn?: string | undefined;
  readonly start?: CropStart | undefined;
}

/** Hours with which a day has extremes. */
const LEAST_HOURS = 20;
const QUARTERS = 4;
/** Days that the pace is the mean of. */
const PACE_DAYS = 7;
const LEAST_PACE_DAYS = 4;
/** Degree-days that the two sums may lie apart for a mark to have a day: about three days. */
const MARK_WIDTH = 3 * MOST_DAILY_GDD;
const FLOWERED = AQUACROP_STAGES.flowering + FLOWERING_GDD;

/** The numbers of growing degree-days where a parcel lies; without a rule set those that are built in. */
export function growthRuleAt(records: StateRecords, place: RulePlace): RuledGrowth {
  for (const { ruleSetId, status, values } of rulesAt(
    records,
    'model-parameters/growing-degree-days',
    place,
  )) {
    const numbers = numbersOf(values, 'growing-degree-days');
    if (numbers) return { rule: { ...numbers, ruleSetId }, status };
  }
  return { rule: GROWTH_RULE, status: 'built-in' };
}

/** Sum of growing degree-days and stage of a parcel; a day without extremes widens the sum, and is counted. */
export function growthView(
  { date, days, harvestedOn, start }: GrowthInputs,
  { rule, status }: RuledGrowth,
): GrowthView {
  const none = { coarseDays: 0, days: 0, missingDays: 0, voidedCount: 0 };
  const base = { ...none, ruleSetId: rule.ruleSetId, ...(start && { start }), status };
  // Stubble does not grow, whatever is known of how the crop did.
  const cut =
    harvestedOn !== undefined && harvestedOn <= date
      ? { harvestedOn, reason: 'harvested' as const }
      : undefined;
  if (!start) return { ...base, reason: 'no-start', ...cut };
  if ('reason' in days) return { ...base, reason: days.reason, ...cut };
  const end = cut?.harvestedOn ?? date;
  const steps = stepsOf(days.days, datesOf(addDays(start.on, 1), addDays(end, -1)), rule);
  const sums = sumsOf(steps);
  return {
    ...base,
    ...sums,
    ...(cut ?? judged(sums, start)),
    ...flowering(steps, sums.gddLow),
  };
}

interface DayStep {
  readonly date: string;
  /** Undefined for a day without extremes. */
  readonly gdd: number | undefined;
  readonly high: number;
  readonly isCoarse: boolean;
  readonly low: number;
  readonly voided: number;
}

type Sums = Pick<GrowthView, 'coarseDays' | 'days' | 'missingDays' | 'voidedCount'> & {
  readonly gddHigh: number;
  readonly gddLow: number;
};

function stepsOf(
  read: readonly SeriesDay[],
  dates: readonly string[],
  rule: GrowthRule,
): DayStep[] {
  const byDate = new Map(read.map((day) => [day.date, day]));
  const most = rule.upperC - rule.baseC;
  let [low, high] = [0, 0];
  return dates.map((date) => {
    const { gdd, isCoarse, voided } = heatOf(byDate.get(date), rule);
    low += gdd ?? 0;
    high += gdd ?? most;
    return { date, gdd, high, isCoarse, low, voided };
  });
}

function heatOf(
  day: SeriesDay | undefined,
  rule: GrowthRule,
): Pick<DayStep, 'gdd' | 'isCoarse' | 'voided'> {
  if (!day) return { gdd: undefined, isCoarse: false, voided: 0 };
  const isWhole = day.hours >= LEAST_HOURS;
  const isCoarse = !isWhole && day.quarters === QUARTERS;
  const gdd =
    isWhole || isCoarse
      ? growingDegreeDays({ maximumC: day.max, minimumC: day.min }, rule)
      : undefined;
  return { gdd, isCoarse, voided: day.voided };
}

function sumsOf(steps: readonly DayStep[]): Sums {
  const last = steps.at(-1);
  return {
    coarseDays: steps.filter(({ isCoarse }) => isCoarse).length,
    days: steps.length,
    gddHigh: tenths(last?.high ?? 0),
    gddLow: tenths(last?.low ?? 0),
    missingDays: steps.filter(({ gdd }) => gdd === undefined).length,
    voidedCount: steps.reduce((total, { voided }) => total + voided, 0),
  };
}

function judged(
  { days, gddHigh, gddLow, missingDays }: Sums,
  { work }: CropStart,
): Pick<GrowthView, 'reason' | 'stage'> {
  // The marks count from transplanting; from sowing they would say a stage that is weeks away.
  if (work === 'sow') return { reason: 'no-transplanting' };
  if (days > 0 && missingDays === days) return { reason: 'no-readings' };
  const stage = stageRange(gddLow, gddHigh);
  return stage ? { stage } : { reason: 'too-many-gaps' };
}

function flowering(
  steps: readonly DayStep[],
  gddLow: number,
): Pick<GrowthView, 'floweringFrom' | 'floweringInDays' | 'floweringTo'> {
  const floweringFrom = dayOfMark(steps, AQUACROP_STAGES.flowering);
  const floweringTo = dayOfMark(steps, FLOWERED);
  const paces = steps.slice(-PACE_DAYS).flatMap(({ gdd }) => gdd ?? []);
  const pace = paces.reduce((total, gdd) => total + gdd, 0) / paces.length;
  const isAhead = gddLow < AQUACROP_STAGES.flowering && isNarrow(steps.at(-1));
  const isPaced = isAhead && paces.length >= LEAST_PACE_DAYS && pace > 0;
  return {
    ...(floweringFrom !== undefined && { floweringFrom }),
    ...(floweringTo !== undefined && { floweringTo }),
    ...(isPaced && { floweringInDays: Math.ceil((AQUACROP_STAGES.flowering - gddLow) / pace) }),
  };
}

/** The day on which the sum passed a mark; none where missing days leave open when. */
function dayOfMark(steps: readonly DayStep[], mark: number): string | undefined {
  const passed = steps.find(({ low }) => low >= mark);
  return isNarrow(passed) ? passed?.date : undefined;
}

function isNarrow(step: DayStep | undefined): boolean {
  return step !== undefined && step.high - step.low <= MARK_WIDTH;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
