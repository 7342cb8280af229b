// SPDX-License-Identifier: Apache-2.0
import { BinWatch, type WatchMemory, type WatchRule } from '@daoji/agronomy';

import type { POINT_STATES } from '../api/grain-operations.js';
import type { GrainPoint } from '../series/grain-series.js';
import { GRAIN, type GridDevice, type GridSensor } from './bin-grid.js';

/** See {@link POINT_STATES}. */
export type PointState = (typeof POINT_STATES)[number];

/** One device's grid as it stands at a moment. */
export interface JudgedGrid {
  readonly points: readonly JudgedPoint[];
  /** Newest reading of its last scan, ms; absent where it has none. */
  readonly scanMs?: number;
  /** Ends of its scans, ms, the oldest first. */
  readonly scans: readonly number[];
}

/** A sensor, its newest reading, and what is to be thought of it. */
export interface JudgedPoint extends GridSensor {
  readonly reading?: GrainPoint;
  readonly state: PointState;
}

/** What a device's grid is judged by. */
export interface JudgementInput {
  readonly atMs: number;
  readonly device: GridDevice;
  /** Whether an alarm of a kind stands on a channel: one that began before the readings at hand. */
  readonly isAlarmed: (kind: 'data-stuck' | 'hot-spot', channel: string) => boolean;
  /** Readings up to the moment, the oldest first. */
  readonly readings: readonly GrainPoint[];
  readonly rule: WatchRule;
}

/** Judges a grid as the watch does, with its own code, over the scans at hand. */
export function judgeGrid({ atMs, device, isAlarmed, readings, rule }: JudgementInput): JudgedGrid {
  const scans = scansOf(readings, rule.scanMs);
  const scanMs = scans.at(-1);
  const sensors = new Map(device.sensors.map((one) => [one.channel.channel, one]));
  const isValid = ({ channel, isTimed, value }: GrainPoint): boolean => {
    const sensor = sensors.get(channel);
    return isTimed && sensor !== undefined && value >= sensor.min && value <= sensor.max;
  };
  const memory = watched(device.sensors, readings.filter(isValid), rule);
  const newest = new Map(readings.map((reading) => [reading.channel, reading]));
  const stateOf = (channel: string, reading: GrainPoint | undefined): PointState => {
    if (!reading || atMs - reading.timeMs > rule.silentMs) return 'silent';
    if (!isValid(reading)) return 'void';
    if (reading.timeMs < (scanMs ?? 0) - rule.scanMs) return 'missing';
    const isStuck = isAlarmed('data-stuck', channel) || isRaised(memory, channel);
    return isStuck ? 'stuck' : heatOf(memory, channel, isAlarmed('hot-spot', channel));
  };
  const points = device.sensors.map((sensor) => {
    const { channel } = sensor.channel;
    const reading = newest.get(channel);
    return { ...sensor, ...(reading && { reading }), state: stateOf(channel, reading) };
  });
  return { points, ...(scanMs !== undefined && { scanMs }), scans };
}

function watched(
  sensors: readonly GridSensor[],
  readings: readonly GrainPoint[],
  rule: WatchRule,
): WatchMemory {
  const channels = sensors.map(({ channel: { channel }, layer, max, min }) => ({
    channel,
    layer,
    max,
    min,
    quantity: GRAIN,
  }));
  const watch = new BinWatch(channels, rule);
  for (const { channel, timeMs, value } of readings) watch.take({ channel, timeMs, value });
  // The last scan is judged as it is: whoever looks at the picture does not wait for the next one.
  watch.look((readings.at(-1)?.timeMs ?? 0) + rule.scanMs + 1);
  return watch.memory();
}

function isRaised({ stuck }: WatchMemory, channel: string): boolean {
  return stuck[channel]?.isRaised ?? false;
}

/** An alarm that began before the readings at hand keeps a point hot while it is above what is noted; one that is open over cool grain does not. */
function heatOf({ hotSpots }: WatchMemory, channel: string, isAlarmed: boolean): PointState {
  const state = hotSpots[channel]?.state ?? 'normal';
  return isAlarmed && state === 'note' ? 'hot' : state;
}

/** Ends of runs of readings that lie together. */
function scansOf(readings: readonly GrainPoint[], scanMs: number): number[] {
  const ends: number[] = [];
  let firstMs = -Infinity;
  for (const { timeMs } of readings) {
    if (timeMs - firstMs <= scanMs) ends[ends.length - 1] = timeMs;
    else {
      ends.push(timeMs);
      firstMs = timeMs;
    }
  }
  return ends;
}
