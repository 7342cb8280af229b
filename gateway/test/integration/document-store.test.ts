// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import { ulid } from 'ulid';

import { loadConfig } from '../../src/config.js';
import { openStore } from '../../src/connect-services.js';
import type { DocumentStore } from '../../src/projection/document-store.js';
import { gatewayEnvironment, networkHome } from './real-network.js';

const place = { blockNumber: 1, channel: 'trace', transactionId: 'tx', txIndex: 0 } as const;

/** Values as chaincode could write them; the document store itself refuses some of these. */
const VALUES: Readonly<Record<string, Record<string, unknown>>> = {
  plain: { a: [1, 'two', { b: [3] }], c: null, empty: {}, list: [] },
  'arrays in arrays': { polygons: [[[[122_055_000, 41_117_500]]]] },
  'keys with dots': { 'a.b': { 'c.d': 1 } },
  'keys with dollars': { $where: 'x', a: { $gt: 1 } },
  'an empty key': { '': 1 },
  'large numbers': { a: Number.MAX_SAFE_INTEGER, b: 4.5e15, c: 0.1 },
  'negative zero': { a: -0 },
  'text with every sort of character': { a: '盘锦\u0001\u{1F33E}"\\' },
};

describe('the document store', function () {
  this.timeout(60_000);
  let store: DocumentStore;

  before(async function () {
    const home = networkHome();
    if (home === undefined) {
      process.stdout.write('no running network below DAOJI_HOME: document store test left out\n');
      this.skip();
    }
    const database = `ds${ulid().slice(-8).toLowerCase()}`;
    store = openStore(loadConfig(await gatewayEnvironment(home, database)));
  });

  after(async () => {
    await store.drop();
    await store.close();
  });

  for (const [what, value] of Object.entries(VALUES)) {
    it(`keeps ${what}`, async () => {
      const document = { ...place, _id: `trace~${what}`, value };
      await store.put('objects', document);
      const got = await store.get('objects', document._id);
      expect(JSON.stringify(got?.value)).to.equal(JSON.stringify(value));
      const all = [];
      for await (const one of store.all('objects')) if (one._id === document._id) all.push(one);
      expect(all.map((one) => JSON.stringify(one.value))).to.deep.equal([JSON.stringify(value)]);
    });
  }

  it('has one name until it is dropped', async () => {
    const first = await store.storeId();
    expect(await store.storeId()).to.equal(first);
    await store.drop();
    expect(await store.storeId()).to.not.equal(first);
  });
});
