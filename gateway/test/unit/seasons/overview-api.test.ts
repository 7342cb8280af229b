// SPDX-License-Identifier: Apache-2.0
import { addDays } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';
import type { z } from 'zod';

import type { seasonOverviewSchema } from '../../../src/api/season-views.js';
import { validated } from '../../doubles/checked-answers.js';
import { API, freshApi } from '../../doubles/fresh-api.js';
import { daysFrom, paddyStation, seasonWeather } from '../../doubles/season-weather.js';
import { commandIdOf, commandText } from '../../doubles/season.js';
import { inputTable, record, recordEvent, sprayed } from '../../doubles/trade.js';
import { task, warning } from '../../doubles/warnings.js';

type Overview = z.infer<typeof seasonOverviewSchema>;

const ON_P17 = { parcels: [{ operatorId: 'coop-1', parcelId: 'p-0017' }] };

describe('the season of an operator over the API', () => {
  const api = freshApi();
  const overview = async (date: string): Promise<Overview> => {
    const answer = await request(api.app)
      .get(`${API}/operators/coop-1/season?date=${date}`)
      .expect(200);
    return answer.body as Overview;
  };
  const transplanted = (doneOn: string): Promise<void> =>
    recordEvent(
      api.services,
      commandText(10, { doneOn, parcels: ['p-0017'], type: 'recordFieldWork', work: 'transplant' }),
      ['parcel~p-0017'],
      10,
    );
  const measuring = (
    ...said: Parameters<typeof seasonWeather>
  ): ReturnType<typeof seasonWeather> => {
    const series = seasonWeather(...said);
    api.services = { ...api.services, seasonSeries: series };
    api.app = validated(api.services);
    return series;
  };
  const season = { 'air-temperature': daysFrom('2026-05-01', 150, 14, 26) };

  it('lists the land of an operator with what is to be done first', async () => {
    await paddyStation(api.services, 'p-0017');
    await transplanted('2026-05-25');
    measuring(season, { 'water-level': ['2026-07-01T01:00:00.000Z', '-160'] });
    const early = { validFrom: '2026-06-28', validTo: '2026-07-05' };
    await record(api.services, 'warning~w-1', warning('w-1', { ...ON_P17, ...early }));
    await record(
      api.services,
      'warning~w-2',
      warning('w-2', { ...ON_P17, ...early, state: 'ordered' }),
    );
    const ordered = {
      ...{ at: '2026-06-28T00:00:00.000Z', commandId: commandIdOf(71), note: 'as it says' },
      ...{ dueDate: '2026-06-30', orderedOn: '2026-06-28', operatorId: 'coop-1', personId: 'p-1' },
    };
    await record(api.services, 'control-task~w-2/p-0017', task('w-2', 'p-0017', { ordered }));
    const { areaM2, items, todo } = await overview('2026-07-01');
    expect(areaM2).to.equal(20_000);
    expect(items.map(({ openTasks, parcelId }) => [parcelId, openTasks])).to.deep.equal([
      ['p-0017', 1],
    ]);
    expect(todo.map(({ code }) => code)).to.deep.equal([
      'CONTROL_OVERDUE',
      'WARNING_OPEN',
      'WATER_FLOOD',
      'NO_SOWING_RECORD',
    ]);
    expect(todo[0]).to.include({ date: '2026-06-30', parcelId: 'p-0017', path: '/warnings/w-2' });
  });

  it('asks nobody to act on a warning that is over, withdrawn or could not be judged', async () => {
    await record(api.services, 'warning~w-1', warning('w-1', { ...ON_P17, validTo: '2026-11-23' }));
    await record(api.services, 'warning~w-2', warning('w-2', { ...ON_P17, state: 'withdrawn' }));
    await record(api.services, 'warning~w-3', {
      ...warning('w-3', { ...ON_P17, level: 'none', verdict: 'not-judgeable' }),
    });
    const { todo } = await overview('2026-11-24');
    expect(todo.filter(({ code }) => code === 'WARNING_OPEN')).to.deep.equal([]);
  });

  it('reads a station that several parcels share once', async () => {
    await paddyStation(api.services, 'p-elsewhere');
    const parcels = ['p-0017', 'p-0018'].map((parcelId) => ({ operatorId: 'coop-1', parcelId }));
    const { value } = await api.services.catalog.parcel('p-0017');
    const document = {
      _id: 'p-0018',
      blockNumber: 1,
      channel: 'trace' as const,
      transactionId: 'tx-1',
      txIndex: 0,
      value: { ...value, parcelId: 'p-0018' },
    };
    api.services.index.apply({ collection: 'parcels', document, id: 'p-0018' });
    await record(
      api.services,
      'warning~w-1',
      warning('w-1', { deviceIds: ['pj-paddy-1'], parcels }),
    );
    const { asked } = measuring(season);
    expect((await overview('2026-07-01')).items).to.have.length(2);
    expect(asked).to.deep.equal(['pj-paddy-1 air-temperature']);
  });

  it('says from when harvest is allowed again, for as long as that is news', async () => {
    await inputTable(api.services);
    await sprayed(api.services);
    const season = api.services.index.records.get('parcel-season', 'p-0017/2026');
    await record(api.services, 'parcel-season~p-0017/2026', { ...season, harvests: [] });
    const freeFrom = season?.intervals[0]?.freeFrom ?? '';
    const codesOn = async (days: number): Promise<string[]> =>
      (await overview(addDays(freeFrom, days))).todo.map(({ code }) => code);
    expect(await codesOn(-1)).to.not.include('HARVEST_FREE');
    expect(await codesOn(0)).to.include('HARVEST_FREE');
    expect(await codesOn(2)).to.include('HARVEST_FREE');
    expect(await codesOn(3)).to.not.include('HARVEST_FREE');
  });

  it('says of a silent tube that the device wants a look, and advises nothing', async () => {
    await paddyStation(api.services, 'p-0017');
    await transplanted('2026-05-25');
    measuring(season, { 'water-level': ['2026-06-29T00:00:00.000Z', '-160'] });
    const { items, todo } = await overview('2026-07-01');
    expect(items[0]?.water.advice).to.equal('not-judgeable');
    expect(todo.map(({ code }) => code)).to.deep.equal(['NO_SOWING_RECORD', 'STATION_SILENT']);
  });

  it('leaves closed parcels and those of others out', async () => {
    const { value } = await api.services.catalog.parcel('p-0017');
    for (const [id, fields] of [
      ['p-0018', { state: 'closed' }],
      ['p-0019', { operatorId: 'hh-1' }],
    ] as const) {
      const document = {
        _id: id,
        blockNumber: 1,
        channel: 'trace' as const,
        transactionId: 'tx-1',
        txIndex: 0,
        value: { ...value, ...fields, parcelId: id },
      };
      api.services.index.apply({ collection: 'parcels', document, id });
    }
    const { items } = await overview('2026-07-01');
    expect(items.map(({ parcelId }) => parcelId)).to.deep.equal(['p-0017']);
  });
});
