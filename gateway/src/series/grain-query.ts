// SPDX-License-Identifier: Apache-2.0
import {
  channelIdSchema,
  channelTerm,
  deviceIdSchema,
  rollupName,
  validTerm,
  type RollupStep,
} from '@daoji/model';
import { z } from 'zod';

import type { DeviceChannels, SpanRequest, TimeSpan } from './grain-series.js';

const DAY_MS = 86_400_000;
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
  const where = `${deviceTerm(deviceId, span)} AND ${channelTerm(channelsSchema.parse(channels))}`;
  const rows = `GROUP BY "channel" ORDER BY time DESC LIMIT ${whole.parse(limit)}`;
  return `SELECT "value", "flags" FROM "${quantitySchema.parse(quantity)}" WHERE ${where} ${rows}`;
}

/** InfluxQL of the newest hour that is kept. */
export function newestHourQuery(deviceId: string, quantity: string): string {
  const kept = rollupName(quantitySchema.parse(quantity), 'hour');
  const device = deviceIdSchema.parse(deviceId);
  return `SELECT LAST("total") AS "total" FROM "${kept}" WHERE "deviceId" = '${device}'`;
}

/** InfluxQL of the figures of one group from points: of each range those that count, and then all. */
export function pointFigures(request: SpanRequest, group: SpanRequest['groups'][number]): string[] {
  const from = `FROM "${quantitySchema.parse(request.quantity)}" WHERE ${deviceTerm(request.deviceId, request)}`;
  const all = channelsSchema.parse(group.flatMap(({ channels }) => channels));
  return [
    ...group.map(
      (range) =>
        `SELECT MIN("value") AS "min", MAX("value") AS "max", SUM("value") AS "sum", COUNT("value") AS "count" ` +
        `${from} AND ${channelTerm(range.channels)} AND ${validTerm(range)} ${spans(request)}`,
    ),
    `SELECT COUNT("value") AS "total" ${from} AND ${channelTerm(all)} ${spans(request)}`,
  ];
}

/** InfluxQL of the figures of one group from kept hours or days. */
export function keptFigures(
  request: SpanRequest,
  group: SpanRequest['groups'][number],
  step: RollupStep,
): string {
  const name = rollupName(quantitySchema.parse(request.quantity), step);
  const channels = channelsSchema.parse(group.flatMap((range) => range.channels));
  return (
    `SELECT MIN("min") AS "min", MAX("max") AS "max", SUM("sum") AS "sum", SUM("count") AS "count", SUM("total") AS "total" ` +
    `FROM "${name}" WHERE ${deviceTerm(request.deviceId, request)} AND ${channelTerm(channels)} ${spans(request)}`
  );
}

function deviceTerm(deviceId: string, { fromMs, toMs }: TimeSpan): string {
  const time = `time >= ${whole.parse(fromMs)}ms AND time < ${whole.parse(toMs)}ms`;
  return `"deviceId" = '${deviceIdSchema.parse(deviceId)}' AND ${time}`;
}

function spans({ spanMs }: SpanRequest): string {
  const offset = spanMs % DAY_MS === 0 ? ', -8h' : '';
  return `GROUP BY time(${z.int().min(1).parse(spanMs)}ms${offset}) fill(none)`;
}
