// SPDX-License-Identifier: Apache-2.0
import { decimalText } from './decimal-text.js';
import type { DeviceChannel } from './device.js';

/** Quantities of whose layers figures are kept beside the points: their curves span a year of many sensors. */
export const ROLLED_QUANTITIES: ReadonlySet<string> = new Set(['grain-temperature']);

/** Spans of which a rollup keeps the figures, the finest first; a day is one of Asia/Shanghai. */
export const ROLLUP_STEPS = ['ten-minutes', 'hour', 'day'] as const;

/** One of {@link ROLLUP_STEPS}. */
export type RollupStep = (typeof ROLLUP_STEPS)[number];

/** Length of a {@link RollupStep}, ms. */
export const ROLLUP_MS: Readonly<Record<RollupStep, number>> = {
  day: 86_400_000,
  hour: 3_600_000,
  'ten-minutes': 600_000,
};

/** What Asia/Shanghai is ahead of UTC; no summer time since 1991. */
const ZONE_MS = 8 * 3_600_000;

/** A time from `fromMs` on, before `toMs`. */
export interface RollupSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Measurement of a layer's figures: tags `deviceId` and `site`; fields `total` (points), `count`, `sum`, `min` and `max` (of those
 * that count); time the begin of the span. The strokes keep it apart from every quantity's own name. The layer is in the name, since
 * InfluxQL can add no tag to what it keeps.
 */
export function rollupName(quantity: string, step: RollupStep, layer: number): string {
  return `${quantity}/${step}/${layer}`;
}

/** Begin of the span in which a moment lies. */
export function rollupStart(step: RollupStep, timeMs: number): number {
  const length = ROLLUP_MS[step];
  const zone = step === 'day' ? ZONE_MS : 0;
  return Math.floor((timeMs + zone) / length) * length - zone;
}

/**
 * InfluxQL that makes the figures of a device's layers anew for all that a span touches: ten minutes from the points, hours from
 * these, days from hours. Saying it again changes nothing. What a profile calls impossible, and what has a time that nobody
 * believes (`CLOCK`), is in `total` alone.
 */
export function rollupStatements(
  device: { readonly channels: readonly DeviceChannel[]; readonly deviceId: string },
  span: RollupSpan,
): string[] {
  return [...ROLLED_QUANTITIES].flatMap((quantity) => {
    const layers = new Map<number, DeviceChannel[]>();
    for (const channel of device.channels) {
      const layer = channel.position?.layer;
      if (channel.quantity !== quantity || layer === undefined) continue;
      layers.set(layer, [...(layers.get(layer) ?? []), channel]);
    }
    return [...layers].flatMap(([layer, channels]) =>
      layerStatements({ channels, deviceId: device.deviceId, layer, quantity }, span),
    );
  });
}

function layerStatements(
  of: {
    readonly channels: readonly DeviceChannel[];
    readonly deviceId: string;
    readonly layer: number;
    readonly quantity: string;
  },
  span: RollupSpan,
): string[] {
  const { channels, deviceId, layer, quantity } = of;
  const name = (step: RollupStep): string => `"${rollupName(quantity, step, layer)}"`;
  const touched = (step: RollupStep): string => {
    const endMs = rollupStart(step, span.toMs - 1) + ROLLUP_MS[step];
    const time = `time >= ${rollupStart(step, span.fromMs)}ms AND time < ${endMs}ms`;
    return `"deviceId" = '${deviceId}' AND ${time}`;
  };
  const points = `INTO ${name('ten-minutes')} FROM "${quantity}" WHERE ${touched('ten-minutes')}`;
  const ranges = rangesOf(channels);
  return [
    `SELECT ${POINT_FIGURES} ${points} AND ${validTerm(ranges)} ${groups('10m')}`,
    `SELECT COUNT("value") AS "total" ${points} AND ${channelTerm(ranges)} ${groups('10m')}`,
    `SELECT ${KEPT_FIGURES} INTO ${name('hour')} FROM ${name('ten-minutes')} WHERE ${touched('hour')} ${groups('1h')}`,
    `SELECT ${KEPT_FIGURES} INTO ${name('day')} FROM ${name('hour')} WHERE ${touched('day')} ${groups('1d, -8h')}`,
  ];
}

/** Columns of InfluxQL: figures of points. */
export const POINT_FIGURES =
  'MIN("value") AS "min", MAX("value") AS "max", SUM("value") AS "sum", COUNT("value") AS "count"';
const KEPT_FIGURES =
  'MIN("min") AS "min", MAX("max") AS "max", SUM("sum") AS "sum", SUM("count") AS "count", SUM("total") AS "total"';

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

/** Condition of InfluxQL: the point is of one of these channels, in whose alphabet nothing has to be escaped. */
export function channelTerm(ranges: readonly Pick<ChannelRange, 'channels'>[]): string {
  return `"channel" =~ /^(?:${ranges.flatMap(({ channels }) => channels).join('|')})$/`;
}

/** Condition of InfluxQL: the point is of one of these channels, its value possible, and its time believed. */
export function validTerm(ranges: readonly ChannelRange[]): string {
  const each = ranges.map(
    (range) => `(${channelTerm([range])} AND "value" >= ${range.min} AND "value" <= ${range.max})`,
  );
  return `(${each.join(' OR ')}) AND "flags" !~ /CLOCK/`;
}

function groups(time: string): string {
  return `GROUP BY time(${time}), "deviceId", "site" fill(none)`;
}
