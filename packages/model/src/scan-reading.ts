// SPDX-License-Identifier: Apache-2.0
import type { DeviceProfile } from './device.js';
import type { Reading } from './reading.js';
import { SERIAL_BYTES, serialBytes, serialText } from './serial-text.js';

/**
 * A scanned serial travels as two readings that follow each other: its first 40 bits at channel `serial-high`, its last 40 at
 * `serial-low`. A reading's value is a safe integer of 53 bits, a serial has 80; the formats of readings, packs and logs stay as they are.
 */
export const SCAN_CHANNELS = { high: 'serial-high', low: 'serial-low' } as const;

/** Quantity of both readings of a scan. */
export const SCAN_QUANTITY = 'code-serial';

const HALF_BYTES = SERIAL_BYTES / 2;
const HALF_BITS = 8 * HALF_BYTES;
const MAX_HALF = 2 ** HALF_BITS - 1;

/** What a reading of a line scanner says beside identity and time. */
export type ScanHalf = Pick<Reading, 'channel' | 'quantity' | 'scale' | 'unit' | 'value'>;

/** The two halves of a scanned serial, in the order in which they are sent. @throws RangeError for what is no serial. */
export function scanHalves(serial: string): readonly [ScanHalf, ScanHalf] {
  const bytes = serialBytes(serial);
  if (!bytes)
    throw new RangeError(`expected a serial of 16 characters, got ${serial.slice(0, 20)}`);
  return [
    halfOf(SCAN_CHANNELS.high, bytes.subarray(0, HALF_BYTES)),
    halfOf(SCAN_CHANNELS.low, bytes.subarray(HALF_BYTES)),
  ];
}

/** The serial of two halves. @param high - 0…2^40 − 1, as `low` is.  @throws RangeError. */
export function serialOfHalves(high: number, low: number): string {
  return serialText(Uint8Array.from([...bytesOf(high), ...bytesOf(low)]));
}

/** Profile of a line scanner: whatever else it says is refused at the bridge. */
export function scannerProfile(): DeviceProfile {
  const channel = (name: string): DeviceProfile['channels'][number] => ({
    channel: name,
    max: MAX_HALF,
    min: 0,
    quantity: SCAN_QUANTITY,
    scale: 0,
    unit: '1',
  });
  return {
    channels: [channel(SCAN_CHANNELS.high), channel(SCAN_CHANNELS.low)],
    clockPolicy: 'live',
  };
}

function halfOf(channel: string, bytes: Uint8Array): ScanHalf {
  const value = bytes.reduce((number, byte) => number * 256 + byte, 0);
  return { channel, quantity: SCAN_QUANTITY, scale: 0, unit: '1', value };
}

function bytesOf(half: number): number[] {
  if (!Number.isInteger(half) || half < 0 || half > MAX_HALF)
    throw new RangeError(`expected 0…2^${HALF_BITS} − 1, got ${half}`);
  return Array.from({ length: HALF_BYTES }, (_, at) =>
    Number((BigInt(half) >> BigInt(8 * (HALF_BYTES - 1 - at))) & 255n),
  );
}
