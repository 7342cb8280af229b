// SPDX-License-Identifier: Apache-2.0
import { decimalText } from './decimal-text.js';
import type { DeviceChannel } from './device.js';

/** Quantities of which hours and days are kept beside the points: their curves span a year of many sensors. */
export const ROLLED_QUANTITIES: ReadonlySet<string> = new Set(['grain-temperature']);

/** Spans of which a rollup keeps the figures; a day is one of Asia/Shanghai. */
export type RollupStep = 'hour' | 'day';

/** Length of a {@link RollupStep}. */
export const ROLLUP_MS: Readonly<Record<RollupStep, number>> = { day: 86_400_000, hour: 3_600_000 };

/** What Asia/Shanghai is ahead of UTC; no summer time since 1991. */
const ZONE_MS = 8 * 3_600_000;

/** A time from `fromMs` on, before `toMs`. */
export interface RollupSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Measurement in which a rollup lies: tags as its points have them; fields `total` (points), `count`, `sum`, `min` and `max` (of
 * those that count), time the begin of the span. The stroke keeps it apart from every quantity's own name.
 */
export function rollupName(quantity: string, step: RollupStep): string {
  return `${quantity}/${step}`;
}

/** Begin of the span in which a moment lies. */
export function rollupStart(step: RollupStep, timeMs: number): number {
  const length = ROLLUP_MS[step];
  const zone = step === 'day' ? ZONE_MS : 0;
  return Math.floor((timeMs + zone) / length) * length - zone;
}

/**
 * InfluxQL that makes the hours of a device's channels anew from its points, and then the days from the hours, for all that a span
 * touches; saying it again changes nothing. What a profile calls impossible, and what has a time that nobody believes (`CLOCK`),
 * is in `total` alone.
 */
export function rollupStatements(
  { channels, deviceId }: { readonly channels: readonly DeviceChannel[]; readonly deviceId: string },
  { fromMs, toMs }: RollupSpan,
): string[] {
  return [...ROLLED_QUANTITIES].flatMap((quantity) => {
    const rolled = channels.filter((one) => one.quantity === quantity);
    if (rolled.length === 0) return [];
    const of = (step: RollupStep): string => {
      const endMs = rollupStart(step, toMs - 1) + ROLLUP_MS[step];
      const from = `time >= ${rollupStart(step, fromMs)}ms AND time < ${endMs}ms`;
      return `"deviceId" = '${deviceId}' AND ${from}`;
    };
    const hours = `INTO "${rollupName(quantity, 'hour')}" FROM "${quantity}" WHERE ${of('hour')}`;
    const valid = rangesOf(rolled).map(
      (range) =>
        `SELECT MIN("value") AS "min", MAX("value") AS "max", SUM("value") AS "sum", COUNT("value") AS "count" ` +
        `${hours} AND ${channelTerm(range.channels)} AND ${validTerm(range)} ${groups('1h')}`,
    );
    const all = rolled.map(({ channel }) => channel);
    return [
      ...valid,
      `SELECT COUNT("value") AS "total" ${hours} AND ${channelTerm(all)} ${groups('1h')}`,
      `SELECT MIN("min") AS "min", MAX("max") AS "max", SUM("sum") AS "sum", SUM("count") AS "count", SUM("total") AS "total" ` +
        `INTO "${rollupName(quantity, 'day')}" FROM "${rollupName(quantity, 'hour')}" WHERE ${of('day')} ${groups('1d, -8h')}`,
    ];
  });
}

/** Channels between whose limits a value is possible, in their unit. */
export interface ChannelRange {
  readonly channels: readonly string[];
  readonly max: string;
  readonly min: string;
}

/** Channels by what their profile calls possible. */
export function rangesOf(channels: readonly DeviceChannel[]): ChannelRange[] {
  const ranges = new Map<string, { channels: string[]; max: string; min: string }>();
  for (const { channel, scale, ...limits } of channels) {
    const [min, max] = [decimalText(limits.min, scale), decimalText(limits.max, scale)];
    const known = ranges.get(`${min} ${max}`);
    if (known) known.channels.push(channel);
    else ranges.set(`${min} ${max}`, { channels: [channel], max, min });
  }
  return [...ranges.values()];
}

/** Condition of InfluxQL: the point is of one of these channels, whose alphabet nothing has to be escaped from. */
export function channelTerm(channels: readonly string[]): string {
  return `"channel" =~ /^(?:${channels.join('|')})$/`;
}

/** Condition of InfluxQL: the value is possible, and its time is believed. */
export function validTerm({ max, min }: Pick<ChannelRange, 'max' | 'min'>): string {
  return `"value" >= ${min} AND "value" <= ${max} AND "flags" !~ /CLOCK/`;
}

function groups(time: string): string {
  return `GROUP BY time(${time}), "channel", "deviceId", "site" fill(none)`;
}
