// SPDX-License-Identifier: Apache-2.0
import { channelIdSchema, deviceIdSchema } from '@daoji/model';
import { z } from 'zod';

import type { ValueLimits } from './series-days.js';
import type { SeriesRequest } from './series-port.js';

/** Spans of a strip's curve: about one a pixel of half a phone's width. */
export const CURVE_SPANS = 72;

const FIELDS = '"bootEpoch", "seq", "flags"';
// Nothing outside these alphabets can leave its quotes, so the templates need no escaping.
const requestSchema = z.strictObject({
  channel: channelIdSchema,
  deviceId: deviceIdSchema,
  fromMs: z.int().min(0),
  quantity: z.string().regex(/^[a-z][a-z0-9-]{1,47}$/),
  toMs: z.int().min(0),
});

/** InfluxQL of the stored points in ascending time. */
export function pointsQuery(request: SeriesRequest, limit: number, offset = 0): string {
  const rows = `LIMIT ${whole(limit)} OFFSET ${whole(offset)}`;
  return `SELECT "value", ${FIELDS} ${sourceOf(request)} ORDER BY time ASC ${rows}`;
}

/** InfluxQL of one selected point: the first, last, lowest or highest. */
export function selectorQuery(
  request: SeriesRequest,
  selector: 'FIRST' | 'LAST' | 'MIN' | 'MAX',
): string {
  return `SELECT ${selector}("value") AS "value", ${FIELDS} ${sourceOf(request)}`;
}

/** InfluxQL of the number of points. */
export function countQuery(request: SeriesRequest): string {
  return `SELECT COUNT("value") AS "value" ${sourceOf(request)}`;
}

/** InfluxQL of the means of {@link CURVE_SPANS} equal spans. */
export function curveQuery(request: SeriesRequest): string {
  const spanMs = Math.max(1, Math.ceil((request.toMs - request.fromMs) / CURVE_SPANS));
  return `SELECT MEAN("value") AS "value" ${sourceOf(request)} GROUP BY time(${spanMs}ms) fill(none)`;
}

/** InfluxQL of the hours of a request: mean, extremes and sum of what is possible and of a believed clock. */
export function hoursQuery(request: SeriesRequest, { least, most }: ValueLimits): string {
  const possible = `"value" >= ${finite(least)} AND "value" <= ${finite(most)}`;
  return (
    'SELECT MEAN("value") AS "mean", MIN("value") AS "min", MAX("value") AS "max", SUM("value") AS "sum" ' +
    `${sourceOf(request)} AND ${possible} AND "flags" !~ /CLOCK/ GROUP BY time(1h) fill(none)`
  );
}

/** InfluxQL of how many values of each hour are left out of {@link hoursQuery}. */
export function voidedQuery(request: SeriesRequest, { least, most }: ValueLimits): string {
  const impossible = `"value" < ${finite(least)} OR "value" > ${finite(most)}`;
  return (
    `SELECT COUNT("value") AS "voided" ${sourceOf(request)} ` +
    `AND (${impossible} OR "flags" =~ /CLOCK/) GROUP BY time(1h) fill(none)`
  );
}

function sourceOf(request: SeriesRequest): string {
  const { channel, deviceId, fromMs, quantity, toMs } = requestSchema.parse(request);
  return (
    `FROM "${quantity}" WHERE "deviceId" = '${deviceId}' AND "channel" = '${channel}' ` +
    `AND time >= ${fromMs}ms AND time <= ${toMs}ms`
  );
}

function whole(value: number): number {
  return z.int().min(0).parse(value);
}

/** Decimal text: InfluxQL reads no exponents. */
function finite(value: number): string {
  return z.number().min(-1e9).max(1e9).parse(value).toFixed(6);
}
