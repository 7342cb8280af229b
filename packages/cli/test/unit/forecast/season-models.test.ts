// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { epirice, STEM_BORER_RULE } from '@daoji/agronomy';
import { expect } from 'chai';

import type { Station } from '../../../src/forecast/forecast-runs.js';
import { ForecastState } from '../../../src/forecast/forecast-state.js';
import { ForecastWorker, type ForecastStep } from '../../../src/forecast/forecast-worker.js';
import { rulesOf } from '../../../src/forecast/station-rules.js';
import { BASE, FakeStation, type Hour } from './fake-station.js';

/** Wet all day and as warm as leaf blast likes it best. */
const WET: Hour = { ...BASE, humidity: 95, temperature: 20 };
const PARCELS = ['p-0017', 'p-0018'];
const EPIDEMIC: Partial<Station> = {
  models: ['epirice'],
  seasons: [{ parcelIds: PARCELS, since: '2026-07-01' }],
};
const BORER: Partial<Station> = { models: ['stem-borer'] };
/** Days from 1 March to 1 July, where the fake station's days begin. */
const MARCH = -122;

describe('models of a season', function () {
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
  const lineOf = (date: string, modelId: string): (typeof site.runs)[number]['lines'][number] => {
    const run = [...site.runs].reverse().find((one) => one.date === date);
    return run?.lines.find((one) => one.modelId === modelId) ?? expect.fail(`no ${modelId}`);
  };
  const wetDays = (
    count: number,
  ): { humidityPercent: number; rainMm: number; temperatureC: number }[] =>
    Array.from({ length: count }, () => ({ humidityPercent: 95, rainMm: 0, temperatureC: 20 }));

  describe('EPIRICE', () => {
    it('says of each day what the whole run over the daily weather says', async () => {
      site.days(0, 59, [], WET);
      await work(EPIDEMIC);
      const { days } = epirice('leaf-blast', wetDays(60));
      for (const at of [0, 20, 40, 59]) {
        const date = new Date(Date.UTC(2026, 6, 1 + at)).toISOString().slice(0, 10);
        const line = lineOf(date, 'epirice-leaf-blast');
        expect(line.intensityPpm).to.equal(Math.round((days[at]?.intensity ?? 0) * 1_000_000));
        expect(line).to.include({ pest: 'rice-blast', since: '2026-07-01' });
      }
      expect(site.runs).to.have.length(60);
      expect(new Set(site.runs.map(({ lines }) => lines.length))).to.deep.equal(new Set([4]));
    });

    it('warns on the first favourable day of a season, once for each disease, and never more than a notice', async () => {
      for (const day of [30, 40, 50, 60]) {
        site.days(day === 30 ? 0 : day - 9, day, [], WET);
        await work(EPIDEMIC);
      }
      const expected = epirice('leaf-blast', wetDays(61)).days.find(
        ({ intensity }) => intensity >= 0.01,
      );
      const blast = site.warnings.filter(({ pest }) => pest === 'rice-blast');
      expect(blast).to.have.length(1);
      expect(blast[0]).to.deep.include({
        level: 'notice',
        modelId: 'epirice-leaf-blast',
        parcelIds: PARCELS,
        validFrom: new Date(Date.UTC(2026, 6, expected?.day ?? 0)).toISOString().slice(0, 10),
        verdict: 'favourable',
      });
      expect(new Set(site.warnings.map(({ level }) => level))).to.deep.equal(new Set(['notice']));
    });

    it('is the same again when all that it knew is lost', async () => {
      site.days(0, 45, [], WET);
      await work(EPIDEMIC);
      const [runs, warnings] = [site.runs.length, site.warnings.length];
      await rm(folder, { force: true, recursive: true });
      await work(EPIDEMIC);
      expect([site.runs.length, site.warnings.length]).to.deep.equal([runs, warnings]);
    });

    it('is not judgeable from the first day on that lacks what it needs, until that reading comes', async () => {
      site.days(0, 29, [], WET);
      for (let hour = 0; hour < 24; hour += 1)
        site.measure(30, hour, hour > 19 ? { ...WET, humidity: undefined } : WET);
      site.days(31, 35, [], WET);
      await work(EPIDEMIC);
      expect(lineOf('2026-07-30', 'epirice-leaf-blast').verdict).to.equal('none');
      for (const date of ['2026-07-31', '2026-08-05'])
        expect(lineOf(date, 'epirice-leaf-blast')).to.deep.include({
          missing: [{ hours: 4, quantity: 'relative-humidity' }],
          verdict: 'not-judgeable',
        });
      const before = site.runs.length;
      site.measure(30, 20, { humidity: 95 });
      await work(EPIDEMIC);
      expect(lineOf('2026-08-05', 'epirice-leaf-blast').verdict).to.equal('none');
      expect(site.runs.length - before).to.equal(6);
    });

    it('judges a day that lacks three hours of humidity, and one whose rain alone says that it was wet', async () => {
      site.days(0, 29, [], WET);
      for (let hour = 0; hour < 24; hour += 1) {
        site.measure(30, hour, hour > 20 ? { ...WET, humidity: undefined } : WET);
        site.measure(31, hour, { ...WET, humidity: undefined, rain: hour === 2 ? 6 : 0 });
      }
      site.clockHour = 32 * 24 + 1;
      await work(EPIDEMIC);
      for (const date of ['2026-07-31', '2026-08-01'])
        expect(lineOf(date, 'epirice-leaf-blast').verdict).to.equal('none');
    });

    it('needs every hour of rain of a day that humidity does not call wet', async () => {
      site.days(0, 29, [], WET);
      for (let hour = 0; hour < 24; hour += 1)
        site.measure(30, hour, { ...WET, humidity: 60, rain: hour === 5 ? undefined : 0 });
      site.clockHour = 31 * 24 + 1;
      await work(EPIDEMIC);
      expect(lineOf('2026-07-31', 'epirice-leaf-blast')).to.deep.include({
        missing: [{ hours: 1, quantity: 'rain' }],
        verdict: 'not-judgeable',
      });
    });

    it('needs no weather before the first infectious site: nothing of it changes a state', async () => {
      // Leaf blast: onset on day 15, latent for 5 days.
      site.days(0, 20, [], BASE);
      site.days(21, 59, [], WET);
      await work(EPIDEMIC);
      const dry = Array.from({ length: 21 }, () => ({
        humidityPercent: 10,
        rainMm: 0,
        temperatureC: 44,
      }));
      const { days } = epirice('leaf-blast', [...dry, ...wetDays(39)]);
      expect(lineOf('2026-08-29', 'epirice-leaf-blast').intensityPpm).to.equal(
        Math.round((days[59]?.intensity ?? 0) * 1_000_000),
      );
    });

    it('leaves out what is impossible, names it with hour and raw value, and judges by the rest', async () => {
      site.days(0, 29, [], WET);
      for (let hour = 0; hour < 24; hour += 1)
        site.measure(30, hour, hour === 7 ? { ...WET, humidity: 140 } : WET);
      site.clockHour = 31 * 24 + 1;
      await work(EPIDEMIC);
      const line = lineOf('2026-07-31', 'epirice-leaf-blast');
      expect(line).to.deep.include({ verdict: 'none', voidedCount: 1 });
      expect(line.voided).to.deep.equal([
        {
          at: '2026-07-30T23:00:00.000Z',
          quantity: 'relative-humidity',
          reason: 'above-physical',
          valueMilli: 140_000,
        },
      ]);
    });

    it('runs for each day of emergence, says for which parcels, and nothing after 120 days', async () => {
      site.days(0, 124, [], WET);
      await work({
        ...EPIDEMIC,
        seasons: [
          { parcelIds: ['p-0017'], since: '2026-07-01' },
          { parcelIds: ['p-0018'], since: '2026-07-11' },
        ],
      });
      const said = (date: string): unknown =>
        site.runs
          .find((one) => one.date === date)
          ?.lines.filter(({ modelId }) => modelId === 'epirice-leaf-blast')
          .map(({ parcelIds, since }) => [since, parcelIds]);
      expect(said('2026-07-05')).to.deep.equal([['2026-07-01', ['p-0017']]]);
      expect(said('2026-07-11')).to.have.length(2);
      expect(said('2026-11-01')).to.deep.equal([['2026-07-11', ['p-0018']]]);
    });

    it('says nothing of parcels of which nobody knows when the crop came up', async () => {
      site.days(0, 40, [], WET);
      await work({ ...EPIDEMIC, seasons: [] });
      expect([site.runs, site.warnings]).to.deep.equal([[], []]);
    });

    it('reads one reading a day where the station says so', async () => {
      for (let day = 0; day < 60; day += 1) site.measure(day, 0, WET);
      site.clockHour = 60 * 24;
      await work({ ...EPIDEMIC, isDaily: true, isLive: false });
      const { days } = epirice('leaf-blast', wetDays(60));
      expect(lineOf('2026-08-29', 'epirice-leaf-blast').intensityPpm).to.equal(
        Math.round((days[59]?.intensity ?? 0) * 1_000_000),
      );
    });
  });

  describe('the stem borer', () => {
    const WARM: Hour = { temperature: 20 };

    it('flies on the 18th day of 20 °C, a tenth on the 34th, half on the 48th: each is said once', async () => {
      site.days(MARCH, MARCH + 24, [], WARM);
      await work(BORER);
      site.days(MARCH + 25, MARCH + 70, [], WARM);
      await work(BORER);
      const firstOf = (verdict: string): string | undefined =>
        site.runs.find(({ lines }) => lines[0]?.verdict === verdict)?.date;
      expect(['first-moths', 'moths-10', 'moths-50', 'moths-90'].map(firstOf)).to.deep.equal([
        '2026-03-18',
        '2026-04-03',
        '2026-04-17',
        '2026-05-08',
      ]);
      expect(lineOf('2026-03-18', 'stem-borer').degreeDaysMilli).to.equal(127_800);
    });

    it('is warned of at first moths, a tenth and half of the catch', async () => {
      for (const [from, to] of [
        [0, 20],
        [21, 36],
        [37, 50],
        [51, 70],
      ] as const) {
        site.days(MARCH + from, MARCH + to, [], WARM);
        await work(BORER);
      }
      expect(site.warnings.map(({ level, verdict }) => [verdict, level])).to.deep.equal([
        ['first-moths', 'notice'],
        ['moths-10', 'notice'],
        ['moths-50', 'warning'],
      ]);
      expect(
        site.warnings.map(({ warningId }) => warningId.replace(/-[0-9a-f]{8}-/, '-')),
      ).to.deep.equal(['borer-2026-first-moths', 'borer-2026-moths-10', 'borer-2026-moths-50']);
    });

    it('never flies at its base temperature', async () => {
      site.days(MARCH, MARCH + 60, [], { temperature: 12.9 });
      await work(BORER);
      expect(new Set(site.runs.map(({ lines }) => lines[0]?.verdict))).to.deep.equal(
        new Set(['none']),
      );
      expect(site.warnings).to.deep.equal([]);
    });

    it('is not judgeable after a day without its extremes, which is no warning', async () => {
      site.days(MARCH, MARCH + 9, [], WARM);
      for (let hour = 0; hour < 20; hour += 1) site.measure(MARCH + 10, hour, WARM);
      site.days(MARCH + 11, MARCH + 20, [], WARM);
      await work(BORER);
      expect(lineOf('2026-03-10', 'stem-borer').verdict).to.equal('none');
      expect(lineOf('2026-03-21', 'stem-borer')).to.deep.include({
        missing: [{ hours: 4, quantity: 'air-temperature' }],
        verdict: 'not-judgeable',
      });
      expect(site.warnings).to.deep.equal([]);
    });

    it('is not judgeable where the station came after 1 March', async () => {
      site.days(MARCH + 5, MARCH + 20, [], WARM);
      await work(BORER);
      expect(lineOf('2026-03-21', 'stem-borer').missing).to.deep.equal([
        { hours: 120, quantity: 'air-temperature' },
      ]);
    });

    it('is silent before 1 March and after the flight of the overwintered moths', async () => {
      site.days(MARCH - 6, MARCH + 1, [], WARM);
      site.days(29, 33, [], WARM);
      await work(BORER);
      const dates = site.runs.map(({ date }) => date);
      expect([dates[0], dates.at(-1)]).to.deep.equal(['2026-03-01', '2026-07-31']);
    });

    it('flies by the numbers of a rule set that is in force', async () => {
      site.days(MARCH, MARCH + 5, [], WARM);
      const rules = {
        ...rulesOf([]),
        stemBorer: {
          ...STEM_BORER_RULE,
          ruleSetId: 'borer-2026',
          stages: { ...STEM_BORER_RULE.stages, 'first-moths': 14 },
        },
      };
      await work({ ...BORER, rules });
      expect(site.warnings[0]).to.include({ ruleSetId: 'borer-2026', validFrom: '2026-03-02' });
    });
  });
});
