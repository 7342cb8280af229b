// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { record } from '../doubles/trade.js';
import { warning } from '../doubles/warnings.js';

interface Judged {
  readonly deviceId: string;
  readonly earlier: number;
  readonly lines: readonly {
    readonly modelId: string;
    readonly opinion: string;
    readonly verdict: string;
    readonly warningIds: readonly string[];
  }[];
  readonly runId: string;
}
interface Forecast {
  readonly days: readonly { readonly date: string; readonly runs: readonly Judged[] }[];
}

/** The day before that of the test services' clock. */
const YESTERDAY = '2026-11-23';
const line = (fields: object = {}): object => ({
  inputsDigest: 'e'.repeat(64),
  missing: [],
  modelId: 'blastam',
  modelVersion: '1',
  pest: 'rice-blast',
  ruleSetId: 'built-in',
  verdict: 'favourable',
  voided: [],
  voidedCount: 0,
  ...fields,
});

describe('what models said, over the API', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const run = (
    runId: string,
    fields: object = {},
    at = '2026-11-23T17:00:00.000Z',
  ): Promise<void> =>
    record(api.services, `model-run~${runId}`, {
      areaCode: '211104',
      date: YESTERDAY,
      deviceId: 'pj01-weather-1',
      inputsRoot: 'a'.repeat(64),
      lines: [line()],
      operatorId: 'coop-1',
      parcelIds: ['p-0017', 'p-02'],
      recorded: { at, commandId: commandIdOf(7), personId: 'watch-1' },
      runId,
      ...fields,
    });
  const forecast = async (query = '?parcelId=p-0017'): Promise<Forecast['days']> => {
    const answer = await get(`/forecasts${query}`);
    expect(answer.status, answer.text).to.equal(200);
    return (answer.body as Forecast).days;
  };
  const newest = async (): Promise<Judged> => {
    const [day] = await forecast();
    return day?.runs[0] ?? expect.fail('no run');
  };

  describe('of a parcel', () => {
    it('are of five days that are over, also those that nothing judged', async () => {
      await run('r-1');
      const days = await forecast();
      expect(days.map(({ date, runs }) => [date, runs.length])).to.deep.equal([
        ['2026-11-23', 1],
        ['2026-11-22', 0],
        ['2026-11-21', 0],
        ['2026-11-20', 0],
        ['2026-11-19', 0],
      ]);
    });

    it('are the newest run of a day, which says how many a late reading changed', async () => {
      await run('r-1', {
        lines: [line({ missing: [{ hours: 1, quantity: 'rain' }], verdict: 'not-judgeable' })],
      });
      await run('r-2', {}, '2026-11-24T03:00:00.000Z');
      const { earlier, lines, runId } = await newest();
      expect([runId, earlier, lines[0]?.verdict]).to.deep.equal(['r-2', 1, 'favourable']);
    });

    it('name each station once, and leave out what speaks of other parcels', async () => {
      await run('r-1');
      await run('r-2', { deviceId: 'pj01-weather-0' });
      await run('r-3', { deviceId: 'pj01-weather-9', parcelIds: ['p-02'] });
      const [day] = await forecast();
      expect(day?.runs.map(({ deviceId }) => deviceId)).to.deep.equal([
        'pj01-weather-0',
        'pj01-weather-1',
      ]);
    });

    it('leave out a line of other parcels, and call EPIRICE a second opinion in Liaoning', async () => {
      await run('r-1', {
        lines: [
          line(),
          line({ modelId: 'epirice-brown-spot', parcelIds: ['p-02'], pest: 'brown-spot' }),
          line({ modelId: 'epirice-leaf-blast', parcelIds: ['p-0017'] }),
          line({ modelId: 'stem-borer', pest: 'stem-borer', verdict: 'moths-10' }),
        ],
      });
      const { lines } = await newest();
      expect(lines.map(({ modelId, opinion }) => [modelId, opinion])).to.deep.equal([
        ['blastam', 'main'],
        ['epirice-leaf-blast', 'second'],
        ['stem-borer', 'main'],
      ]);
    });

    it('lead to the warning that was issued on the same inputs by the same model, and to no other', async () => {
      await run('r-1');
      const parcels = [{ operatorId: 'coop-1', parcelId: 'p-0017' }];
      await record(api.services, 'warning~w-1', warning('w-1', { parcels }));
      await record(api.services, 'warning~w-2', warning('w-2', { modelId: 'stem-borer', parcels }));
      await record(
        api.services,
        'warning~w-3',
        warning('w-3', { parcels: [{ operatorId: 'hh-9', parcelId: 'p-09' }] }),
      );
      await record(
        api.services,
        'warning~w-4',
        warning('w-4', { inputsDigest: 'f'.repeat(64), parcels }),
      );
      expect((await newest()).lines[0]?.warningIds).to.deep.equal(['w-1']);
    });

    it('are of the days that are asked for', async () => {
      await run('r-1', { date: '2014-05-22' });
      const days = await forecast('?parcelId=p-0017&to=2014-05-22&days=2');
      expect(days.map(({ date, runs }) => [date, runs.length])).to.deep.equal([
        ['2014-05-22', 1],
        ['2014-05-21', 0],
      ]);
    });

    for (const query of [
      '',
      '?parcelId=p-0017&days=0',
      '?parcelId=p-0017&days=32',
      '?parcelId=p-0017&to=today',
    ])
      it(`are refused for /forecasts${query}`, async () => {
        expectProblem(await get(`/forecasts${query}`), 400, 'REQUEST_INVALID');
      });

    it('are not known of a parcel that nobody registered', async () => {
      expectProblem(await get('/forecasts?parcelId=p-none'), 404, 'PARCEL_NOT_FOUND');
    });
  });

  describe('the list of runs', () => {
    beforeEach(async () => {
      await run('r-1', { date: '2026-11-20' });
      await run('r-2');
      await run('r-3', {}, '2026-11-24T03:00:00.000Z');
      await run('r-4', { deviceId: 'pj01-weather-0', parcelIds: ['p-02'] });
      await run('r-bad', { lines: [], date: 'yesterday' });
    });

    for (const [query, ids] of [
      ['', ['r-3', 'r-2', 'r-4', 'r-1']],
      ['?parcelId=p-0017', ['r-3', 'r-2', 'r-1']],
      ['?deviceId=pj01-weather-0', ['r-4']],
      ['?deviceId=pj01-weather-7', []],
      ['?limit=1&after=r-3', ['r-2']],
    ] as const)
      it(`answers /model-runs${query}, the newest day first, without what fits no schema`, async () => {
        const { items } = (await get(`/model-runs${query}`)).body as { items: Judged[] };
        expect(items.map(({ runId }) => runId)).to.deep.equal(ids);
      });

    it('answers one run whole, and no other', async () => {
      expect((await get('/model-runs/r-2')).body).to.include({ date: YESTERDAY, runId: 'r-2' });
      expectProblem(await get('/model-runs/r-9'), 404, 'MODEL_RUN_NOT_FOUND');
    });
  });
});
