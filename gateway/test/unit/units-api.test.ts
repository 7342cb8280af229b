// SPDX-License-Identifier: Apache-2.0
import { checkDigit, type LogisticUnit } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { record } from '../doubles/trade.js';

const ssccOf = (place: number): string => {
  const body = `0395123450000000${place}`;
  return `${body}${checkDigit(body)}`;
};
const [FIRST, SECOND, OTHER] = [ssccOf(1), ssccOf(2), ssccOf(3)] as const;

describe('the API for cases and pallets', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const unit = (sscc: string, fields: Partial<LogisticUnit> = {}): Promise<void> =>
    record(api.services, `logistic-unit~${sscc}`, {
      children: [{ orderId: 'co-1', range: { from: 0, to: 20 } }],
      commandId: commandIdOf(1),
      operatorId: 'coop-1',
      sscc,
      state: 'packed',
      ...fields,
    });

  it('lists those of an operator, packed ones first', async () => {
    await unit(FIRST, { state: 'opened' });
    await unit(SECOND);
    await unit(OTHER, { operatorId: 'coop-2' });
    const answer = await get('/logistic-units?operatorId=coop-1').expect(200);
    const { items } = answer.body as { items: LogisticUnit[] };
    expect(items.map(({ sscc, state }) => [sscc, state])).to.deep.equal([
      [SECOND, 'packed'],
      [FIRST, 'opened'],
    ]);
    expect((await get('/logistic-units?operatorId=coop-9').expect(200)).body).to.deep.equal({
      items: [],
    });
  });

  it('draws the label of an SSCC, packed or not', async () => {
    const answer = await get(`/logistic-units/${FIRST}/label.svg`).expect(200);
    expect(answer.type).to.equal('image/svg+xml');
    expect(String(answer.body)).to.include(`(00) ${FIRST}`);
  });

  for (const [path, status, code] of [
    ['/logistic-units', 400, 'REQUEST_INVALID'],
    ['/logistic-units?operatorId=Coop%201', 400, 'REQUEST_INVALID'],
    [`/logistic-units/${FIRST}`, 404, 'UNIT_NOT_FOUND'],
    ['/logistic-units/123', 400, 'REQUEST_INVALID'],
    ['/logistic-units/123/label.svg', 400, 'REQUEST_INVALID'],
    [`/logistic-units/${FIRST.slice(0, 17)}x/label.svg`, 400, 'REQUEST_INVALID'],
    ['/logistic-units/039512345000000010/label.svg', 400, 'REQUEST_INVALID'],
  ] as const) {
    it(`answers ${status} for ${path}`, async () => {
      expectProblem(await get(path), status, code);
    });
  }
});
