// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { connectLedger, loadProfile, type LedgerProfile } from '../../src/index.js';

/** A network that is up: its folder and the profile of ProducerMSP's registrar. */
export interface RunningNetwork {
  readonly home: string;
  readonly profile: LedgerProfile;
  readonly trustRoot: Uint8Array;
}

/** The network in `DAOJI_HOME`, or the repository's own; `undefined`, said aloud, when none answers. */
export async function runningNetwork(): Promise<RunningNetwork | undefined> {
  const home = process.env['DAOJI_HOME'] ?? join(import.meta.dirname, '../../../../.daoji/default');
  const path = join(home, 'profiles', 'org-registrar-producer.json');
  if (!existsSync(path)) {
    tellSkipped(`no profile in ${home}`);
    return undefined;
  }
  const profile = await loadProfile(path);
  const ledger = await connectLedger(profile);
  try {
    await ledger.evaluate('trace', 'meta:read', ['operator~none']);
    const trustRoot = await readFile(join(home, 'trust-root.json'));
    return { home, profile, trustRoot };
  } catch (error) {
    tellSkipped(String(error));
    return undefined;
  } finally {
    ledger.close();
  }
}

function tellSkipped(why: string): void {
  console.log(`    (skipped: no running network with the chaincode: ${why})`);
}
