// SPDX-License-Identifier: Apache-2.0
import type { Mandate } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';

const mandate = (mandateId: string, more: Partial<Mandate> = {}): Mandate => ({
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  confirmation: 'none',
  fromOperatorId: 'panjin-li',
  givenAt: '2026-04-01T00:00:00.000Z',
  mandateId,
  state: 'given',
  toOperatorId: 'drone-1',
  v: 1,
  validFrom: '2026-04-01',
  validTo: '2026-10-31',
  works: ['input'],
  ...more,
});

describe('the API for mandates', () => {
  const api = freshApi();
  const record = (value: object, id: string): void =>
    api.services.index.apply({
      collection: 'objects',
      document: {
        _id: `trace~mandate~${id}`,
        blockNumber: 1,
        channel: 'trace',
        transactionId: 't',
        txIndex: 0,
        value: { ...value },
      },
      id: `trace~mandate~${id}`,
    });
  const ids = async (query = ''): Promise<unknown[]> => {
    const response = await request(api.app).get(`${API}/mandates${query}`);
    expect(response.status, response.text).to.equal(200);
    const { items } = response.body as { items: { mandate: Mandate }[] };
    return items.map((one) => one.mandate.mandateId);
  };

  it('lists those that an operator gave or received, newest first, ended ones too', async () => {
    record(mandate('m-1'), 'm-1');
    record(mandate('m-2', { givenAt: '2026-05-01T00:00:00.000Z', state: 'ended' }), 'm-2');
    record(mandate('m-3', { fromOperatorId: 'panjin-wang', toOperatorId: 'panjin-li' }), 'm-3');
    expect(await ids('?operatorId=drone-1')).to.deep.equal(['m-2', 'm-1']);
    expect(await ids('?operatorId=panjin-li')).to.have.members(['m-1', 'm-2', 'm-3']);
    expect(await ids()).to.have.length(3);
  });

  it('names the parties that are registered, and no others', async () => {
    const [known] = api.services.index.records.all('operator');
    if (!known) throw new Error('expected an operator of the season');
    record(mandate('m-1', { toOperatorId: known.operatorId }), 'm-1');
    const response = await request(api.app).get(`${API}/mandates`);
    const [item] = (response.body as { items: object[] }).items;
    expect(item).to.include({ toName: known.publicName });
    expect(item).to.not.have.property('fromName');
  });

  it('lists none of an operator that is no party, and none that does not fit its schema', async () => {
    record(mandate('m-1'), 'm-1');
    record({ ...mandate('m-2'), works: ['sell'] }, 'm-2');
    expect(await ids('?operatorId=panjin-wang')).to.deep.equal([]);
    expect(await ids()).to.deep.equal(['m-1']);
  });

  it('refuses a question of another kind', async () => {
    for (const query of ['?operatorId=Not%20An%20Id', '?fromOperatorId=panjin-li'])
      expectProblem(await request(api.app).get(`${API}/mandates${query}`), 400, 'REQUEST_INVALID');
  });
});
