// SPDX-License-Identifier: Apache-2.0
import {
  AQUACROP_STAGES,
  AWD_FLOOD_CM,
  FIELD_WATER_THRESHOLD_DS_M,
  FLOWERING_GDD,
  SALINITY_THRESHOLD_DS_M,
  wettingAndDrying,
} from '@daoji/agronomy';
import type { DeviceRecord } from '@daoji/model';
import type { z } from 'zod';

import type { salinityViewSchema, waterViewSchema } from '../api/season-views.js';
import type { GrowthView } from './growth-view.js';
import { channelFor, MEASURES, MOST_DS_M, SALT_QUANTITIES, saltChannel } from './measures.js';
import { daysBetween, startOf, type SeasonReader } from './season-reader.js';

/** See {@link waterViewSchema}. */
export type WaterView = z.infer<typeof waterViewSchema>;
type Level = NonNullable<WaterView['level']>;
type SalinityView = z.infer<typeof salinityViewSchema>;

/** Age from which a tube's reading says nothing of today. */
const STALE_MS = 24 * 3_600_000;
/** Days of shallow water after transplanting; IRRI lets drying begin 1–2 weeks after it. */
const SETTLING_DAYS = 14;
const DAY_MS = 86_400_000;

/** Thresholds by quantity, dS/m. A probe's bulk conductivity is neither: none is known for it. */
const THRESHOLDS: Readonly<Record<string, number>> = {
  'soil-ece': SALINITY_THRESHOLD_DS_M,
  'water-ec': FIELD_WATER_THRESHOLD_DS_M,
};

/** Water in the field tube and what safe alternate wetting and drying (IRRI) asks for on a day. */
export async function waterView(
  reader: SeasonReader,
  devices: readonly DeviceRecord[],
  growth: GrowthView,
  asOf: { readonly date: string; readonly nowMs: number },
): Promise<WaterView> {
  const none = { advice: 'not-judgeable', withoutFlowering: false } as const;
  const read = await newestLevel(reader, devices, asOf.date);
  if ('reason' in read) return { ...none, reason: read.reason };
  const { at, deviceId, value } = read;
  const level = { at, cm: Math.round(value * 10) / 10, deviceId };
  // Nobody waters stubble: a tube that says nothing after the harvest is no fault.
  if (growth.reason === 'harvested') return { ...none, level, reason: 'harvested' };
  const endMs = Math.min(asOf.nowMs, startOf(asOf.date) + DAY_MS);
  if (endMs - Date.parse(read.at) > STALE_MS) return { ...none, level, reason: 'stale-reading' };
  return { level, ...adviceOf(level, growth, asOf.date) };
}

/** The newest level of all tubes on a parcel, or why there is none. */
async function newestLevel(
  reader: SeasonReader,
  devices: readonly DeviceRecord[],
  date: string,
): Promise<
  | { readonly at: string; readonly deviceId: string; readonly value: number }
  | { readonly reason: NonNullable<WaterView['reason']> }
> {
  const read = await Promise.all(
    devices.flatMap(({ deviceId, profile }) => {
      const channel = channelFor(profile.channels, 'water');
      if (!channel) return [];
      return reader.newest(deviceId, channel, date).then((found) => ({ ...found, deviceId }));
    }),
  );
  const levels = read.filter((one) => 'at' in one);
  const [first, ...others] = levels;
  if (first) return others.reduce((one, other) => (other.at > one.at ? other : one), first);
  const why = read.find((one) => 'reason' in one && one.reason === 'series-unreachable') ?? read[0];
  return { reason: why && 'reason' in why ? why.reason : 'no-level' };
}

/** Pure: the advice for a level at a stage. */
export function adviceOf(
  { cm }: Pick<Level, 'cm'>,
  growth: GrowthView,
  date: string,
): Omit<WaterView, 'level'> {
  const none = { advice: 'not-judgeable', withoutFlowering: false } as const;
  const { least, most } = MEASURES.water;
  if (!(cm >= least && cm <= most)) return { ...none, reason: 'impossible-reading' };
  if (!growth.start) return { ...none, reason: 'no-start' };
  if (growth.reason === 'harvested') return { ...none, reason: 'harvested' };
  if ((growth.gddLow ?? 0) >= AQUACROP_STAGES.maturity) return { ...none, reason: 'ripe' };
  if (growth.start.work === 'transplant' && daysBetween(growth.start.on, date) < SETTLING_DAYS)
    return {
      advice: 'keep-flooded',
      toCm: AWD_FLOOD_CM,
      why: 'after-transplanting',
      withoutFlowering: false,
    };
  const fromFlowering = daysFromFlowering(growth, date);
  const advice = wettingAndDrying(cm, fromFlowering);
  const withoutFlowering = fromFlowering === undefined;
  if (advice.advice === 'wait') return { advice: 'wait', withoutFlowering };
  return { advice: 'flood', toCm: advice.toCm, why: advice.reason, withoutFlowering };
}

/** Negative before flowering, 0 in it, positive after it; undefined where it is not known. */
function daysFromFlowering(growth: GrowthView, date: string): number | undefined {
  if (growth.stage === undefined) return undefined;
  if (growth.floweringTo !== undefined) return daysBetween(growth.floweringTo, date);
  const isOver = (growth.gddLow ?? 0) >= AQUACROP_STAGES.flowering + FLOWERING_GDD;
  if (growth.floweringFrom !== undefined && !isOver) return 0;
  return growth.floweringInDays === undefined ? undefined : -growth.floweringInDays;
}

/** The newest conductivity of each quantity of salt; compared with a threshold of that very quantity only. */
export async function salinityViews(
  reader: SeasonReader,
  devices: readonly DeviceRecord[],
  date: string,
): Promise<SalinityView[]> {
  const found = devices.flatMap(({ deviceId, profile }) =>
    SALT_QUANTITIES.flatMap((quantity) => {
      const channel = saltChannel(profile.channels, quantity);
      return channel ? [{ channel, deviceId, quantity }] : [];
    }),
  );
  const read = await Promise.all(
    found.map(async ({ channel, deviceId, quantity }) => {
      const newest = await reader.newest(deviceId, channel, date);
      if ('reason' in newest || !(newest.value >= 0 && newest.value <= MOST_DS_M)) return [];
      const thresholdDsM = THRESHOLDS[quantity];
      const dsM = Math.round(newest.value * 100) / 100;
      const compared = thresholdDsM !== undefined && { isAbove: dsM > thresholdDsM, thresholdDsM };
      return [{ at: newest.at, deviceId, dsM, quantity, ...compared }];
    }),
  );
  return read.flat();
}
