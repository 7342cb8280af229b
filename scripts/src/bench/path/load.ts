// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

import {
  memoryRing,
  openFleet,
  simulatedDevice,
  simulatedProfile,
  type DeviceClient,
  type SimulatedDevice,
} from '@daoji/cli';

import type { BenchNetwork } from './bench-home.js';
import type { PathBenchOptions } from './options.js';
import type { SentPack } from './stage.js';

const KIND = 'paddy-station';
const TICK_MS = 5;
/** A device's ring is memory here: its flash is not part of the server whose disk is measured. */
const LONGEST_DRAIN_MS = 120_000;

/** What the load reports while it runs. Times from `performance.now()`. */
export interface LoadHooks {
  readonly onSent: (pack: SentPack) => void;
  readonly onAcked: (deviceId: string, seq: number, at: number) => void;
}

/** How the load went. */
export interface LoadResult {
  /** Readings signed and published. */
  readonly sent: number;
  /** Packs published more than once. */
  readonly resent: number;
  /** Readings that were due by the clock when the window closed and had not been made: the system was too slow. */
  readonly late: number;
}

interface LoadDevice {
  readonly client: DeviceClient;
  readonly simulated: SimulatedDevice;
  /** Measurements of the step under way, not yet made. */
  step: ReturnType<SimulatedDevice['measurementsAt']>;
  made: number;
}

/** Simulated paddy stations with own keys and certificates, each over its own mutual-TLS MQTT connection. */
export class Load {
  readonly #devices: LoadDevice[];
  readonly #options: PathBenchOptions;
  readonly #faults: string[] = [];
  #resent = 0;

  private constructor(clients: readonly DeviceClient[], options: PathBenchOptions) {
    this.#options = options;
    this.#devices = clients.map((client, index) => ({
      client,
      simulated: simulatedDevice(KIND, `bench-${index}`),
      step: [],
      made: 0,
    }));
  }

  /** Enrols, registers and connects the devices. */
  static async open(
    network: BenchNetwork,
    options: PathBenchOptions,
    hooks: LoadHooks,
  ): Promise<Load> {
    const planned = Array.from({ length: options.devices }, (_, index) => ({
      deviceId: `bench-${String(index + 1).padStart(4, '0')}`,
      profile: simulatedProfile(KIND, 'live'),
      subject: { kind: 'parcel' as const, id: 'bench-parcel' },
    }));
    const clients = await openFleet(
      {
        home: network.home,
        connect: network.connect,
        packReadings: options.pack,
        openRing: () => memoryRing(),
      },
      planned,
    );
    const load = new Load(clients, options);
    const ups = clients.map((client) => once(client, 'up'));
    for (const client of clients) load.#watch(client, hooks);
    for (const client of clients) client.start();
    await Promise.all(ups);
    return load;
  }

  /** What went wrong at a device; empty in a good run. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  get deviceIds(): string[] {
    return this.#devices.map(({ client }) => client.deviceId);
  }

  /** The only boot epoch of a fresh network's devices. */
  get bootEpoch(): number {
    return this.#devices[0]?.client.bootEpoch ?? 0;
  }

  /** Measures and publishes through warm-up and window. */
  async run(): Promise<LoadResult> {
    const { warmup, seconds, rate, devices, pack, open } = this.#options;
    const startedAt = performance.now();
    const endsAt = startedAt + (warmup + seconds) * 1000;
    const perMs = rate === undefined ? Infinity : rate / devices / 1000;
    for (let now = startedAt; now < endsAt; now = performance.now()) {
      for (const [index, device] of this.#devices.entries()) {
        // Devices begin spread over one pack's time: sensors are not in step.
        const phase = (index / devices) * pack;
        this.#make(device, (now - startedAt) * perMs + phase, open);
      }
      await wait(TICK_MS);
    }
    const sent = this.#devices.reduce((sum, { made }) => sum + made, 0);
    const late = rate === undefined ? 0 : Math.max(0, Math.round((warmup + seconds) * rate - sent));
    return { sent, resent: this.#resent, late };
  }

  /** Waits for the last acknowledgements. @returns readings that are still open. */
  async drain(): Promise<number> {
    const all = Promise.all(this.#devices.map(({ client }) => client.drained()));
    await Promise.race([all, wait(LONGEST_DRAIN_MS, undefined, { ref: false })]);
    return this.#devices.reduce((sum, { client }) => sum + client.pending, 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.#devices.map(({ client }) => client.close()));
  }

  /** Makes whole packs, as many as are due and the device has room for. */
  #make(device: LoadDevice, due: number, open: number): void {
    const { pack } = this.#options;
    while (device.made + pack <= due && device.client.pending + pack <= open) {
      for (let count = 0; count < pack; count += 1) this.#makeOne(device);
    }
  }

  #makeOne(device: LoadDevice): void {
    if (device.step.length === 0) {
      device.step = device.simulated.measurementsAt(Date.now()).reverse();
    }
    const measurement = device.step.pop();
    if (!measurement) return;
    device.client.measure(measurement);
    device.made += 1;
  }

  #watch(client: DeviceClient, hooks: LoadHooks): void {
    const { deviceId } = client;
    let highest = -1;
    client.on('sent', ({ firstSeq, lastSeq }) => {
      if (lastSeq <= highest) {
        this.#resent += 1;
        return;
      }
      const readings = lastSeq - Math.max(highest, firstSeq - 1);
      highest = lastSeq;
      hooks.onSent({ deviceId, lastSeq, readings, sentAt: performance.now() });
    });
    client.on('acked', ({ ack }) => hooks.onAcked(deviceId, ack.seq, performance.now()));
    client.on('refused', ({ readings }) => {
      this.#faults.push(`${deviceId}: ${readings.length} readings refused`);
    });
    client.on('fault', (error) => this.#faults.push(`${error.code}: ${error.message}`));
    client.on('down', ({ reason }) => this.#faults.push(`${deviceId}: connection lost: ${reason}`));
  }
}
