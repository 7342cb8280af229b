// SPDX-License-Identifier: Apache-2.0
// Serves what lies in a document store, without a ledger: for `scripts/bench/trace`. MONGO_URL, MONGO_CA; prints one line of
// JSON once it listens: the port, the nodes of the graph, how long the index took from the store and how long from its journal.
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createApp } from '../../src/http/app.js';
import type { ReadIndex } from '../../src/index/read-index.js';
import { openMongoStore } from '../../src/projection/mongo-store.js';
import { startIndex } from '../../src/start-index.js';
import { Catalog } from '../../src/story/catalog.js';
import { testServices } from '../doubles/services.js';

const { MONGO_CA, MONGO_URL = '' } = process.env;
const store = openMongoStore({ url: MONGO_URL, ...(MONGO_CA !== undefined && { ca: MONGO_CA }) });
const dir = await mkdtemp(join(tmpdir(), 'daoji-index-'));
const scanned = await timed();
const { index, ms: rebuildMs, source } = await timed();
await rm(dir, { force: true, recursive: true });
if (source !== 'journal') throw new Error(`expected the index from its journal, got ${source}`);
const doubled = await testServices();
const app = createApp({
  ...doubled,
  catalog: new Catalog(store),
  index,
  requestsPerMinute: 10_000_000,
  store,
});
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(
    `${JSON.stringify({ nodes: index.graph.size, port, rebuildMs, scanMs: scanned.ms })}\n`,
  );
});

/** One start as a gateway does it. */
async function timed(): Promise<{ index: ReadIndex; ms: number; source: string }> {
  const from = performance.now();
  const {
    index: filled,
    journal,
    source: where,
  } = await startIndex(dir, store, (error) => {
    throw error;
  });
  await journal.close();
  return { index: filled, ms: performance.now() - from, source: where };
}
