// SPDX-License-Identifier: Apache-2.0
import { FIELD_WORKS, type FieldWork } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import type { cropViewSchema } from '../../../src/api/season-views.js';
import type { z } from 'zod';
import { validated, expectProblem } from '../../doubles/checked-answers.js';
import { API, freshApi } from '../../doubles/fresh-api.js';
import {
  dayOf,
  daysFrom,
  paddyStation,
  seasonWeather,
  unreachableSeason,
} from '../../doubles/season-weather.js';
import { commandIdOf, commandText } from '../../doubles/season.js';
import { inputTable, record, recordEvent, sprayed } from '../../doubles/trade.js';
import { task, warning } from '../../doubles/warnings.js';

type Crop = z.infer<typeof cropViewSchema>;

const SOWN = { commandId: commandIdOf(60), declaredAt: '2026-05-01T00:00:00.000Z', seedLot: 's-1' };
const ON_P17 = { parcels: [{ operatorId: 'coop-1', parcelId: 'p-0017' }] };
const CORRECTION = {
  commandId: commandIdOf(90),
  correctedCommandId: commandIdOf(11),
  correctiveCommandIds: [],
  declaredAt: '2026-06-02T00:00:00.000Z',
  effect: 'undo',
  note: 'other parcel',
  operatorId: 'coop-1',
  reason: 'incorrect_data',
};

