// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import request from 'supertest';

import { API, freshApi } from '../doubles/fresh-api.js';
import { record } from '../doubles/trade.js';
import { task, warning } from '../doubles/warnings.js';

interface Due {
  readonly code: string;
  readonly date?: string;
  readonly subject: string;
  readonly zh: string;
}

/** The test services' clock stands on 24 November. */
describe('warnings on the page that a producer sees first', () => {
  const api = freshApi();
  const due = async (operatorId = 'coop-1'): Promise<Due[]> => {
    const answer = await request(api.app).get(`${API}/operators/${operatorId}/home`).expect(200);
    const { due: all } = answer.body as { due: Due[] };
    return all.filter(({ code }) => ['CONTROL_DUE', 'WARNING_OPEN'].includes(code));
  };
  const warn = (id: string, fields: object = {}): Promise<void> =>
    record(api.services, `warning~${id}`, warning(id, fields));

  it('asks for a look while a warning holds, and says at how many of its parcels', async () => {
    await warn('w-1');
    const [one, ...others] = await due();
    expect(others).to.deep.equal([]);
    expect(one).to.include({ code: 'WARNING_OPEN', date: '2026-11-27', subject: 'warning~w-1' });
    expect(one?.zh).to.equal('稻瘟病：请去看 1 块地，有效期到 2026-11-27');
  });

  it('lists open tasks before it, the earliest due first', async () => {
    await warn('w-1');
    await warn('w-2', { state: 'ordered' });
    await warn('w-3', { state: 'ordered' });
    await record(api.services, 'control-task~w-2/p-01', task('w-2', 'p-01'));
    const ordered = {
      at: '2026-11-20T00:00:00.000Z',
      commandId: '01M42ZHFDG7Q2V9MZ4KX0R0004',
      dueDate: '2026-11-23',
      note: 'as the note says',
      operatorId: 'coop-1',
      orderedOn: '2026-11-20',
      personId: 'p-1',
    };
    await record(api.services, 'control-task~w-3/p-01', task('w-3', 'p-01', { ordered }));
    expect((await due()).map(({ code, subject }) => `${code} ${subject}`)).to.deep.equal([
      'CONTROL_DUE warning~w-3',
      'CONTROL_DUE warning~w-2',
      'WARNING_OPEN warning~w-1',
    ]);
  });

  for (const [what, fields] of [
    ['that is over', { validTo: '2026-11-23' }],
    ['that was withdrawn', { state: 'withdrawn' }],
    ['that is closed', { state: 'closed' }],
    ['that could not be judged', { level: 'none', verdict: 'not-judgeable' }],
    ['of others’ land', { parcels: [{ operatorId: 'hh-1', parcelId: 'p-02' }] }],
  ] as const) {
    it(`asks for nothing by a warning ${what}`, async () => {
      await warn('w-1', fields);
      expect(await due()).to.deep.equal([]);
    });
  }

  it('asks nobody for a task that is done, or is another’s', async () => {
    await warn('w-1', { state: 'ordered' });
    await record(
      api.services,
      'control-task~w-1/p-02',
      task('w-1', 'p-02', { operatorId: 'hh-1' }),
    );
    const declined = {
      at: '2026-11-20T00:00:00.000Z',
      commandId: '01M42ZHFDG7Q2V9MZ4KX0R0004',
      note: 'as the note says',
      operatorId: 'coop-1',
      personId: 'p-1',
    };
    await record(
      api.services,
      'control-task~w-1/p-01',
      task('w-1', 'p-01', { declined, state: 'declined' }),
    );
    expect(await due()).to.deep.equal([]);
  });
});
