// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import request from 'supertest';

import { API, freshApi } from '../doubles/fresh-api.js';
import { putRecall, RECALL } from '../doubles/recalls.js';
import { record } from '../doubles/trade.js';

interface Home {
  readonly blocks: readonly { readonly code: string; readonly subject: string }[];
  readonly due: readonly { readonly code: string; readonly subject: string }[];
}

describe('recalls on the home of who holds the rice', () => {
  const api = freshApi();
  const home = async (operatorId: string): Promise<Home> =>
    (await request(api.app).get(`${API}/operators/${operatorId}/home`).expect(200)).body as Home;
  const asked = async (operatorId: string): Promise<string[]> =>
    (await home(operatorId)).due
      .filter(({ code }) => code === 'RECALL_TO_ANSWER')
      .map(({ subject }) => subject);
  const stopped = async (): Promise<string[]> =>
    (await home('coop-1')).blocks
      .filter(({ code }) => code === 'LOT_ON_HOLD')
      .map(({ subject }) => subject);

  beforeEach(async () => {
    for (const operatorId of ['shop-1', 'corner-shop']) {
      const { index } = api.services;
      const value = { areaCode: '2111', kind: 'retailer', mspId: 'ProducerMSP', operatorId };
      const document = {
        ...{ _id: operatorId, blockNumber: 1, transactionId: 't', txIndex: 0 },
        channel: 'trace' as const,
        value: { ...value, publicName: operatorId, v: 1 },
      };
      await api.services.store.put('operators', document);
      index.apply({ collection: 'operators', document, id: operatorId });
    }
  });

  it('asks a holder that was told and has not counted', async () => {
    await putRecall(api.services);
    expect(await asked('corner-shop')).to.deep.equal(['recall~rc-1']);
  });

  it('asks nobody who has counted, was not told, or whose recall is over', async () => {
    await putRecall(api.services);
    expect(await asked('shop-1')).to.deep.equal([]);
    expect(await asked('coop-1')).to.deep.equal([]);
    await putRecall(api.services, { closedAt: '2026-12-01T00:00:00.000Z', state: 'closed' });
    expect(await asked('corner-shop')).to.deep.equal([]);
  });

  it('says which lots a recall stops, and none of a drill', async () => {
    await putRecall(api.services);
    expect(await stopped()).to.deep.equal(['lot~k-1']);
    await putRecall(api.services, { mock: true });
    expect(await stopped()).to.deep.equal([]);
  });

  it('lists the recalls that concern an operator, as firm or as holder', async () => {
    await putRecall(api.services);
    const ids = async (operatorId: string): Promise<string[]> => {
      const answer = await request(api.app).get(`${API}/recalls?operatorId=${operatorId}`);
      const { items } = answer.body as { items: { recall: { recallId: string } }[] };
      return items.map(({ recall }) => recall.recallId);
    };
    expect(await ids('corner-shop')).to.deep.equal(['rc-1']);
    expect(await ids(RECALL.firmId)).to.deep.equal(['rc-1']);
    expect(await ids('nobody')).to.deep.equal([]);
  });

  it('refuses a list of an operator that has no such name', async () => {
    await record(api.services, 'recall~rc-1', RECALL);
    await request(api.app).get(`${API}/recalls?operatorId=a%20b`).expect(400);
  });
});
