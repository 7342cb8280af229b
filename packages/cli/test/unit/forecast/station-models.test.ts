// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import type { Station } from '../../../src/forecast/forecast-runs.js';
import { ForecastState } from '../../../src/forecast/forecast-state.js';
import { ForecastWorker, type ForecastStep } from '../../../src/forecast/forecast-worker.js';
import { BASE, FakeStation, type Hour } from './fake-station.js';

/** Wet all day and as warm as leaf blast likes it best. */
const WET: Hour = { ...BASE, humidity: 95, temperature: 20 };
const PARCELS = ['p-0017', 'p-0018'];
const EPIDEMIC: Partial<Station> = {
  models: ['epirice'],
  seasons: [{ parcelIds: PARCELS, since: '2026-07-01' }],
};

describe('several models of a station', function () {
  this.timeout(20_000);
  let folder: string;
  let site: FakeStation;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-season-'));
    site = new FakeStation();
  });

  afterEach(() => rm(folder, { force: true, recursive: true }));

  const work = async (station: Partial<Station>): Promise<ForecastStep[]> =>
    new ForecastWorker(site.ports(station), await ForecastState.open(folder)).work();
  const ALL: Partial<Station> = { ...EPIDEMIC, models: ['blastam', 'epirice', 'stem-borer'] };

  it('are one run of a day: a line for each model', async () => {
    site.days(0, 5, [], WET);
    await work(ALL);
    const run = site.runs.find(({ date }) => date === '2026-07-05');
    expect(run?.lines.map(({ modelId }) => modelId)).to.deep.equal([
      'blastam',
      'stem-borer',
      'epirice-leaf-blast',
      'epirice-brown-spot',
      'epirice-bacterial-blight',
      'epirice-sheath-blight',
    ]);
  });

  it('run again only on the days that a late reading reaches, and no run is recorded where no verdict changes', async () => {
    site.days(0, 29, [], WET);
    for (let hour = 0; hour < 24; hour += 1)
      site.measure(30, hour, hour === 20 ? { ...WET, wind: undefined } : WET);
    site.days(31, 36, [], WET);
    await work(ALL);
    const before = site.runs.length;
    site.measure(30, 20, { wind: 0.5 });
    const [step] = await work(ALL);
    // The wind of the evening of 31 July stands in BLASTAM's window of 1 August alone.
    expect(step?.lines.map(({ date, line }) => [date, line.modelId])).to.deep.equal([
      ['2026-08-01', 'blastam'],
    ]);
    expect(site.runs.length - before).to.equal(1);
    site.measure(36, 23, { sunshine: 0 });
    expect((await work(ALL))[0]?.lines).to.deep.equal([]);
  });

  it('take no reading that is more than ten days late for a changed day', async () => {
    site.days(0, 40, [], WET);
    await work(ALL);
    const before = site.runs.length;
    site.measure(20, 3, { temperature: 50 });
    site.measure(20, 3, { humidity: 0 });
    await work(ALL);
    expect(site.runs.length).to.equal(before);
  });

  it('begin again from the log with what a version before them left', async () => {
    site.days(0, 5, [], WET);
    const state = await ForecastState.open(folder);
    const old = { nextBatch: 99, stations: {}, step: 3, v: 1 };
    await state.keepPlan(old as never);
    await state.settle(old as never, []);
    await work(ALL);
    expect(site.runs).to.have.length(6);
  });
});
