// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';

import { openLogArchive, type AdvanceRecord, type LogArchive } from '@daoji/archive';
import { daojiHome, openFleet, playSeason, simulatedProfile, type DeviceClient } from '@daoji/cli';

import type { Cast } from './cast.js';
import { connectAs, DEMO_HOME } from './demo-home.js';
import { demoSeasonPlan } from './story.js';

/** The log that the demo's bridge writes. */
export const DEMO_ORIGIN = 'pj01/bridge-1';
const SIX_HOURS_MS = 6 * 3_600_000;
const ANCHOR_DEADLINE_MS = 120_000;

/** Enrols, registers and starts the devices of the plan. */
export async function startDevices(): Promise<DeviceClient[]> {
  const plan = demoSeasonPlan();
  const clients = await openFleet(
    {
      home: daojiHome(DEMO_HOME, undefined),
      connect: connectAs,
      packReadings: 64,
      ackWaitMs: 5_000,
    },
    plan.devices.map(({ deviceId, kind, subject }) => ({
      deviceId,
      subject,
      profile: simulatedProfile(kind, plan.clockPolicy),
    })),
  );
  for (const client of clients) client.start();
  return clients;
}

/** Lets the devices measure every six hours of scenario time until `untilMs`; resolves when all is acked. */
export async function playUntil(
  cast: Cast,
  clients: readonly DeviceClient[],
  untilMs: number,
  factor: number,
): Promise<number> {
  const fromMs = Math.ceil(cast.now().getTime() / SIX_HOURS_MS) * SIX_HOURS_MS;
  const times = { fromMs, toMs: untilMs, stepMs: SIX_HOURS_MS, factor };
  const sent = await playSeason(demoSeasonPlan(), clients, times, (ms) => wait(ms));
  for (const client of clients) await client.drained();
  return sent;
}

/** Waits until the newest reading of each device lies under a head that two organisations confirmed. */
export async function waitAnchored(
  clients: readonly DeviceClient[],
  archiveDir: string,
  lastSeqs: ReadonlyMap<string, number>,
): Promise<AdvanceRecord[]> {
  const log = await openLogArchive(archiveDir, DEMO_ORIGIN);
  const deadline = Date.now() + ANCHOR_DEADLINE_MS;
  while (!clients.every((client) => isAnchored(log, client, lastSeqs))) {
    if (Date.now() > deadline) throw new Error('the readings were not anchored within 120 s');
    await wait(250);
    await log.refresh();
  }
  return [...log.advances()];
}

function isAnchored(
  log: LogArchive,
  client: DeviceClient,
  lastSeqs: ReadonlyMap<string, number>,
): boolean {
  const { bootEpoch, deviceId } = client;
  const seq = lastSeqs.get(deviceId);
  if (bootEpoch === undefined || seq === undefined) return true;
  const batch = log.batchOf(deviceId, bootEpoch, seq);
  return batch !== undefined && log.advanceOf(batch) !== undefined;
}
