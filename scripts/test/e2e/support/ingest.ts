// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import { daojiHome, openFleet, type DeviceClient, type HeldReading } from '@daoji/cli';
import type { DeviceProfile } from '@daoji/model';

import type { TestNetwork } from './test-network.js';

/** One channel of a water level gauge, live clock. */
export const GAUGE: DeviceProfile = {
  clockPolicy: 'live',
  channels: [
    { channel: 'main', quantity: 'water-level', unit: 'mm', scale: -1, min: -9_999, max: 99_999 },
  ],
};

const TICK_MS = 50;
const TICK_READINGS = 16;
const WAIT_MS = 90_000;

/** A device that measures 320 times a second, whatever happens around it, and remembers all it said. */
export class Ingest {
  readonly deviceId: string;
  /** Every reading made, in order. */
  readonly made: HeldReading[] = [];
  readonly #client: DeviceClient;
  #settled = 0;
  #timer: NodeJS.Timeout | undefined;
  #waiting: (() => void)[] = [];

  private constructor(client: DeviceClient) {
    this.#client = client;
    this.deviceId = client.deviceId;
    client.on('acked', ({ settled }) => {
      this.#settled += settled;
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  /** Enrols and registers a new device over the network's own people, and connects it. */
  static async open(network: TestNetwork, what: string): Promise<Ingest> {
    const deviceId = `e2e-${what}-${randomBytes(3).toString('hex')}`;
    const [client] = await openFleet(
      {
        home: daojiHome(network.home, undefined),
        connect: (profile) => network.connect(profile),
        ackWaitMs: 1_000,
      },
      [{ deviceId, profile: GAUGE, subject: { kind: 'parcel', id: 'e2e-parcel' } }],
    );
    if (!client) throw new Error('expected a device');
    client.start();
    return new Ingest(client);
  }

  /** Readings covered by a verified ack. */
  get acked(): number {
    return this.#settled;
  }

  /** Begins to measure. */
  start(): void {
    this.#timer ??= setInterval(() => this.#measure(), TICK_MS);
  }

  /** Waits until `more` readings beyond those of now are acked. */
  async ackedMore(more: number): Promise<void> {
    const target = this.#settled + more;
    const end = Date.now() + WAIT_MS;
    while (this.#settled < target) {
      const left = end - Date.now();
      if (left < 0) throw new Error(`${this.deviceId}: ${this.#settled} acked, want ${target}`);
      await this.#nextAck(left);
    }
  }

  /** Stops to measure; resolves when everything made is acked. */
  async finish(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.ackedMore(this.made.length - this.#settled);
  }

  /** Disconnects. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#client.close();
  }

  #measure(): void {
    for (let count = 0; count < TICK_READINGS; count += 1) {
      const value = 500 + (this.made.length % 97);
      const time = new Date().toISOString();
      const [channel] = GAUGE.channels;
      if (!channel) throw new Error('expected a channel');
      const { quantity, unit, scale } = channel;
      this.made.push(
        this.#client.measure({
          channel: 'main',
          quantity,
          unit,
          scale,
          value,
          time,
          clock: 'synced',
        }),
      );
    }
  }

  #nextAck(deadlineMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, deadlineMs);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
