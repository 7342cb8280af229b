// SPDX-License-Identifier: Apache-2.0
import type { ChannelRange, RollupStep } from '@daoji/model';

/** A stored value of one of many sensors, in its profile's unit. */
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

/** Layers of a device of which figures are wanted, each with its channels and what is possible for them. */
export interface LayersRequest extends TimeSpan {
  readonly deviceId: string;
  readonly layers: readonly { readonly layer: number; readonly ranges: readonly ChannelRange[] }[];
  readonly quantity: string;
}

/** Reads of many sensors of one device at once. All throw GatewayError `SERIES_UNREACHABLE`. */
export interface GrainSeries {
  /** The newest points of each channel in a span, at most `limit` of each, the oldest first. */
  newest(of: DeviceChannels, span: TimeSpan, limit: number): Promise<GrainPoint[]>;
  /** Begin of the newest ten minutes of which the bridge keeps figures; `undefined` where it keeps none. */
  newestKeptMs(of: LayersRequest): Promise<number | undefined>;
  /** What the bridge keeps of each layer, in spans of its own. */
  kept(of: LayersRequest, step: RollupStep): Promise<SpanFigures[][]>;
  /** Figures of each layer from its points in spans of `spanMs`, of whole days from midnight in Asia/Shanghai; none for an empty one. */
  figures(of: LayersRequest, spanMs: number): Promise<SpanFigures[][]>;
}
