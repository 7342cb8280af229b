// SPDX-License-Identifier: Apache-2.0
import type { ChannelRange, RollupStep } from '@daoji/model';

/** A stored temperature of the grain, °C. */
export interface GrainPoint {
  readonly channel: string;
  /** False where nobody believes its time. */
  readonly isTimed: boolean;
  readonly timeMs: number;
  readonly value: number;
}

/** Channels of a device that measure one quantity. */
export interface DeviceChannels {
  readonly channels: readonly string[];
  readonly deviceId: string;
  readonly quantity: string;
}

/** A time from `fromMs` on, before `toMs`. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Figures of some channels over one span of time; `sum`, `min` and `max` are over the `count` that are possible and dated. */
export interface SpanFigures {
  readonly atMs: number;
  readonly count: number;
  readonly max: number;
  readonly min: number;
  readonly sum: number;
  readonly total: number;
}

/** What spans are made of. */
export interface SpanRequest extends TimeSpan {
  /** Groups of channels, each of which gets figures of its own; the ranges decide what is possible in points. */
  readonly groups: readonly (readonly ChannelRange[])[];
  readonly deviceId: string;
  readonly quantity: string;
  /** Length of a span; with a whole number of days the spans begin at midnight in Asia/Shanghai. */
  readonly spanMs: number;
}

/** Reads of many sensors of one device at once. All throw GatewayError `SERIES_UNREACHABLE`. */
export interface GrainSeries {
  /** The newest points of each channel in a span, at most `limit` of each, the oldest first. */
  newest(of: DeviceChannels, span: TimeSpan, limit: number): Promise<GrainPoint[]>;
  /** Begin of the newest hour of which the bridge keeps the figures; `undefined` where it keeps none. */
  newestHourMs(deviceId: string, quantity: string): Promise<number | undefined>;
  /** Figures of each group from points, or from what the bridge keeps of hours or days; spans without points are left out. */
  figures(of: SpanRequest, source: 'points' | RollupStep): Promise<SpanFigures[][]>;
}
