// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { signingKeyPem, type DemoPeople } from '@daoji/cli';

import { DEMO_HOME } from './demo-home.js';
import type { DemoNetwork } from './demo-network.js';

/** A person whose key the gateway may hold for the tour, by the cast's short name. */
export interface DemoKeyHolder {
  readonly name: string;
  readonly label: { readonly zh: string; readonly en: string };
}

/** File with the start page's cards, read by the gateway for every request. */
export const START_PAGE_FILE = join(DEMO_HOME, 'start-page.json');

const KEYS_FOLDER = join(DEMO_HOME, 'demo-keys');

/** Card under which the gateway knows a person of the cast. */
export function cardOf(name: string): string {
  return `demo-${name}`;
}

/**
 * Gives the gateway copies of some keys and starts it again in its demo mode, which signs with them and marks every
 * event so. Only these keys: nobody else's leaves `people/`.
 */
export async function openDemoMode(
  network: DemoNetwork,
  people: DemoPeople,
  holders: readonly DemoKeyHolder[],
): Promise<void> {
  await mkdir(KEYS_FOLDER, { recursive: true, mode: 0o700 });
  for (const { name, label } of holders) {
    const person = people.get(name);
    if (!person) throw new Error(`the cast has no ${name}`);
    const card = cardOf(name);
    const file = {
      card,
      label,
      personId: person.personId,
      privateKeyPem: signingKeyPem(person.key),
    };
    await writeFile(join(KEYS_FOLDER, `${card}.json`), JSON.stringify(file), { mode: 0o600 });
  }
  const settings = [`DEMO_KEYS_DIR=${KEYS_FOLDER}`, `START_PAGE=${START_PAGE_FILE}`];
  await writeFile(join(DEMO_HOME, 'env', 'gateway.local.env'), `${settings.join('\n')}\n`);
  await network.runQuietly('stop', 'gateway');
  await network.runQuietly('start', 'gateway');
}
