// SPDX-License-Identifier: Apache-2.0
import { parseReading, type Reading } from '@daoji/model';

// The schema's own patterns in the one order that RFC 8785 gives the keys: 16 µs less a reading than zod, measured as
// most of the bridge's CPU at 5,000 readings/s. Whatever does not match goes to the schema, which alone refuses.
const READING = new RegExp(
  [
    '^\\{"bootEpoch":(0|[1-9]\\d{0,9})',
    '"channel":"([a-z0-9-]{1,32})"',
    '"clock":"(synced|free|none)"',
    '"deviceId":"([a-z0-9][a-z0-9-]{2,63})"',
    '"prevHash":"([0-9a-f]{64})"',
    '"quantity":"([a-z][a-z0-9-]{1,47})"',
    '"scale":(0|-?[1-9])',
    '"seq":(0|[1-9]\\d{0,9})',
    '"time":"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)"',
    '"type":"daoji\\.reading/v1"',
    '"unit":"([!#-[\\]-~]{1,24})"',
    '"value":(0|-?[1-9]\\d{0,15})\\}$',
  ].join(','),
);
const MAX_UINT32 = 0xffffffff;

/**
 * `parseReading` of the model, with a quick way for readings in the usual spelling; equal to it by a property test.
 * @throws ReadingError `JCS`, `SHAPE`.
 */
export function parseReadingFast(bytes: Uint8Array): Reading {
  const match = READING.exec(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
  );
  const reading = match ? readingOf(match) : undefined;
  return reading && isInRange(reading) ? reading : parseReading(bytes);
}

function readingOf(match: RegExpExecArray): Reading {
  const [, bootEpoch, channel, clock, deviceId, prevHash, quantity, scale, seq, time, unit, value] =
    match;
  return {
    bootEpoch: Number(bootEpoch),
    channel: channel ?? '',
    clock: clock === 'synced' || clock === 'free' ? clock : 'none',
    deviceId: deviceId ?? '',
    prevHash: prevHash ?? '',
    quantity: quantity ?? '',
    scale: Number(scale),
    seq: Number(seq),
    time: time ?? '',
    type: 'daoji.reading/v1',
    unit: unit ?? '',
    value: Number(value),
  };
}

function isInRange(reading: Reading): boolean {
  const { bootEpoch, seq, value, time } = reading;
  if (bootEpoch > MAX_UINT32 || seq > MAX_UINT32 || !Number.isSafeInteger(value)) return false;
  const parsed = Date.parse(time);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString() === time;
}
