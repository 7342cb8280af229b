// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { soldPackages } from '../doubles/recalls.js';

describe('transfers over the API', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);

  it('tells what was sent, what arrived and where it stands', async () => {
    await soldPackages(api.services);
    const answer = await get('/transfers/tr-1');
    expect(answer.status).to.equal(200);
    expect(answer.body).to.deep.include({
      fromOperatorId: 'coop-1',
      lots: [{ grams: 30_000, lotId: 'k-2' }],
      received: [{ grams: 29_000, lotId: 'k-2' }],
      state: 'accepted',
      toOperatorId: 'shop-1',
    });
  });

  it('knows no transfer that is not recorded, and takes no id that cannot be one', async () => {
    expectProblem(await get('/transfers/tr-9'), 404, 'TRANSFER_NOT_FOUND');
    expectProblem(await get('/transfers/TR_9'), 400, 'REQUEST_INVALID');
  });
});
