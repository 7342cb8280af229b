// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import type { Station } from '../../../src/forecast/forecast-runs.js';
import { ForecastState } from '../../../src/forecast/forecast-state.js';
import { ForecastWorker, type ForecastStep } from '../../../src/forecast/forecast-worker.js';
import { BASE, FakeStation } from './fake-station.js';

describe('a forecast', () => {
  let folder: string;
  let site: FakeStation;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-forecast-'));
    site = new FakeStation();
  });

  afterEach(() => rm(folder, { force: true, recursive: true }));

  /** A program as a new process would build it: everything it knows is on the disk. */
  const work = async (station: Partial<Station> = {}): Promise<ForecastStep[]> =>
    new ForecastWorker(site.ports(station), await ForecastState.open(folder)).work();
  const said = (steps: readonly ForecastStep[]): string[] =>
    steps.flatMap(({ lines }) => lines.map(({ date, line }) => `${date} ${line.verdict}`));
  const codeOf = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'success',
      (error: unknown) => (error instanceof CliError ? error.code : String(error)),
    );

  it('issues one warning for a favourable day, with model, inputs and parcels, and none twice', async () => {
    site.days(0, 4, [3]);
    expect(said(await work())).to.deep.equal(['2026-07-05 favourable']);
    expect(said(await work())).to.deep.equal([]);
    const [warning] = site.warnings;
    expect(site.warnings).to.have.length(1);
    expect(warning).to.deep.include({
      deviceIds: ['pj01-weather-1'],
      level: 'warning',
      modelId: 'blastam',
      modelVersion: '1',
      parcelIds: ['p-0017', 'p-0018'],
      pest: 'rice-blast',
      validFrom: '2026-07-05',
      validTo: '2026-07-12',
      verdict: 'favourable',
      voidedCount: 0,
    });
    expect(warning?.warningId).to.match(/^blast-[0-9a-f]{8}-20260705-[0-9a-f]{8}$/);
  });

  it('issues nothing for dry days, and nothing before five days are there', async () => {
    site.days(0, 3, [2]);
    expect(said(await work())).to.deep.equal([]);
    site.days(4, 6, []);
    expect(said(await work())).to.deep.equal([
      '2026-07-05 none',
      '2026-07-06 none',
      '2026-07-07 none',
    ]);
    expect(site.warnings).to.deep.equal([]);
  });

  it('does not judge a day before it is over', async () => {
    site.days(0, 4, [3]);
    site.clockHour = 5 * 24;
    expect(said(await work())).to.deep.equal([]);
    site.clockHour += 1;
    expect(said(await work())).to.deep.equal(['2026-07-05 favourable']);
  });

  it('calls a second favourable day in a row urgent', async () => {
    site.days(0, 5, [3, 4]);
    await work();
    expect(site.warnings.map(({ level }) => level)).to.deep.equal(['warning', 'urgent']);
  });

  it('gives label 2, since heat hides risk, and keeps label 1 to itself', async () => {
    site.days(0, 4, [3], { ...BASE, temperature: 26 });
    await work();
    expect(site.warnings.map(({ level, verdict }) => [level, verdict])).to.deep.equal([
      ['notice', '2'],
    ]);
    site = new FakeStation();
    await rm(folder, { force: true, recursive: true });
    site.days(0, 4, [3], { ...BASE, temperature: 18 });
    expect(said(await work())).to.deep.equal(['2026-07-05 1']);
    expect(site.warnings).to.deep.equal([]);
  });

  it('calls a missing hour of rain not judgeable, never none, and says so once in a row of days', async () => {
    site.days(0, 3, []);
    for (let hour = 0; hour < 24; hour += 1)
      site.measure(4, hour, hour === 3 ? { ...BASE, rain: undefined } : BASE);
    site.days(5, 5, []);
    site.clockHour = 6 * 24 + 1;
    expect(said(await work())).to.deep.equal(['2026-07-05 not-judgeable', '2026-07-06 none']);
    expect(site.warnings.map(({ level, verdict }) => [level, verdict])).to.deep.equal([
      ['none', 'not-judgeable'],
    ]);
  });

  it('names a silent station once, and again when that warning has ended', async () => {
    site.days(0, 4, []);
    await work();
    for (const [day, dates] of [
      [20, ['2026-07-14']],
      [21, ['2026-07-14']],
      [30, ['2026-07-14', '2026-07-24']],
    ] as const) {
      site.clockHour = day * 24;
      await work();
      expect(site.warnings.map(({ validFrom }) => validFrom)).to.deep.equal(dates);
    }
    expect(new Set(site.warnings.map(({ verdict }) => verdict))).to.deep.equal(
      new Set(['not-judgeable']),
    );
  });

  it('voids an impossible sunshine value, counts it, and judges without it', async () => {
    site.days(0, 3, [3]);
    for (let hour = 0; hour < 24; hour += 1)
      site.measure(4, hour, hour === 2 ? { ...BASE, sunshine: 2.2 } : BASE);
    site.clockHour = 5 * 24 + 1;
    await work();
    expect(site.warnings[0]).to.include({ verdict: 'favourable', voidedCount: 1 });
  });

  it('takes an hour with fewer readings than it should have as no value', async () => {
    site.days(0, 4, [3]);
    expect(said(await work({ readingsPerHour: 2 }))).to.deep.equal(['2026-07-05 not-judgeable']);
  });

  it('runs again for a late reading, and a changed verdict is a new warning', async () => {
    site.days(0, 3, [3]);
    for (let hour = 0; hour < 24; hour += 1)
      site.measure(4, hour, hour === 1 ? { ...BASE, wind: undefined } : BASE);
    site.clockHour = 5 * 24 + 1;
    expect(said(await work())).to.deep.equal(['2026-07-05 not-judgeable']);
    site.measure(4, 1, { wind: 0.5 });
    expect(said(await work())).to.deep.equal(['2026-07-05 favourable']);
    expect(site.warnings.map(({ level, verdict }) => [level, verdict])).to.deep.equal([
      ['none', 'not-judgeable'],
      ['warning', 'favourable'],
    ]);
  });

  it('issues nothing for a late reading that changes no verdict', async () => {
    site.days(0, 4, [3]);
    await work();
    site.measure(4, 20, { temperature: 23 });
    expect(said(await work())).to.deep.equal([]);
    expect(site.warnings).to.have.length(1);
  });

  it('does not warn of what is over, and judges it all the same', async () => {
    site.days(0, 4, [3]);
    site.clockHour = 40 * 24;
    expect(said(await work({ isLive: false }))).to.deep.equal(['2026-07-05 favourable']);
    expect(site.warnings).to.deep.equal([]);
  });

  it('judges a station whose readings are carried in later by its own times', async () => {
    site.days(0, 4, [3]);
    site.clockHour = 8 * 24;
    expect(said(await work({ isLive: false }))).to.deep.equal(['2026-07-05 favourable']);
    expect(site.warnings).to.have.length(1);
  });

  it('does not take part of a first day for a day with missing hours', async () => {
    for (let hour = 13; hour < 24; hour += 1) site.measure(0, hour);
    site.days(1, 5, [4]);
    expect(said(await work())).to.deep.equal(['2026-07-06 favourable']);
  });

  it('reads nothing of other devices, nor in units that it does not know', async () => {
    site.days(0, 4, [3]);
    const time = '2026-07-04T11:00:00.000Z';
    site.batches.push([site.reading('rain', 'L', 50, time)]);
    expect(said(await work())).to.deep.equal(['2026-07-05 favourable']);
  });

  it('loses no warning when it dies before the answer, and issues none twice', async () => {
    site.days(0, 4, [3]);
    site.faults.push('unreachable');
    expect(await codeOf(work())).to.equal('UNREACHABLE');
    expect(site.warnings).to.deep.equal([]);
    site.faults.push('lost');
    expect(await codeOf(work())).to.equal('REFUSED');
    const text = [...site.texts.values()];
    await work();
    expect([...site.texts.values()]).to.deep.equal(text);
    expect(text).to.have.length(1);
  });

  it('issues nothing again, and is refused nothing, when all that it knew is lost', async () => {
    site.days(0, 4, [3]);
    await work();
    const texts = [...site.texts.values()];
    await rm(folder, { force: true, recursive: true });
    const [step] = await work();
    expect(step).to.deep.include({ issued: 0, refused: [] });
    expect([...site.texts.values()]).to.deep.equal(texts);
  });

  it('keeps a refused warning with its reason, and goes on', async () => {
    site.days(0, 4, [3]);
    site.faults.push({ refused: '422 PARCEL_NOT_FOUND: parcel~p-0017 is not recorded' });
    const [step] = await work();
    expect(step?.refused.map(({ code }) => code)).to.deep.equal(['PARCEL_NOT_FOUND']);
    expect(step?.issued).to.equal(0);
    expect(await work()).to.deep.equal([]);
  });

  it('keeps no more than late readings can change', async () => {
    site.days(0, 60, []);
    await work();
    const { stations } = await (await ForecastState.open(folder)).position();
    const [memory] = Object.values(stations);
    expect(Object.keys(memory?.hours ?? {}).length).to.be.at.most(15 * 24);
    expect(Object.keys(memory?.runs ?? {}).length).to.be.at.most(12);
  });
});
