// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { openArchive, openLogArchive } from '@daoji/archive';
import type { Ledger } from '@daoji/ledger';
import { deviceIdSchema, type DeviceRecord } from '@daoji/model';

import { CliError } from '../cli-error.js';
import type { DeviceClient } from '../device/device-client.js';
import type { HeldReading } from '../device/ring-entry.js';
import type { Measurement } from '../device/reading-maker.js';
import { serviceEnvironment, setting, type DaojiHome } from '../network/daoji-home.js';
import { openFleet } from '../network/fleet.js';
import { countAnchored, type AnchoredReadings } from './anchored-readings.js';
import type { InfluxAccess } from './influx-query.js';
import type { CsvMapping } from './csv-mapping.js';
import { replayProfile } from './replay-profile.js';
import { countStored } from './stored-readings.js';

/** How far a replay waits: the bridge's signed ack, the point in InfluxDB, the leaf under a head on the ledger. */
export const WAIT_STAGES = ['acked', 'stored', 'anchored'] as const;

/** One of {@link WAIT_STAGES}. */
export type WaitStage = (typeof WAIT_STAGES)[number];

/** What a replay needs beside its measurements. */
export interface ReplayOptions {
  readonly home: DaojiHome;
  readonly connect: (profile: string) => Promise<Ledger>;
  readonly deviceId: string;
  readonly subject: DeviceRecord['subject'];
  readonly waitFor: WaitStage;
  /** Longest wait for the stage, ms. */
  readonly timeoutMs: number;
  readonly packReadings?: number | undefined;
}

/** How far each reading got. `batches` and `transactions` are those that hold this replay's readings. */
export interface ReplayResult {
  readonly deviceId: string;
  readonly bootEpoch: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly sent: number;
  readonly acked: number;
  readonly stored: number;
  readonly anchored: number;
  readonly batches: number;
  readonly transactions: readonly string[];
  /** True when the awaited stage was reached for every reading in time. */
  readonly isComplete: boolean;
}

/** A device id from a file's name, `replay-<name>`. */
export function deviceIdOfFile(file: string): string {
  const name = basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
  const id = `replay-${name.replaceAll(/[^a-z0-9]+/g, '-')}`.slice(0, 64).replace(/-+$/, '');
  return deviceIdSchema.parse(id);
}

/**
 * Sends measurements as a registered device of clock policy `recorded` and counts how far they got.
 * @throws CliError, DeviceError, LedgerError.
 */
export async function runReplay(
  options: ReplayOptions,
  mapping: CsvMapping,
  measurements: readonly Measurement[],
): Promise<ReplayResult> {
  const { home, connect, deviceId, subject, packReadings } = options;
  const profile = replayProfile(mapping.columns);
  const fleet = { home, connect, packReadings, ackWaitMs: 5_000 };
  const [client] = await openFleet(fleet, [{ deviceId, profile, subject }]);
  if (!client) throw new CliError('REFUSED', `expected a device ${deviceId}`);
  const deadline = Date.now() + options.timeoutMs;
  try {
    const { held, acked } = await sendAll(client, measurements, deadline);
    return await follow(options, held, acked, deadline);
  } finally {
    await client.close();
  }
}

async function sendAll(
  client: DeviceClient,
  measurements: readonly Measurement[],
  deadline: number,
): Promise<{ held: HeldReading[]; acked: number }> {
  const stillOpen = new Map<string, HeldReading>();
  client.on('acked', ({ ack }) => {
    for (const [key, reading] of stillOpen) {
      if (reading.bootEpoch === ack.bootEpoch && reading.seq <= ack.seq) stillOpen.delete(key);
    }
  });
  const refused = new Set<string>();
  client.on('refused', ({ readings }) => {
    for (const { bootEpoch, seq } of readings) refused.add(`${bootEpoch}/${seq}`);
  });
  const held = measurements.map((measurement) => client.measure(measurement));
  for (const reading of held) stillOpen.set(`${reading.bootEpoch}/${reading.seq}`, reading);
  client.start();
  const patience = AbortSignal.timeout(Math.max(1, deadline - Date.now()));
  await Promise.race([client.drained(), aborted(patience)]);
  const open = new Set([...stillOpen.keys(), ...refused]);
  return {
    held,
    acked: held.filter(({ bootEpoch, seq }) => !open.has(`${bootEpoch}/${seq}`)).length,
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}

async function follow(
  { home, connect, deviceId, waitFor, timeoutMs }: ReplayOptions,
  held: readonly HeldReading[],
  acked: number,
  deadline: number,
): Promise<ReplayResult> {
  const environment = serviceEnvironment(home, 'iot-bridge');
  const influx = await influxAccess(environment);
  const sent = held.length;
  const ledger = await connect('gateway');
  try {
    const log = await openLogArchive(
      setting(environment, 'ARCHIVE_DIR'),
      `${setting(environment, 'SITE_ID')}/${setting(environment, 'BRIDGE_ID')}`,
    );
    const archive = await openArchive(setting(environment, 'ARCHIVE_DIR'));
    const countOnce = async (): Promise<{ stored: number; anchors: AnchoredReadings }> => ({
      stored: await countStored(influx, held),
      anchors: await countAnchored({ archive, log, ledger }, held, deviceId),
    });
    const isReached = (stored: number, anchored: number): boolean =>
      acked === sent &&
      (waitFor === 'acked' || stored === sent) &&
      (waitFor !== 'anchored' || anchored === sent);
    let counts = await countOnce();
    while (
      !isReached(counts.stored, counts.anchors.anchored) &&
      Date.now() < deadline &&
      acked === sent
    ) {
      await wait(Math.min(500, timeoutMs));
      counts = await countOnce();
    }
    const { stored, anchors } = counts;
    return {
      deviceId,
      bootEpoch: held[0]?.bootEpoch ?? 0,
      firstSeq: held[0]?.seq ?? 0,
      lastSeq: held.at(-1)?.seq ?? 0,
      sent,
      acked,
      stored,
      anchored: anchors.anchored,
      batches: anchors.batches.length,
      transactions: anchors.transactions,
      isComplete: isReached(stored, anchors.anchored),
    };
  } finally {
    ledger.close();
  }
}

async function influxAccess(environment: ReadonlyMap<string, string>): Promise<InfluxAccess> {
  return {
    url: setting(environment, 'INFLUX_URL'),
    ca: await readFile(setting(environment, 'INFLUX_CA'), 'utf8'),
    token: setting(environment, 'INFLUX_TOKEN'),
    database: setting(environment, 'INFLUX_DB'),
  };
}
