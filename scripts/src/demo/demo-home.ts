// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { connectLedger, loadProfile, type Ledger } from '@daoji/ledger';

import { REPO_ROOT } from '../paths.js';

/** Folder of the demo's network, as a person in the clone types it. */
export const DEMO_FOLDER = '.daoji/demo';

/** Folder of the demo's network. */
export const DEMO_HOME = join(REPO_ROOT, DEMO_FOLDER);

/** The demo stands beside a network of the default home, so its ports lie elsewhere. */
const DEMO_PORT_BASE = '23000';

/** The TLS door to the local network lies above every port of the topology. */
const LAN_PORT_OFFSET = 443;

/** First port of the demo's network. */
export function portBase(): string {
  return process.env['DAOJI_PORT_BASE'] ?? DEMO_PORT_BASE;
}

/** Port of the TLS door. */
export function lanPort(): number {
  return Number(portBase()) + LAN_PORT_OFFSET;
}

/** Opens a ledger as one of the demo network's profiles. */
export async function connectAs(profile: string): Promise<Ledger> {
  return connectLedger(await loadProfile(join(DEMO_HOME, 'profiles', `${profile}.json`)));
}

/** Settings of one of the demo's services, by name. */
export async function serviceSettings(
  service: 'gateway' | 'iot-bridge',
): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(DEMO_HOME, 'env', `${service}.env`), 'utf8');
  const lines = text.split('\n').filter((line) => line.includes('='));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** Base address of the demo's gateway on this machine, without a slash at the end. */
export async function gatewayUrl(): Promise<string> {
  const settings = await serviceSettings('gateway');
  return `http://${settings.get('HTTP_HOST') ?? ''}:${settings.get('HTTP_PORT') ?? ''}`;
}
