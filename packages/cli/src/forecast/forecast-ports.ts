// SPDX-License-Identifier: Apache-2.0
import { openArchive, openLogArchive, readBatch } from '@daoji/archive';
import {
  civilDateSchema,
  deviceIdSchema,
  deviceRecordSchema,
  idSchema,
  MAX_WARNED,
} from '@daoji/model';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import type { GatewayClient } from '../network/gateway-client.js';
import type { PersonKey } from '../people/person-file.js';
import { sendToGateway } from '../people/send-command.js';
import { completeCommand, signCommand } from '../people/signed-command.js';
import { MODEL_FAMILIES, type ForecastDraft, type Station } from './forecast-runs.js';
import type { ForecastPorts } from './forecast-worker.js';
import { stationRulesOf } from './station-rules.js';
import { seasonsOf } from './station-seasons.js';

/** Stations and the parcels that each speaks for; every field is explained in `docs/spec/warnings.md`. */
export const forecastConfigSchema = z.strictObject({
  stations: z
    .array(
      z.strictObject({
        deviceId: deviceIdSchema,
        /** Day on which the crop of a parcel came up or was transplanted; else that of its sowing in the ledger. */
        emergence: z.record(idSchema, civilDateSchema).default({}),
        models: z
          .array(z.enum(MODEL_FAMILIES))
          .min(1)
          .default([...MODEL_FAMILIES]),
        parcelIds: z.array(idSchema).min(1).max(MAX_WARNED),
        /** Readings of a whole hour; an hour with fewer has no value. */
        readingsPerHour: z.int().min(1).max(3_600).default(1),
        /** What a reading is of: an hour or a part of it, or a whole day. */
        step: z.enum(['hour', 'day']).default('hour'),
        /** Whether a reading's time is the start or the end of what it measured. */
        stamp: z.enum(['start', 'end']).default('start'),
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
    isKnown: (draft) => isKnown(gateway, draft),
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

async function isKnown(gateway: GatewayClient, { draft, id }: ForecastDraft): Promise<boolean> {
  const list = draft.type === 'issueWarning' ? 'warnings' : 'model-runs';
  try {
    await gateway.get(`/api/v1/${list}/${encodeURIComponent(id)}`);
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
  const { deviceId, models, parcelIds, readingsPerHour, validDays } = one;
  return {
    deviceId,
    isDaily: one.step === 'day',
    isEndStamped: one.stamp === 'end',
    isLive: device.profile.clockPolicy === 'live',
    models,
    parcelIds,
    readingsPerHour,
    rules: await stationRulesOf(gateway, device.operatorId, now()),
    seasons: models.includes('epirice') ? await seasonsOf(gateway, parcelIds, one.emergence) : [],
    validDays,
  };
}
