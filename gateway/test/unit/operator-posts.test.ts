// SPDX-License-Identifier: Apache-2.0
import type { Duty } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { employ } from '../doubles/crew.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { record } from '../doubles/trade.js';

const NOW = '2026-11-24T00:00:00.000Z';
const OPERATOR = `${API}/operators/coop-1`;

describe('posts of an operator', () => {
  const api = freshApi();

  beforeEach(() => {
    for (const personId of ['p-li', 'p-wang', 'p-zhao']) employ(api.services, personId);
  });

  const duty = (personId: string, change: Partial<Duty> = {}): Promise<void> => {
    const step = { at: NOW, commandId: '0'.repeat(26), on: '2026-01-01', operatorId: 'coop-1' };
    return record(api.services, `duty~coop-1/${personId}`, {
      granted: { ...step, personId: 'person-1' },
      healthCards: [],
      operatorId: 'coop-1',
      personId,
      posts: ['miller'],
      state: 'valid',
      trainings: [],
      v: 1,
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      ...change,
    });
  };
  const posts = async (): Promise<unknown> => {
    const answer = await request(api.app).get(`${OPERATOR}/overview`).expect(200);
    const { people, posts: all } = answer.body as {
      people: number;
      posts: { post: string }[];
    };
    return {
      drier: all.find(({ post }) => post === 'drier'),
      miller: all.find(({ post }) => post === 'miller'),
      people,
    };
  };

  it('counts a person with a duty for its posts and not for what the key could', async () => {
    await duty('p-li');
    expect(await posts()).to.deep.equal({
      drier: { byKeyAlone: 2, people: 2, post: 'drier' },
      miller: { byKeyAlone: 0, people: 1, post: 'miller' },
      people: 4,
    });
  });

  for (const [what, change] of [
    ['was granted and not accepted', { state: 'granted' }],
    ['is suspended', { state: 'suspended' }],
    ['has ended', { state: 'ended' }],
    ['is over since yesterday', { validTo: '2026-11-23' }],
    ['begins tomorrow', { validFrom: '2026-11-25' }],
  ] satisfies [string, Partial<Duty>][])
    it(`counts nobody whose duty ${what}, whatever the key says`, async () => {
      await duty('p-li', change);
      expect(await posts()).to.deep.include({
        drier: { byKeyAlone: 2, people: 2, post: 'drier' },
        miller: undefined,
        people: 3,
      });
    });

  it('takes the last day of a duty in, and no duty of another operator', async () => {
    await duty('p-li', { validTo: '2026-11-24' });
    await record(api.services, 'duty~mill-9/p-zhao', { ...(await one()), personId: 'p-zhao' });
    expect(await posts()).to.deep.include({
      miller: { byKeyAlone: 0, people: 1, post: 'miller' },
      people: 4,
    });
  });

  async function one(): Promise<object> {
    const found = api.services.index.records.get('duty', 'coop-1/p-li');
    if (!found) throw new Error('expected the duty of p-li');
    return await Promise.resolve({ ...found, operatorId: 'mill-9' });
  }
});
