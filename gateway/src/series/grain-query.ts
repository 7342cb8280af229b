// SPDX-License-Identifier: Apache-2.0
import {
  channelIdSchema,
  channelTerm,
  deviceIdSchema,
  POINT_FIGURES,
  ROLLUP_MS,
  rollupName,
  validTerm,
  type ChannelRange,
  type RollupStep,
} from '@daoji/model';
import { z } from 'zod';

import type { DeviceChannels, LayersRequest, TimeSpan } from './grain-series.js';

// Nothing outside these alphabets can leave its quotes, so the templates need no escaping.
const quantitySchema = z.string().regex(/^[a-z][a-z0-9-]{1,47}$/);
const whole = z.int().min(0);
const channelsSchema = z.array(channelIdSchema).min(1);

/** InfluxQL of the newest points of each channel. */
export function newestQuery(
  { channels, deviceId, quantity }: DeviceChannels,
  span: TimeSpan,
  limit: number,
): string {
  const own = channelTerm([{ channels: channelsSchema.parse(channels) }]);
  const rows = `GROUP BY "channel" ORDER BY time DESC LIMIT ${whole.parse(limit)}`;
  return `SELECT "value", "flags" FROM "${quantitySchema.parse(quantity)}" WHERE ${deviceTerm(deviceId, span)} AND ${own} ${rows}`;
}

/** InfluxQL of the newest ten minutes that are kept of any layer. */
export function newestKeptQuery(request: LayersRequest): string {
  const names = request.layers.map(({ layer }) => keptName(request, 'ten-minutes', layer));
  const device = deviceIdSchema.parse(request.deviceId);
  return `SELECT LAST("total") AS "total" FROM ${names.join(', ')} WHERE "deviceId" = '${device}'`;
}

/** InfluxQL of what is kept of one layer. */
export function keptQuery(request: LayersRequest, step: RollupStep, layer: number): string {
  const columns = '"min", "max", "sum", "count", "total"';
  return `SELECT ${columns} FROM ${keptName(request, step, layer)} WHERE ${deviceTerm(request.deviceId, request)}`;
}

/** InfluxQL of the figures of one layer from points: of those that count, and of all. */
export function pointFigures(
  request: LayersRequest,
  ranges: readonly ChannelRange[],
  spanMs: number,
): string[] {
  channelsSchema.parse(ranges.flatMap(({ channels }) => channels));
  const from = `FROM "${quantitySchema.parse(request.quantity)}" WHERE ${deviceTerm(request.deviceId, request)}`;
  const offset = spanMs % ROLLUP_MS.day === 0 ? ', -8h' : '';
  const spans = `GROUP BY time(${z.int().min(1).parse(spanMs)}ms${offset}) fill(none)`;
  return [
    `SELECT ${POINT_FIGURES} ${from} AND ${validTerm(ranges)} ${spans}`,
    `SELECT COUNT("value") AS "total" ${from} AND ${channelTerm(ranges)} ${spans}`,
  ];
}

function keptName({ quantity }: LayersRequest, step: RollupStep, layer: number): string {
  return `"${rollupName(quantitySchema.parse(quantity), step, whole.parse(layer))}"`;
}

function deviceTerm(deviceId: string, { fromMs, toMs }: TimeSpan): string {
  const time = `time >= ${whole.parse(fromMs)}ms AND time < ${whole.parse(toMs)}ms`;
  return `"deviceId" = '${deviceIdSchema.parse(deviceId)}' AND ${time}`;
}
