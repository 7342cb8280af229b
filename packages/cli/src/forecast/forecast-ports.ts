// SPDX-License-Identifier: Apache-2.0
import { BLASTAM_RULE, type BlastamRule } from '@daoji/agronomy';
import { openArchive, openLogArchive, readBatch } from '@daoji/archive';
import { deviceIdSchema, deviceRecordSchema, idSchema, MAX_WARNED } from '@daoji/model';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { localRuleSets } from '../models/local-rule-sets.js';
import { ModelRules } from '../models/model-rules.js';
import type { GatewayClient } from '../network/gateway-client.js';
import type { PersonKey } from '../people/person-file.js';
import { sendToGateway } from '../people/send-command.js';
import { completeCommand, signCommand } from '../people/signed-command.js';
import type { Station } from './forecast-runs.js';
import type { ForecastPorts } from './forecast-worker.js';

/** Stations and the parcels that each speaks for: `{stations: [{deviceId, parcelIds, readingsPerHour?, validDays?}]}`. */
export const forecastConfigSchema = z.strictObject({
  stations: z
    .array(
      z.strictObject({
        deviceId: deviceIdSchema,
        parcelIds: z.array(idSchema).min(1).max(MAX_WARNED),
        /** Readings of a whole hour; an hour with fewer has no value. */
        readingsPerHour: z.int().min(1).max(3_600).default(1),
        /** Days after its own that a warning holds: first lesions show about 7 days on. */
        validDays: z.int().min(1).max(30).default(7),
      }),
    )
    .min(1)
    .max(100),
});
/** See {@link forecastConfigSchema}. */
export type ForecastConfig = z.infer<typeof forecastConfigSchema>;

/** Where a forecast finds what it works with. */
export interface ForecastPlaces {
  /** Folder of the bridge's archive, and its log's origin `site/bridge`. */
  readonly archiveDir: string;
  readonly bridgeId: string;
  readonly config: ForecastConfig;
  readonly gateway: GatewayClient;
  /** Network time. */
  readonly now: () => Date;
  readonly person: PersonKey;
  readonly siteId: string;
}

const deviceSchema = z.looseObject({ device: deviceRecordSchema });

/** The real ports: archived log, gateway, the key of the watch. @throws CliError where a station is not registered. */
export async function forecastPorts(places: ForecastPlaces): Promise<ForecastPorts> {
  const { archiveDir, bridgeId, config, gateway, now, person, siteId } = places;
  const archive = await openArchive(archiveDir);
  const log = await openLogArchive(archiveDir, `${siteId}/${bridgeId}`);
  const stations: Station[] = [];
  for (const one of config.stations) stations.push(await stationOf(places, one));
  return {
    isIssued: (warningId) => isIssued(gateway, warningId),
    now,
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
    stations,
  };
}

async function isIssued(gateway: GatewayClient, warningId: string): Promise<boolean> {
  try {
    await gateway.get(`/api/v1/warnings/${encodeURIComponent(warningId)}`);
    return true;
  } catch (error) {
    if (error instanceof CliError && error.message.startsWith('404 ')) return false;
    throw error;
  }
}

async function stationOf(
  { bridgeId, gateway, now, siteId }: ForecastPlaces,
  one: ForecastConfig['stations'][number],
): Promise<Station> {
  const path = `/api/v1/devices/${encodeURIComponent(one.deviceId)}`;
  const { device } = deviceSchema.parse(await gateway.get(path));
  if (device.siteId !== siteId || device.bridgeId !== bridgeId)
    throw new CliError(
      'USAGE',
      `expected a station of ${siteId}/${bridgeId}, got ${one.deviceId} of ${device.siteId}/${device.bridgeId}`,
    );
  const rule = await blastRuleOf(gateway, device.operatorId, now());
  return { ...one, isLive: device.profile.clockPolicy === 'live', rule };
}

/** BLASTAM's numbers in force where an operator is; without a rule set those that are built in. */
async function blastRuleOf(
  gateway: GatewayClient,
  operatorId: string,
  now: Date,
): Promise<BlastamRule> {
  for await (const content of localRuleSets(gateway, operatorId, now, 'model-parameters')) {
    const numbers = new ModelRules(content).numbers('blastam');
    if (numbers) return numbers;
  }
  return BLASTAM_RULE;
}
