// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { openLogArchive, type AdvanceRecord, type LogArchive } from '@daoji/archive';
import {
  daojiHome,
  openFleet,
  simulatedDevice,
  simulatedProfile,
  type DeviceClient,
  type DeviceKind,
} from '@daoji/cli';
import { logHeadSchema } from '@daoji/model';

import { until } from './until.js';
import { HOME, type WebNetwork } from './web-network.js';

/** A place of the ledger that a device stands on. */
export interface Subject {
  readonly kind: 'parcel' | 'bin' | 'mill-line';
  readonly id: string;
}

/** Position of a reading in what its device said. */
export interface SeqPosition {
  readonly bootEpoch: number;
  readonly seq: number;
}

/** A simulated device that speaks the real protocol to the real broker. */
export class Sensor {
  readonly deviceId: string;
  readonly #client: DeviceClient;
  readonly #kind: DeviceKind;
  #last: SeqPosition = { bootEpoch: 0, seq: -1 };

  private constructor(client: DeviceClient, kind: DeviceKind) {
    this.#client = client;
    this.deviceId = client.deviceId;
    this.#kind = kind;
  }

  /** Enrols, registers and connects a device; one whose clock is `recorded` may speak of days long past. */
  static async open(
    network: WebNetwork,
    deviceId: string,
    kind: DeviceKind,
    subject: Subject,
    clock: 'live' | 'recorded' = 'live',
  ): Promise<Sensor> {
    const options = {
      connect: network.connect,
      home: daojiHome(HOME, undefined),
      packReadings: 16,
    };
    const planned = { deviceId, profile: simulatedProfile(kind, clock), subject };
    const [client] = await openFleet(options, [planned]);
    if (!client) throw new Error(`expected the device ${deviceId}`);
    client.start();
    return new Sensor(client, kind);
  }

  /** Measures at each step of `fromMs ≤ t < toMs`; resolves when the bridge has acknowledged all of it. */
  async play(fromMs: number, toMs: number, stepMs: number): Promise<SeqPosition> {
    const device = simulatedDevice(this.#kind, 'pages');
    for (let at = fromMs; at < toMs; at += stepMs) {
      for (const measurement of device.measurementsAt(at)) {
        const { bootEpoch, seq } = this.#client.measure(measurement);
        this.#last = { bootEpoch, seq };
      }
    }
    await this.#client.drained();
    return this.#last;
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

/** The log of the network's bridge. */
export function openLog(): Promise<LogArchive> {
  return openLogArchive(join(HOME, 'archive'), 'pj01/bridge-1');
}

/** Asks the bridge for anchors until a head covers a reading; answers the newest head then. */
export async function anchorUpTo(
  network: WebNetwork,
  deviceId: string,
  { bootEpoch, seq }: SeqPosition,
): Promise<AdvanceRecord> {
  const log = await openLog();
  const port = (await network.settings('iot-bridge')).get('HTTP_PORT') ?? '';
  return until(`a log head over ${deviceId}/${bootEpoch}/${seq}`, async () => {
    await fetch(`http://127.0.0.1:${port}/advance`, { method: 'POST' });
    await log.refresh();
    const batch = log.batchOf(deviceId, bootEpoch, seq);
    const isCovered = batch !== undefined && log.advanceOf(batch) !== undefined;
    return isCovered ? log.advances().at(-1) : undefined;
  });
}

/** A head as `closeLot` names it. */
export function namedHead({ head }: AdvanceRecord): {
  logRoot: string;
  logSize: number;
  origin: string;
} {
  const { logRoot, logSize, origin } = logHeadSchema.parse(JSON.parse(head));
  return { logRoot, logSize, origin };
}
