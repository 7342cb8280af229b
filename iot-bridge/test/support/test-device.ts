// SPDX-License-Identifier: Apache-2.0
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

import {
  deviceRecordSchema,
  encodePack,
  encodePackStatement,
  encodeReading,
  packRoot,
  packSigningBytes,
  readingLeafHash,
  ZERO_HASH,
  type DeviceRecord,
  type PackStatement,
  type Reading,
} from '@daoji/model';
import { toHex } from '@daoji/proof';

/** The site and bridge of every unit test. */
export const SITE = 'pj01';
export const BRIDGE = 'bridge-1';
const START = Date.UTC(2026, 5, 14, 2, 10);

/** What a pack may differ in from the next well-formed one. */
export interface PackChange {
  readonly statement?: Partial<PackStatement>;
  readonly reading?: Partial<Reading>;
  readonly signature?: string;
  readonly key?: KeyObject;
}

/** A device that signs as a real one does: chained readings, one signature a pack. */
export class TestDevice {
  readonly deviceId: string;
  readonly #key: KeyObject;
  readonly spki: string;
  readonly keyId: string;
  bootEpoch = 0;
  seq = 0;
  prevHash = ZERO_HASH;

  constructor(deviceId: string) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const der = pair.publicKey.export({ type: 'spki', format: 'der' });
    this.deviceId = deviceId;
    this.#key = pair.privateKey;
    this.spki = der.toString('base64');
    this.keyId = createHash('sha256').update(der).digest('hex');
  }

  get topic(): string {
    return `daoji/v1/${SITE}/${this.deviceId}/up`;
  }

  /** Its record on the ledger. */
  record(change: Partial<DeviceRecord> = {}): DeviceRecord {
    return deviceRecordSchema.parse({
      bridgeId: BRIDGE,
      deviceId: this.deviceId,
      keyId: this.keyId,
      operatorId: 'coop-1',
      profile: {
        channels: [
          {
            channel: 'main',
            quantity: 'water-level',
            unit: 'mm',
            scale: -1,
            min: 0,
            max: 5000,
          },
        ],
        clockPolicy: 'live',
      },
      siteId: SITE,
      spki: this.spki,
      status: 'active',
      subject: { kind: 'parcel', id: 'p-0017' },
      v: 1,
      ...change,
    });
  }

  /** The next pack; the device's state moves on. */
  pack(count: number, change: PackChange = {}): Buffer {
    const readings: Uint8Array[] = [];
    const firstSeq = change.statement?.firstSeq ?? this.seq;
    for (let index = 0; index < count; index += 1) readings.push(this.#next(change.reading));
    const statement: PackStatement = {
      alg: 'ecdsa-p256-sha256',
      bootEpoch: this.bootEpoch,
      count,
      deviceId: this.deviceId,
      firstSeq,
      gaps: [],
      keyId: this.keyId,
      lastSeq: this.seq - 1,
      root: packRoot(readings),
      type: 'daoji.pack/v1',
      ...change.statement,
    };
    return this.sign(statement, readings, change);
  }

  /** Signs a statement over readings as they are. */
  sign(statement: PackStatement, readings: readonly Uint8Array[], change: PackChange = {}): Buffer {
    const statementBytes = encodePackStatement(statement);
    const signature =
      change.signature ?? lowS(packSigningBytes(statementBytes), change.key ?? this.#key);
    return Buffer.from(encodePack({ statementBytes, signature, readings }));
  }

  /** Signs readings that were made before in another grouping, as a device may when it resends. */
  repack(firstSeq: number, readings: readonly Uint8Array[]): Buffer {
    const statement: PackStatement = {
      alg: 'ecdsa-p256-sha256',
      bootEpoch: this.bootEpoch,
      count: readings.length,
      deviceId: this.deviceId,
      firstSeq,
      gaps: [],
      keyId: this.keyId,
      lastSeq: firstSeq + readings.length - 1,
      root: packRoot(readings),
      type: 'daoji.pack/v1',
    };
    return this.sign(statement, readings);
  }

  /** Leaves out sequence numbers, as a device does that declares a gap. */
  skip(count: number): void {
    this.seq += count;
  }

  /** Starts the next boot epoch. */
  reboot(): void {
    this.bootEpoch += 1;
    this.seq = 0;
    this.prevHash = ZERO_HASH;
  }

  #next(change: Partial<Reading> = {}): Uint8Array {
    const bytes = encodeReading({
      bootEpoch: this.bootEpoch,
      channel: 'main',
      clock: 'synced',
      deviceId: this.deviceId,
      prevHash: this.prevHash,
      quantity: 'water-level',
      scale: -1,
      seq: this.seq,
      time: new Date(START + this.seq * 60_000).toISOString(),
      type: 'daoji.reading/v1',
      unit: 'mm',
      value: 500 + (this.seq % 50),
      ...change,
    });
    this.prevHash = toHex(readingLeafHash(bytes));
    this.seq += 1;
    return bytes;
  }
}

const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/** DER signature with the small s; OpenSSL gives either. */
function lowS(message: Uint8Array, key: KeyObject): string {
  const raw = sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });
  const s = BigInt(`0x${raw.subarray(32).toString('hex')}`);
  const low = s > ORDER / 2n ? ORDER - s : s;
  return derOf(raw.subarray(0, 32), Buffer.from(low.toString(16).padStart(64, '0'), 'hex'));
}

/** DER of two 32-byte numbers. */
export function derOf(r: Buffer, s: Buffer): string {
  const body = Buffer.concat([integer(r), integer(s)]);
  return Buffer.concat([Buffer.of(0x30, body.length), body]).toString('base64');
}

function integer(bytes: Buffer): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const minimal = bytes.subarray(start);
  const value = (minimal[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), minimal]) : minimal;
  return Buffer.concat([Buffer.of(0x02, value.length), value]);
}
