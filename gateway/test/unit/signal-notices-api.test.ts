// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import type { Identity, Role } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { signalNoticesOf } from '../../src/notices/signal-notices.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { signal } from '../doubles/duties.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { record } from '../doubles/trade.js';
import { Uploader } from '../doubles/uploader.js';

describe('notices of a signal over the API', () => {
  const api = freshApi();

  const as = async (
    personId: string,
    roles: Role[],
    change: Partial<Identity> = {},
  ): Promise<Uploader> => {
    const reader = new Uploader();
    await reader.activate(api.services.store, { personId, roles, ...change });
    return reader;
  };
  const get = (path: string, reader?: Uploader): request.Test => {
    const asked = request(api.app).get(`${API}${path}`);
    if (!reader) return asked;
    const hash = createHash('sha256').update(`GET ${API}${path}`).digest('hex');
    return asked.set('daoji-read', reader.readHeader(hash, api.services.now().toISOString()));
  };

  const path = '/signal-notices?signalId=sg-1';
  const count = async (reader: Uploader, asked = path): Promise<number> => {
    const answer = await get(asked, reader);
    expect(answer.status, answer.text).to.equal(200);
    return (answer.body as { items: unknown[] }).items.length;
  };
  beforeEach(async () => {
    await record(api.services, 'signal~sg-1', signal('sg-1'));
    const value = api.services.index.records.get('signal', 'sg-1');
    if (!value) throw new Error('expected the signal sg-1');
    for (const notice of signalNoticesOf(value, new Date('2026-11-24T00:00:00.000Z')))
      await api.services.notices.take(notice);
  });

  it('are shown to the person named, who asks and who decides', async () => {
    expect(await count(await as('worker-1', ['keeper']))).to.equal(1);
    expect(await count(await as('judge-1', ['quality']))).to.equal(1);
    expect(await count(await as('judge-2', ['safety-director']), '/signal-notices')).to.equal(1);
    expect(await count(await as('judge-1', ['quality']), `${path}0`)).to.equal(0);
  });

  it('are shown to no colleague, to no judge of another operator, and to no authority', async () => {
    const far = { operatorId: 'mill-9' };
    for (const reader of [
      await as('worker-2', ['keeper']),
      await as('worker-1', ['keeper'], far),
      await as('judge-9', ['quality'], far),
      await as('office-1', ['regulator'], { areaCode: '2111', operatorId: 'office-1' }),
    ])
      expect(await count(reader)).to.equal(0);
    expectProblem(await get(path), 401, 'PEOPLE_READER');
  });

  it('are in no open list, neither as JSON nor as CSV', async () => {
    for (const open of ['/notices', '/notices?operatorId=coop-1', '/export/notices.csv']) {
      const { status, text } = await get(open);
      expect([open, status]).to.deep.equal([open, 200]);
      expect(text, open).to.not.match(/signal|sg-1|worker-1/);
    }
  });
});
