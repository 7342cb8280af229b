// SPDX-License-Identifier: Apache-2.0
import { openArchive, openLogArchive } from '@daoji/archive';
import { connectLedger, loadProfile } from '@daoji/ledger';

import type { GatewayConfig } from './config.js';
import { fabricLedger } from './fabric-ledger.js';
import type { LedgerPort } from './ledger-port.js';
import { pinnedConfig } from './network-terms.js';
import type { DocumentStore } from './projection/document-store.js';
import { openMongoStore } from './projection/mongo-store.js';

/** The ledger as configured; `close` ends its connections. */
export async function openLedger(
  config: GatewayConfig,
): Promise<{ readonly port: LedgerPort; readonly close: () => void }> {
  const profile = await loadProfile(config.ledger.profile);
  const trustedConfig = await pinnedConfig(config.trustRoot);
  const ledger = await connectLedger(profile, { sdk: config.ledger.sdk, trustedConfig });
  return {
    port: fabricLedger(ledger),
    close: () => {
      ledger.close();
    },
  };
}

/** The document store as configured. */
export function openStore(config: GatewayConfig): DocumentStore {
  return openMongoStore(config.mongo);
}

/** Archive and the bridge's log in it. */
export async function openArchives(config: GatewayConfig): Promise<{
  readonly archive: Awaited<ReturnType<typeof openArchive>>;
  readonly log: Awaited<ReturnType<typeof openLogArchive>>;
}> {
  const archive = await openArchive(config.archiveDir);
  return { archive, log: await openLogArchive(config.archiveDir, config.origin) };
}
