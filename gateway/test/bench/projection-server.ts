// SPDX-License-Identifier: Apache-2.0
// Serves what lies in a document store, without a ledger: for `scripts/bench/trace`. MONGO_URL, MONGO_CA; prints one line of
// JSON once it listens: the port, the nodes of the graph and how long the index took.
import type { AddressInfo } from 'node:net';

import { createApp } from '../../src/http/app.js';
import { ReadIndex } from '../../src/index/read-index.js';
import { openMongoStore } from '../../src/projection/mongo-store.js';
import { Catalog } from '../../src/story/catalog.js';
import { testServices } from '../doubles/services.js';

const { MONGO_CA, MONGO_URL = '' } = process.env;
const store = openMongoStore({ url: MONGO_URL, ...(MONGO_CA !== undefined && { ca: MONGO_CA }) });
const index = new ReadIndex();
const from = performance.now();
await index.load(store);
const rebuildMs = performance.now() - from;
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
  process.stdout.write(`${JSON.stringify({ nodes: index.graph.size, port, rebuildMs })}\n`);
});
