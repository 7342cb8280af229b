// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { openArchive, openLogArchive } from '@daoji/archive';
import type { Ledger } from '@daoji/ledger';
import { modelRunSchema, stateKey, type ModelRun, type RuleSetContent } from '@daoji/model';
import { fromUtf8 } from '@daoji/proof';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { forecastConfigSchema } from '../forecast/forecast-ports.js';
import { ruleSetOfLedger } from '../models/rule-source.js';
import { readDevice } from '../network/device-registry.js';
import type { GatewayClient } from '../network/gateway-client.js';
import { readHead } from '../replay/anchored-readings.js';
import type { RunSettings } from './run-candidates.js';
import { readStationLog, type StationLog } from './station-log.js';

const PAGE = 100;
const pageSchema = z.looseObject({
  items: z.array(modelRunSchema),
  next: z.string().optional(),
});

/** A run as the ledger holds it. @throws CliError `USAGE` where it has none of that id. */
export async function runOfLedger(ledger: Ledger, runId: string): Promise<ModelRun> {
  const bytes = await ledger.readState('trace', stateKey('model-run', runId));
  if (bytes) return modelRunSchema.parse(JSON.parse(fromUtf8(bytes)));
  throw new CliError('USAGE', `expected a run of models that the ledger has, got ${runId}`);
}

/** Every run of a station, the oldest day first, as the gateway has it; what is made again is read from the ledger. */
export async function runsOfStation(gateway: GatewayClient, deviceId: string): Promise<ModelRun[]> {
  const runs: ModelRun[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const query = new URLSearchParams({
      deviceId,
      limit: String(PAGE),
      ...(after !== '' && { after }),
    });
    const answer = pageSchema.safeParse(
      await gateway.get(`/api/v1/model-runs?${query.toString()}`),
    );
    if (!answer.success) throw new CliError('CHECK_FAILED', z.prettifyError(answer.error));
    runs.push(...answer.data.items);
    after = answer.data.next;
  }
  return runs.reverse();
}

/**
 * A station's readings in an archive, checked against the head that the ledger holds.
 * @throws CliError `ARCHIVE_MISSING` where the folder has no log of the station's bridge, or nothing of the station.
 */
export async function stationLogIn(
  folder: string,
  ledger: Ledger,
  deviceId: string,
): Promise<StationLog> {
  const device = await readDevice(ledger, deviceId);
  if (!device) throw new CliError('USAGE', `expected a registered device, got ${deviceId}`);
  const origin = `${device.siteId}/${device.bridgeId}`;
  const missing = new CliError('ARCHIVE_MISSING', `no archived log of ${origin} in ${folder}`);
  if (!existsSync(join(folder, 'log', origin.replace('/', '~')))) throw missing;
  const log = await openLogArchive(folder, origin);
  if (log.runsOf(deviceId).length === 0)
    throw new CliError('ARCHIVE_MISSING', `no reading of ${deviceId} in the log of ${origin}`);
  const archive = await openArchive(folder);
  return readStationLog({ archive, head: await readHead(ledger, origin), log }, deviceId);
}

/** A rule set that two persons signed. @throws CliError `RULE_SET_UNKNOWN` where the ledger has none of that id. */
export async function ruleSetOfRun(gateway: GatewayClient, id: string): Promise<RuleSetContent> {
  try {
    return await ruleSetOfLedger(gateway, id);
  } catch (cause) {
    if (!(cause instanceof CliError && cause.message.startsWith('404 '))) throw cause;
    throw new CliError('RULE_SET_UNKNOWN', `expected a rule set of the ledger, got ${id}`, {
      cause,
    });
  }
}

/** How a station is read, of the file that its forecast runs by. @throws CliError `FILE_MISSING`, `FILE_SHAPE`, `USAGE`. */
export async function settingsIn(path: string, deviceId: string): Promise<RunSettings> {
  if (!existsSync(path)) throw new CliError('FILE_MISSING', `no file ${path}`);
  const parsed = forecastConfigSchema.safeParse(jsonOf(path, await readFile(path, 'utf8')));
  if (!parsed.success)
    throw new CliError('FILE_SHAPE', `${path}: ${z.prettifyError(parsed.error)}`);
  const station = parsed.data.stations.find((one) => one.deviceId === deviceId);
  if (!station) throw new CliError('USAGE', `expected a file with ${deviceId}, got ${path}`);
  const { readingsPerHour, stamp, step } = station;
  return { isDaily: step === 'day', isEndStamped: stamp === 'end', readingsPerHour };
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError('FILE_SHAPE', `${path}: expected JSON`, { cause });
  }
}
