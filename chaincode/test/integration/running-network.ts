// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { connectLedger, loadProfile, type Ledger } from '@daoji/ledger';

const DEFAULT_HOME = fileURLToPath(new URL('../../../.daoji/default', import.meta.url));

/**
 * The running network as an organisation's registrar; `undefined`, said aloud, when none answers and none is demanded.
 * @throws Error when DAOJI_REQUIRE_NETWORK is set and no network answers.
 */
export async function connectRegistrar(
  organization: 'producer' | 'regulator' | 'inspector',
): Promise<Ledger | undefined> {
  const path = join(homeOfNetwork(), 'profiles', `org-registrar-${organization}.json`);
  const ledger = existsSync(path) ? await connectLedger(await loadProfile(path)) : undefined;
  try {
    if (!ledger) throw new Error(`no profile ${path}`);
    await ledger.evaluate('trace', 'meta:ping', []);
    return ledger;
  } catch (error) {
    ledger?.close();
    if (process.env['DAOJI_REQUIRE_NETWORK'] === '1') throw error;
    process.stdout.write(`      not run, since no network answers: ${String(error)}\n`);
    return undefined;
  }
}

/** Folder of the network that the tests run on. */
export function homeOfNetwork(): string {
  return process.env['DAOJI_HOME'] ?? DEFAULT_HOME;
}