describe('the crop of a season over the API', () => {
  const api = freshApi();
  const crop = async (date: string): Promise<Crop> => {
    const answer = await request(api.app)
      .get(`${API}/parcels/p-0017/crop?date=${date}`)
      .expect(200);
    return answer.body as Crop;
  };
  const work = (n: number, which: FieldWork, doneOn: string): Promise<void> =>
    recordEvent(
      api.services,
      commandText(n, { doneOn, parcels: ['p-0017'], type: 'recordFieldWork', work: which }),
      ['parcel~p-0017'],
      n,
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

  it('says of a bare parcel what is missing, and no figure', async () => {
    const view = await crop('2026-07-01');
    expect(view.growth).to.include({ days: 0, reason: 'no-start' });
    expect(view.weather).to.deep.equal({ days: [], reason: 'no-station' });
    expect(view.water).to.include({ advice: 'not-judgeable', reason: 'no-level' });
    expect(view.nitrogen).to.deep.equal({ reason: 'no-nitrogen-records' });
    expect([view.devices, view.salinity]).to.deep.equal([[], []]);
  });

  it('tells stage, weather, water and salt from the station on the parcel', async () => {
    await paddyStation(api.services, 'p-0017');
    await work(10, 'transplant', '2026-05-25');
    measuring(
      {
        ...season,
        rain: [dayOf('2026-06-30', 0, 0, { hours: 23, sum: 12.34 })],
        sunshine: [dayOf('2026-06-30', 0, 0, { hours: 0, quarters: 0, voided: 1 })],
      },
      {
        'soil-bulk-ec': ['2026-07-01T01:00:00.000Z', '0.71'],
        'water-level': ['2026-07-01T01:00:00.000Z', '-160'],
      },
    );
    const view = await crop('2026-07-01');
    expect(view.growth).to.include({ days: 36, gddHigh: 432, gddLow: 432, status: 'built-in' });
    expect(view.station).to.deep.equal({ also: [], deviceId: 'pj-paddy-1', from: 'parcel' });
    expect(view.water).to.include({ advice: 'flood', toCm: 5, why: 'tube-low' });
    expect(view.water.level).to.include({ at: '2026-07-01T01:00:00.000Z', cm: -16 });
    expect(view.salinity).to.deep.equal([
      {
        at: '2026-07-01T01:00:00.000Z',
        ...{ deviceId: 'pj-paddy-1', dsM: 0.71, quantity: 'soil-bulk-ec' },
      },
    ]);
    expect(view.weather.days).to.have.length(10);
    expect(view.weather.days.at(-2)).to.deep.equal({
      date: '2026-06-30',
      rain: { hours: 23, mm: 12.3 },
      temperature: { hours: 24, maxC: 26, minC: 14 },
      voided: [{ count: 1, quantity: 'sunshine' }],
    });
  });

  it('leaves a day that was not measured without figures: a gap is no 0', async () => {
    await paddyStation(api.services, 'p-0017');
    measuring({ rain: [dayOf('2026-06-29', 0, 0)] });
    const { weather } = await crop('2026-06-30');
    expect(weather.days.at(-2)?.rain).to.deep.equal({ hours: 24, mm: 0 });
    expect(weather.days.at(-1)).to.deep.equal({ date: '2026-06-30', voided: [] });
  });

  it('reads nothing later than the day that is asked for, and nothing later than now', async () => {
    await paddyStation(api.services, 'p-0017');
    measuring({}, { 'water-level': ['2026-11-24T00:00:01.000Z', '10'] });
    expect((await crop('2026-12-01')).water.reason).to.equal('no-readings');
    expect((await crop('2026-07-01')).water.reason).to.equal('no-readings');
  });

  it('does not judge a level that is older than a day', async () => {
    await paddyStation(api.services, 'p-0017');
    await work(10, 'transplant', '2026-05-25');
    measuring(season, { 'water-level': ['2026-06-29T00:00:00.000Z', '-200'] });
    const { water } = await crop('2026-07-01');
    expect(water).to.include({ advice: 'not-judgeable', reason: 'stale-reading' });
    expect(water.level?.cm).to.equal(-20);
  });

  it('takes a silent tube for no fault once the parcel is cut', async () => {
    await paddyStation(api.services, 'p-0017');
    await work(10, 'transplant', '2026-05-25');
    await work(12, 'harvest', '2026-06-30');
    measuring(season, { 'water-level': ['2026-06-25T00:00:00.000Z', '-200'] });
    expect((await crop('2026-06-29')).water.reason).to.equal('stale-reading');
    const { growth, water } = await crop('2026-07-01');
    expect(growth).to.include({ harvestedOn: '2026-06-30', reason: 'harvested' });
    expect(water).to.include({ advice: 'not-judgeable', reason: 'harvested' });
    expect(water.level?.cm).to.equal(-20);
  });

  it('keeps the page standing where the series cannot be reached', async () => {
    await paddyStation(api.services, 'p-0017');
    await work(10, 'transplant', '2026-05-25');
    api.services = { ...api.services, seasonSeries: unreachableSeason() };
    api.app = validated(api.services);
    const view = await crop('2026-07-01');
    expect(view.growth.reason).to.equal('series-unreachable');
    expect(view.weather.reason).to.equal('series-unreachable');
    expect(view.water.reason).to.equal('series-unreachable');
    expect(view.steps).to.have.length(1);
  });

  it('takes a device that has moved to another parcel for none of this one', async () => {
    await paddyStation(api.services, 'p-0017');
    await paddyStation(api.services, 'p-0018');
    expect((await crop('2026-07-01')).devices).to.deep.equal([]);
  });

  it('reads no temperature in a unit that it does not know', async () => {
    const [line] = [{ channel: 'main', max: 900, min: 0, quantity: 'air-temperature', scale: -1 }];
    await paddyStation(api.services, 'p-0017', {
      profile: { channels: [{ ...line, unit: '[degF]' }], clockPolicy: 'live' },
    });
    const view = await crop('2026-07-01');
    expect([view.station, view.weather.reason]).to.deep.equal([undefined, 'no-station']);
    expect(view.devices).to.have.length(1);
  });

  it('tells each day by the station that measured in most of its hours, and the newest of the tubes', async () => {
    await paddyStation(api.services, 'p-0017');
    await paddyStation(api.services, 'p-0017', { deviceId: 'pj-paddy-2' });
    const part = (date: string, max: number, hours: number): ReturnType<typeof dayOf> =>
      dayOf(date, 10, max, { hours, quarters: hours / 6 });
    measuring(
      {
        'pj-paddy-1 air-temperature': [part('2026-06-28', 21, 24), part('2026-06-29', 22, 6)],
        'pj-paddy-2 air-temperature': [part('2026-06-29', 32, 12), part('2026-06-30', 33, 12)],
      },
      {
        'pj-paddy-1 water-level': ['2026-06-20T00:00:00.000Z', '-300'],
        'pj-paddy-2 water-level': ['2026-07-01T00:00:00.000Z', '-100'],
      },
    );
    const { station, water, weather } = await crop('2026-07-01');
    expect(station).to.include({ deviceId: 'pj-paddy-1', from: 'parcel' });
    expect(station?.also).to.deep.equal(['pj-paddy-2']);
    const told = weather.days.map(({ temperature }) => temperature?.maxC);
    expect(told.slice(-4)).to.deep.equal([21, 32, 33, undefined]);
    expect(water.level).to.include({ cm: -10, deviceId: 'pj-paddy-2' });
  });

  it('asks the station that a warning names, where none stands on the parcel', async () => {
    await paddyStation(api.services, 'p-elsewhere');
    await record(api.services, 'warning~w-1', {
      ...warning('w-1', { ...ON_P17, deviceIds: ['pj-gone', 'pj-paddy-1'] }),
    });
    const view = await crop('2026-07-01');
    expect(view.station).to.deep.equal({
      ...{ also: [], deviceId: 'pj-paddy-1', from: 'warning', warningId: 'w-1' },
    });
    expect(view.devices).to.deep.equal([]);
  });

  it('counts from sowing on where nothing was transplanted, without a stage', async () => {
    await paddyStation(api.services, 'p-0017');
    await record(api.services, 'parcel-sowing~p-0017/2026', {
      ...{ ...SOWN, parcelId: 'p-0017', season: 2026, sownOn: '2026-05-20', variety: '盐丰47' },
    });
    measuring(season);
    const { growth } = await crop('2026-07-01');
    expect(growth).to.include({ gddLow: 492, reason: 'no-transplanting' });
    expect(growth.start).to.deep.equal({
      commandId: SOWN.commandId,
      on: '2026-05-20',
      work: 'sow',
    });
  });

  it('does not count from a transplanting that was declared to be in error, and still shows it', async () => {
    await work(10, 'transplant', '2026-05-25');
    await work(11, 'transplant', '2026-06-01');
    await record(api.services, `correction~${commandIdOf(11)}`, CORRECTION);
    const { growth, steps } = await crop('2026-07-01');
    expect(growth.start?.on).to.equal('2026-05-25');
    expect(steps.map(({ correction, on }) => [on, correction !== undefined])).to.deep.equal([
      ['2026-05-25', false],
      ['2026-06-01', true],
    ]);
  });

  it('tells the season as one line by the day, with what a warning led to', async () => {
    await inputTable(api.services);
    await sprayed(api.services);
    await work(10, 'transplant', '2026-05-25');
    const done = { at: '2026-11-21T00:00:00.000Z', commandId: commandIdOf(70) };
    await record(api.services, 'warning~w-1', warning('w-1', { ...ON_P17, state: 'ordered' }));
    await record(
      api.services,
      'control-task~w-1/p-0017',
      task('w-1', 'p-0017', {
        done: {
          ...{ ...done, doneOn: '2026-11-21', measure: 'water-control' },
          ...{ operatorId: 'coop-1', personId: 'p-1' },
        },
        state: 'done',
      }),
    );
    const { steps } = await crop('2026-11-24');
    expect(steps.map(({ kind, on }) => `${on} ${kind}`)).to.include.members([
      '2026-05-25 field-work',
      '2026-11-20 warning',
      '2026-11-20 control-ordered',
      '2026-11-21 control-done',
    ]);
    const days = steps.map(({ on }) => on);
    expect(days).to.deep.equal([...days].sort());
    expect(steps.find(({ kind }) => kind === 'control-done')).to.include({
      measure: 'water-control',
      warningId: 'w-1',
    });
  });

  it('leaves work of other years, and what comes after the day, out of the line', async () => {
    await work(10, 'plough', '2025-10-20');
    await work(11, 'weed', '2026-07-02');
    expect((await crop('2026-07-01')).steps).to.deep.equal([]);
  });

  it('knows each work of the diary by its name', async () => {
    for (const [at, which] of FIELD_WORKS.entries()) await work(10 + at, which, '2026-06-01');
    const { steps } = await crop('2026-07-01');
    expect(steps.map((one) => one.work)).to.have.members([...FIELD_WORKS]);
  });

  for (const [what, path, status, code] of [
    ['a parcel that is not known', '/parcels/p-none/crop', 404, 'PARCEL_NOT_FOUND'],
    ['an operator that is not known', '/operators/nobody/season', 404, 'OPERATOR_NOT_FOUND'],
    ['a date that is none', '/parcels/p-0017/crop?date=2026-02-30', 400, 'REQUEST_INVALID'],
    [
      'a question with words that it does not know',
      '/operators/coop-1/season?days=3',
      400,
      'REQUEST_INVALID',
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const answer = await request(api.app).get(`${API}${path}`);
      expectProblem(answer, status, code);
    });
  }
});
