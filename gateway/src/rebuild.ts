// SPDX-License-Identifier: Apache-2.0
// Drops the document store, projects both channels anew from block 0 and prints the digests:
//   node gateway/dist/rebuild.js [--digest]      --digest prints the digests of what is there and changes nothing
import { loadConfig } from './config.js';
import { openLedger, openStore } from './connect-services.js';
import { digestOf } from './projection/digest.js';
import { rebuild } from './projection/rebuild-store.js';

const config = loadConfig(process.env);
const store = openStore(config);
try {
  if (!process.argv.includes('--digest')) {
    const ledger = await openLedger(config);
    try {
      await rebuild(ledger.port, store);
    } finally {
      ledger.close();
    }
  }
  process.stdout.write(`${JSON.stringify(await digestOf(store), undefined, 2)}\n`);
} finally {
  await store.close();
}
