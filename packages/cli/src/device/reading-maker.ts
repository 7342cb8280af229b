// SPDX-License-Identifier: Apache-2.0
import { encodeReading, readingLeafHash, ZERO_HASH, type Reading } from '@daoji/model';
import { toHex } from '@daoji/proof';

import { DeviceError } from './device-error.js';
import type { HeldReading } from './ring-entry.js';

/** What one measurement says; the device adds identity, chain and signature. `time` in UTC with milliseconds. */
export type Measurement = Pick<
  Reading,
  'channel' | 'quantity' | 'unit' | 'scale' | 'value' | 'time' | 'clock'
>;

/** Gives measurements their identity: one boot epoch, seq from 0, each chained to the one before it. */
export class ReadingMaker {
  readonly #deviceId: string;
  readonly #raiseBootEpoch: () => number;
  #bootEpoch: number | undefined;
  #nextSeq = 0;
  #prevHash = ZERO_HASH;

  /** @param raiseBootEpoch - called once, before the first reading; the new epoch is on the disk when it returns. */
  constructor(deviceId: string, raiseBootEpoch: () => number) {
    this.#deviceId = deviceId;
    this.#raiseBootEpoch = raiseBootEpoch;
  }

  /** The epoch of the readings made here; `undefined` before the first. */
  get bootEpoch(): number | undefined {
    return this.#bootEpoch;
  }

  /** @throws {@link DeviceError} `DEVICE_MEASUREMENT` for values outside the format; no number is used up then. */
  make(measurement: Measurement): HeldReading {
    this.#bootEpoch ??= this.#raiseBootEpoch();
    const bootEpoch = this.#bootEpoch;
    const seq = this.#nextSeq;
    const bytes = this.#encode(measurement, bootEpoch, seq);
    this.#nextSeq += 1;
    this.#prevHash = toHex(readingLeafHash(bytes));
    return { kind: 'reading', bootEpoch, seq, bytes };
  }

  #encode(measurement: Measurement, bootEpoch: number, seq: number): Uint8Array {
    const { channel, clock, quantity, scale, time, unit, value } = measurement;
    try {
      return encodeReading({
        bootEpoch,
        channel,
        clock,
        deviceId: this.#deviceId,
        prevHash: this.#prevHash,
        quantity,
        scale,
        seq,
        time,
        type: 'daoji.reading/v1',
        unit,
        value,
      });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new DeviceError('DEVICE_MEASUREMENT', `${this.#deviceId}: ${why}`, { cause });
    }
  }
}
