// SPDX-License-Identifier: Apache-2.0
import { openArchive, openLogArchive, readBatch } from '@daoji/archive';
import { WATCH_RULE, type WatchedChannel, type WatchRule } from '@daoji/agronomy';
import { alarmSchema, deviceRecordSchema, type DeviceRecord } from '@daoji/model';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import type { GatewayClient } from '../network/gateway-client.js';
import type { PersonKey } from '../people/person-file.js';
import { sendToGateway } from '../people/send-command.js';
import { completeCommand, signCommand } from '../people/signed-command.js';
import { ruleInForce } from './watch-rule.js';
import { scaled } from './judge.js';
import type { WatchedDevice } from './watched-device.js';
import type { WatchPorts } from './watch-worker.js';

/** Where a watch finds what it works with. */
export interface WatchPlaces {
  /** Folder of the bridge's archive, and its log's origin `site/bridge`. */
  readonly archiveDir: string;
  readonly siteId: string;
  readonly bridgeId: string;
  /** Devices to watch; all of the bridge where there is none. */
  readonly devices: readonly string[];
  readonly gateway: GatewayClient;
  readonly person: PersonKey;
  /** Network time. */
  readonly now: () => Date;
}

const PAGE = 100;
const devicesSchema = z.looseObject({
  items: z.array(z.looseObject({ device: deviceRecordSchema })),
});
const contentsSchema = z.looseObject({
  alerts: z.looseObject({ alarms: z.array(alarmSchema) }),
});
const WATCHED: ReadonlySet<string> = new Set(['grain-temperature', 'carbon-dioxide']);

/** Whose devices are watched: whose bins are looked at by people too. */
export interface WatchedOperators {
  readonly operatorIds: readonly string[];
}

/** The real ports: archived log, gateway, the key of the watch. */
export async function watchPorts(places: WatchPlaces): Promise<WatchPorts & WatchedOperators> {
  const { archiveDir, bridgeId, devices, gateway, now, person, siteId } = places;
  const isWatched = ({ deviceId }: DeviceRecord): boolean =>
    devices.length === 0 || devices.includes(deviceId);
  const archive = await openArchive(archiveDir);
  const log = await openLogArchive(archiveDir, `${siteId}/${bridgeId}`);
  const records = await deviceRecords(gateway);
  const own = records.filter(
    (one) => one.siteId === siteId && one.bridgeId === bridgeId && isWatched(one),
  );
  const rules = new Map<string, WatchRule>();
  for (const { operatorId } of own) {
    if (!rules.has(operatorId))
      rules.set(operatorId, await ruleInForce(gateway, operatorId, now()));
  }
  return {
    devices: own.flatMap((one) => watchedOf(one, rules.get(one.operatorId))),
    now,
    operatorIds: [...rules.keys()].sort(),
    openAlarms: (binId) => openAlarmsOn(gateway, binId),
    readings: async (batch) =>
      (await readBatch(archive, await log.batch(batch))).map(({ bytes }) => bytes),
    send: (envelope) => sendToGateway(gateway, envelope),
    sign: (draft) => {
      const command = completeCommand('trace', draft, now(), person.key.keyId);
      return signCommand('trace', command, person.key);
    },
    size: async () => {
      await log.refresh();
      return log.size;
    },
  };
}

/** What of a device is watched: nothing of a revoked one, nor of one that stands in no bin. */
export function watchedOf(
  { deviceId, profile, status, subject }: DeviceRecord,
  rule: WatchRule = WATCH_RULE,
): WatchedDevice[] {
  const channels = profile.channels
    .filter(({ quantity }) => WATCHED.has(quantity))
    .map(({ channel, max, min, position, quantity, scale }): WatchedChannel => ({
      channel,
      max: scaled(max, scale),
      min: scaled(min, scale),
      quantity,
      ...(quantity === 'grain-temperature' &&
        position?.layer !== undefined && { layer: position.layer }),
    }));
  if (subject.kind !== 'bin' || status === 'revoked' || channels.length === 0) return [];
  const isLive = profile.clockPolicy === 'live';
  return [{ binId: subject.id, channels, deviceId, isLive, rule }];
}

async function deviceRecords(gateway: GatewayClient): Promise<DeviceRecord[]> {
  const records: DeviceRecord[] = [];
  for (let after = ''; ;) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(after !== '' && { after }) });
    const { items } = devicesSchema.parse(await gateway.get(`/api/v1/devices?${query.toString()}`));
    records.push(...items.map(({ device }) => device));
    after = records.at(-1)?.deviceId ?? '';
    if (items.length < PAGE) return records;
  }
}

async function openAlarmsOn(gateway: GatewayClient, binId: string): Promise<string[]> {
  const path = `/api/v1/bins/${encodeURIComponent(binId)}/contents`;
  try {
    return contentsSchema
      .parse(await gateway.get(path))
      .alerts.alarms.map(({ alarmId }) => alarmId);
  } catch (error) {
    // A bin that the ledger does not know has no alarms; raising one is the ledger's to refuse.
    if (error instanceof CliError && error.message.startsWith('404 ')) return [];
    throw error;
  }
}
