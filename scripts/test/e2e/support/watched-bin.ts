// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import {
  daojiHome,
  openFleet,
  simulatedDevice,
  simulatedProfile,
  type DeviceClient,
} from '@daoji/cli';
import { z } from 'zod';

import { newStored, type Stored } from '../fraud/alarm-frauds.js';
import type { FraudStage } from '../fraud/fraud-stage.js';
import { anchorAll } from './anchored.js';
import type { TestNetwork } from './test-network.js';

const SCAN_MS = 600_000;
/** By how much a hot place is warmer than it should be, K. */
const HEAT_K = 12;

/** A sensor of the bin. */
export interface Place {
  readonly cable: number;
  readonly layer: number;
}

const alarmsSchema = z.object({
  items: z.array(
    z.object({ deviceId: z.string().optional(), raised: z.object({ note: z.string() }) }),
  ),
});

/** A bin with a tonne of paddy and cables that scan it every ten minutes of their own clock, over the real broker. */
export class WatchedBin {
  readonly deviceId: string;
  readonly stored: Stored;
  readonly #cables: DeviceClient;
  readonly #network: TestNetwork;
  readonly #seed: string;
  #timeMs = Date.UTC(2026, 10, 1);

  private constructor(network: TestNetwork, seed: string, cables: DeviceClient, stored: Stored) {
    this.deviceId = cables.deviceId;
    this.stored = stored;
    this.#cables = cables;
    this.#network = network;
    this.#seed = seed;
  }

  /** Stores the paddy, enrols the cables and connects them. */
  static async open(network: TestNetwork, stage: FraudStage, seed: string): Promise<WatchedBin> {
    const stored = await newStored(stage);
    const [cables] = await openFleet(
      {
        ackWaitMs: 1_000,
        connect: (profile) => network.connect(profile),
        home: daojiHome(network.home, undefined),
      },
      [
        {
          deviceId: `e2e-${seed}-${randomBytes(3).toString('hex')}`,
          profile: simulatedProfile('grain-bin', 'recorded'),
          subject: { id: stored.binId, kind: 'bin' },
        },
      ],
    );
    if (!cables) throw new Error('expected a device');
    cables.start();
    return new WatchedBin(network, seed, cables, stored);
  }

  /** Measures the bin some times over, with a place that is warmer than it should be. */
  scan(times: number, hot?: Place): void {
    const heat = hot && { ...hot, fromMs: 0, limit: HEAT_K, perDay: HEAT_K };
    for (let at = 0; at < times; at += 1, this.#timeMs += SCAN_MS) {
      const device = simulatedDevice('grain-bin', this.#seed, heat);
      for (const one of device.measurementsAt(this.#timeMs)) this.#cables.measure(one);
    }
  }

  /** Resolves when all that was measured is under a head of the ledger. */
  async sealed(): Promise<void> {
    await this.#cables.drained();
    await anchorAll(this.#network);
  }

  /** The open alarms of this device: their sensors as `c2-l3`, and what they say. */
  async openAlarms(): Promise<{ channel: string; note: string }[]> {
    const answer = await fetch(`${this.#network.url('gateway')}/api/v1/alarms?state=open`);
    const { items } = alarmsSchema.parse(await answer.json());
    return items
      .filter(({ deviceId }) => deviceId === this.deviceId)
      .map(({ raised: { note } }) => ({ channel: /c\d-l\d/.exec(note)?.[0] ?? '', note }));
  }

  /** Disconnects. */
  async close(): Promise<void> {
    await this.#cables.close();
  }
}
