// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

import { ackSigningBytes, encodeAck, parsePack, type Ack, type Pack } from '@daoji/model';
import { utf8 } from '@daoji/proof';

import { DeviceClient, type DeviceClientOptions } from '../../../src/device/device-client.js';
import type { DeviceLink, LinkEvents } from '../../../src/device/device-link.js';
import { memoryRing } from '../../../src/device/device-ring.js';
import type { DeviceTimers } from '../../../src/device/device-timers.js';
import type { Measurement } from '../../../src/device/reading-maker.js';
import { newSigningKey } from '../../../src/keys/key-file.js';

/** A link that keeps what is sent and lets the test play the broker. */
export class LinkDouble implements DeviceLink {
  readonly packs: Pack[] = [];
  readonly statuses: string[] = [];
  opened = 0;
  events: LinkEvents | undefined;

  open(events: LinkEvents): void {
    this.opened += 1;
    this.events = events;
  }

  sendPack(bytes: Uint8Array): void {
    this.packs.push(parsePack(bytes));
  }

  sendStatus(text: string): void {
    this.statuses.push(text);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Timers that run only when the test says so. */
export class TimersDouble implements DeviceTimers {
  readonly waiting: { delayMs: number; action: () => void }[] = [];
  chance = 0.5;

  now(): number {
    return 0;
  }

  random(): number {
    return this.chance;
  }

  after(delayMs: number, action: () => void): () => void {
    const entry = { delayMs, action };
    this.waiting.push(entry);
    return () => {
      const at = this.waiting.indexOf(entry);
      if (at !== -1) this.waiting.splice(at, 1);
    };
  }

  /** Runs the oldest timer of at least that length. */
  fire(leastMs: number): number {
    const at = this.waiting.findIndex(({ delayMs }) => delayMs >= leastMs);
    const [entry] = this.waiting.splice(at, 1);
    if (at === -1 || !entry) throw new Error(`no timer of ${leastMs} ms or more`);
    entry.action();
    return entry.delayMs;
  }
}

/** The bridge's ack key. */
export class BridgeDouble {
  readonly #key: KeyObject;
  readonly ackSpki: string;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.#key = privateKey;
    this.ackSpki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  }

  /** A signed ack message. */
  ack(fields: Partial<Ack>): Uint8Array {
    const bytes = encodeAck({
      alg: 'ed25519',
      at: '2026-06-14T02:10:00.000Z',
      bootEpoch: 1,
      bridgeEpoch: 1,
      bridgeId: 'bridge-1',
      credit: 256,
      deviceId: 'pj01-water-0042',
      refused: [],
      seq: -1,
      type: 'daoji.ack/v1',
      ...fields,
    });
    const signature = sign(null, ackSigningBytes(bytes), this.#key).toString('base64');
    return Buffer.concat([bytes, utf8(`\n${signature}`)]);
  }
}

/** A device on doubles. */
export function deviceOnDoubles(options: Partial<DeviceClientOptions> = {}): {
  device: DeviceClient;
  link: LinkDouble;
  timers: TimersDouble;
  bridge: BridgeDouble;
} {
  const [link, timers, bridge] = [new LinkDouble(), new TimersDouble(), new BridgeDouble()];
  const device = new DeviceClient({
    deviceId: 'pj01-water-0042',
    key: newSigningKey(),
    ackSpki: bridge.ackSpki,
    link,
    ring: memoryRing(),
    packReadings: 4,
    timers,
    ...options,
  });
  return { device, link, timers, bridge };
}

/** The n-th measurement of a test. */
export function measurement(n: number): Measurement {
  return {
    channel: 'main',
    quantity: 'water-level',
    unit: 'mm',
    scale: -1,
    value: 500 + n,
    time: new Date(Date.UTC(2026, 5, 14, 2, n)).toISOString(),
    clock: 'synced',
  };
}

/** Numbers of the readings of a pack, first to last. */
export function rangeOf(pack: Pack | undefined): [number, number] | undefined {
  return pack && [pack.statement.firstSeq, pack.statement.lastSeq];
}
