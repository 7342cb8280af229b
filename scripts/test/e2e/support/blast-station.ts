// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import { daojiHome, openFleet, simulatedProfile, type DeviceClient } from '@daoji/cli';

import { anchorAll } from './anchored.js';
import type { TestNetwork } from './test-network.js';

const HOUR_MS = 3_600_000;
/** The base case of `rice-domain.md` §2: 22 °C, 0.5 m/s, no sun; one hour of rain in the evening makes the next day favourable. */
const WEATHER = { 'air-temperature': 220, rain: 0, sunshine: 0, 'wind-speed': 5 } as const;
const PROFILE = simulatedProfile('paddy-station', 'recorded');

/** A weather station on a parcel, whose hours a test measures one by one. */
export class BlastStation {
  readonly deviceId: string;
  readonly #client: DeviceClient;
  readonly #fromMs: number;
  readonly #network: TestNetwork;

  private constructor(network: TestNetwork, client: DeviceClient, deviceId: string, from: string) {
    this.deviceId = deviceId;
    this.#client = client;
    this.#fromMs = Date.parse(`${from}T00:00:00.000+08:00`);
    this.#network = network;
  }

  /** @param from - civil date (UTC+8) of its first day. */
  static async open(network: TestNetwork, parcelId: string, from: string): Promise<BlastStation> {
    const deviceId = `e2e-weather-${randomBytes(3).toString('hex')}`;
    const [client] = await openFleet(
      {
        ackWaitMs: 1_000,
        connect: (name) => network.connect(name),
        home: daojiHome(network.home, undefined),
      },
      [{ deviceId, profile: PROFILE, subject: { id: parcelId, kind: 'parcel' } }],
    );
    if (!client) throw new Error('expected a device');
    client.start();
    return new BlastStation(network, client, deviceId, from);
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** Measures the hour `index` from 00:00 of the first day. @param leaveOut - a quantity that is not measured. */
  hour(index: number, { isRainy, leaveOut }: { isRainy: boolean; leaveOut?: string }): void {
    const time = new Date(this.#fromMs + index * HOUR_MS).toISOString();
    for (const [quantity, dry] of Object.entries(WEATHER)) {
      const line = PROFILE.channels.find((one) => one.quantity === quantity);
      if (!line || quantity === leaveOut) continue;
      const { channel, scale, unit } = line;
      const value = quantity === 'rain' && isRainy ? 10 : dry;
      this.#client.measure({ channel, clock: 'synced', quantity, scale, time, unit, value });
    }
  }

  /** Whole days with an hour of rain at 19:00 of each. */
  rainyDays(from: number, to: number): void {
    for (let index = from * 24; index < (to + 1) * 24; index += 1)
      this.hour(index, { isRainy: index % 24 === 19 });
  }

  /** Resolves when all that was measured lies in the archived log under a head of the ledger. */
  async sealed(): Promise<void> {
    await this.#client.drained();
    await anchorAll(this.#network);
  }
}
