// SPDX-License-Identifier: Apache-2.0
// Serves what lies in a document store, without a ledger: for `scripts/bench/trace`. MONGO_URL, MONGO_CA, INDEX_DIR; prints one line
// of JSON once it listens: the port, the nodes of the graph, where the index came from and how long that took, and the memory then.
import type { AddressInfo } from 'node:net';

import { createApp } from '../../src/http/app.js';
import { openMongoStore } from '../../src/projection/mongo-store.js';
import { startIndex } from '../../src/start-index.js';
import { Catalog } from '../../src/story/catalog.js';
import { testServices } from '../doubles/services.js';

const { INDEX_DIR = '', MONGO_CA, MONGO_URL = '' } = process.env;
const store = openMongoStore({ url: MONGO_URL, ...(MONGO_CA !== undefined && { ca: MONGO_CA }) });
const from = performance.now();
const { index, journal, source } = await startIndex(INDEX_DIR, store, (error) => {
  throw error;
});
const startMs = performance.now() - from;
const rssBytes = process.memoryUsage.rss();
await journal.close();
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
  const nodes = index.graph.size;
  process.stdout.write(`${JSON.stringify({ nodes, port, rssBytes, source, startMs })}\n`);
});
