// SPDX-License-Identifier: Apache-2.0
import { BLASTAM_RULE } from '@daoji/agronomy';
import type { ModelRun, RuleSetContent } from '@daoji/model';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import type { Station } from '../../../src/forecast/forecast-runs.js';
import { rulesOf } from '../../../src/forecast/station-rules.js';
import { ModelRules } from '../../../src/models/model-rules.js';
import {
  recomputeRun,
  type RecomputedRun,
  type RunSources,
} from '../../../src/recompute/recompute-run.js';
import type { StationBatch } from '../../../src/recompute/station-log.js';
import { BASE, STATION, type Hour } from '../forecast/fake-station.js';
import { exampleRules } from '../models/example-rules.js';
import { inputsRootOf, RecordedStation } from './recorded-station.js';

const WET: Hour = { ...BASE, humidity: 95, temperature: 20 };
const ALL: Partial<Station> = {
  models: ['blastam', 'epirice', 'stem-borer'],
  seasons: [{ parcelIds: ['p-0017', 'p-0018'], since: '2026-07-01' }],
};
const HOURLY = { isDaily: false, isEndStamped: false, readingsPerHour: 1 };

describe('recomputing a run of models', function () {
  this.timeout(30_000);
  let station: RecordedStation;

  beforeEach(async () => {
    station = await RecordedStation.open();
  });

  afterEach(() => station.close());

  const noRules = (id: string): Promise<RuleSetContent> =>
    Promise.reject(new CliError('RULE_SET_UNKNOWN', id));
  const again = (run: ModelRun, change: Partial<RunSources> = {}): Promise<RecomputedRun> =>
    recomputeRun(run, { log: station.log(), ruleSetOf: noRules, runs: station.runs, ...change });
  const placesOf = async (run: ModelRun, change: Partial<RunSources> = {}): Promise<string[]> =>
    (await again(run, change)).differences.map(({ at, modelId }) =>
      `${at} ${modelId ?? ''}`.trim(),
    );
  const runOf = (date: string): ModelRun =>
    station.runs.find((one) => one.date === date) ?? expect.fail(`no run of ${date}`);
  const codeOf = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'success',
      (error: unknown) => (error instanceof CliError ? error.code : String(error)),
    );
  /** Six models over a week; the wind of 20:00 on the fourth day comes a day after the run of the fifth. */
  const week = async (): Promise<void> => {
    station.site.days(0, 2, [], WET);
    for (let hour = 0; hour < 24; hour += 1)
      station.site.measure(3, hour, hour === 20 ? { ...WET, wind: undefined } : WET);
    station.site.days(4, 4, [], WET);
    await station.work(ALL);
    station.site.measure(3, 20, { wind: 0.5 });
    station.site.days(5, 6, [], WET);
    await station.work(ALL);
  };
  /** Raises one value of a batch by a tenth of its unit. */
  const altered =
    (index: number, quantity: string) =>
    (batch: StationBatch): StationBatch => ({
      ...batch,
      readings: batch.readings.map((one) =>
        batch.index === index && one.quantity === quantity ? { ...one, value: one.value + 1 } : one,
      ),
    });

  it('makes every run of a week again to the same bytes, with the readings that were there then', async () => {
    await week();
    expect(station.runs.map(({ date }) => date)).to.include.members(['2026-07-01', '2026-07-07']);
    const fifth = station.runs.filter(({ date }) => date === '2026-07-05');
    expect(fifth.map(({ lines }) => lines[0]?.verdict)).to.deep.equal(['not-judgeable', 'none']);
    for (const run of station.runs) {
      const made = await again(run);
      expect(made.differences, run.runId).to.deep.equal([]);
      expect(made.settings).to.deep.equal(HOURLY);
    }
    // The late wind is batch 120, and the first of the two runs does not have it.
    const [early, late] = await Promise.all(fifth.map((run) => again(run)));
    expect([early?.batches, early?.readings]).to.deep.equal([120, 120 * 5 - 1]);
    expect(late?.readings).to.equal(120 * 5);
  });

  it('finds what was there by the digest where the clocks of bridge and ledger differ', async () => {
    await week();
    const run = runOf('2026-07-05');
    for (const at of ['2026-06-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z']) {
      const shifted = { ...run, recorded: { ...run.recorded, at } };
      const made = await again(shifted);
      expect([made.batches, made.differences]).to.deep.equal([120, []]);
    }
  });

  it('finds how the station was read by the digest, or takes what the file says', async () => {
    const twice: Partial<Station> = { isEndStamped: true, readingsPerHour: 2 };
    for (let day = 0; day < 6; day += 1)
      for (let hour = 0; hour < 24; hour += 1)
        for (const rain of [0.3, 0.1 * hour]) station.site.measure(day, hour, { ...BASE, rain });
    station.site.clockHour = 6 * 24 + 1;
    await station.work(twice);
    const run = runOf('2026-07-05');
    const made = await again(run);
    const settings = { isDaily: false, isEndStamped: true, readingsPerHour: 2 };
    expect([made.differences, made.settings]).to.deep.equal([[], settings]);
    expect((await again(run, { settings })).differences).to.deep.equal([]);
    expect(await placesOf(run, { settings: HOURLY })).to.include('/lines/0/inputsDigest blastam');
  });

  it('makes a day of whole-day readings again', async () => {
    const daily: Partial<Station> = { ...ALL, isDaily: true, isLive: false, models: ['epirice'] };
    for (let day = 0; day < 40; day += 1) station.site.measure(day, 0, WET);
    station.site.clockHour = 40 * 24;
    await station.work(daily);
    const made = await again(runOf('2026-08-05'));
    expect(made.differences).to.deep.equal([]);
    expect(made.settings.isDaily).to.equal(true);
  });

  it('leaves out what came too late to be taken, as the forecast did', async () => {
    station.site.days(0, 40, [], WET);
    for (let day = 20; day <= 40; day += 10) {
      station.site.clockHour = (day + 1) * 24 + 1;
      await station.work(ALL);
    }
    station.site.measure(20, 3, { temperature: 50 });
    station.site.measure(20, 3, { humidity: 0 });
    station.site.days(41, 42, [], WET);
    await station.work(ALL);
    const run = runOf('2026-08-12');
    expect((await again(run)).differences).to.deep.equal([]);
    // Without the other runs nobody knows that the days were left by then: the digest alone says it.
    expect((await again(run, { runs: [] })).differences).to.not.deep.equal([]);
  });

  it('makes a run of signed numbers again by those numbers', async () => {
    const content = await exampleRules('model-blastam');
    const numbers = new ModelRules(content).numbers('blastam') ?? expect.fail('no numbers');
    expect(numbers.ruleSetId).to.not.equal(BLASTAM_RULE.ruleSetId);
    station.site.days(0, 4, [3]);
    await station.work({ rules: rulesOf([new ModelRules(content)]) });
    const run = runOf('2026-07-05');
    const asked: string[] = [];
    const ruleSetOf = (id: string): Promise<RuleSetContent> => {
      asked.push(id);
      return Promise.resolve(content);
    };
    expect((await again(run, { ruleSetOf })).differences).to.deep.equal([]);
    expect(asked).to.deep.equal([content.ruleSetId]);
  });

  const EPIRICE = ['bacterial-blight', 'brown-spot', 'leaf-blast', 'sheath-blight'].map(
    (disease) => `epirice-${disease}`,
  );
  const ALTERED: readonly (readonly [string, number, string, readonly string[]])[] = [
    ['a temperature', 100, 'air-temperature', ['blastam', ...EPIRICE, 'stem-borer']],
    ['a wind', 100, 'wind-speed', ['blastam']],
    ['a sunshine', 100, 'sunshine', ['blastam']],
    ['a humidity', 100, 'relative-humidity', EPIRICE],
    ['a rain', 30, 'rain', ['blastam', ...EPIRICE]],
  ];
  for (const [what, index, quantity, models] of ALTERED) {
    it(`names the lines of ${what} that was altered in the archive, and no others`, async () => {
      await week();
      const log = station.log(altered(index, quantity));
      const found = await placesOf(runOf('2026-07-05'), { log });
      const digests = found.filter((place) => place.includes('/inputsDigest '));
      expect(digests.map((place) => place.split(' ')[1]).sort()).to.deep.equal(models);
      expect(found.at(-1)).to.equal('/inputsRoot');
    });
  }

  it('names a reading that is gone', async () => {
    await week();
    const { batches, ...log } = station.log();
    const fewer = { ...log, batches: batches.filter(({ index }) => index !== 60) };
    expect(await placesOf(runOf('2026-07-05'), { log: fewer })).to.include('/inputsRoot');
  });

  const forged: readonly (readonly [string, (run: ModelRun) => ModelRun, readonly string[]])[] = [
    ['a verdict', (run) => lineOf(run, { verdict: 'favourable' }), ['/lines/0/verdict blastam']],
    ['wet hours', (run) => lineOf(run, { wetHours: 3 }), ['/lines/0/wetHours blastam']],
    [
      'a count of void values',
      (run) => lineOf(run, { voidedCount: 4 }),
      ['/lines/0/voidedCount blastam'],
    ],
    [
      'a void value',
      (run) =>
        lineOf(run, {
          voided: [
            {
              at: '2026-07-01T00:00:00.000Z',
              quantity: 'rain',
              reason: 'below-physical',
              valueMilli: -1,
            },
          ],
        }),
      ['/lines/0/voided/0 blastam'],
    ],
    [
      'something missing',
      (run) => lineOf(run, { missing: [{ hours: 1, quantity: 'rain' }] }),
      ['/lines/0/missing/0 blastam'],
    ],
    ['a pest', (run) => lineOf(run, { pest: 'stem-borer' }), ['/lines/0/pest blastam']],
    [
      'a digest, and the root of the ledger that would be its',
      (run) => lineOf(run, { inputsDigest: 'ab'.repeat(32) }),
      ['/lines/0/inputsDigest blastam', '/inputsRoot'],
    ],
    ['a root', (run) => ({ ...run, inputsRoot: 'cd'.repeat(32) }), ['/inputsRoot']],
    [
      'a day',
      (run) => ({ ...run, date: '2026-07-06' }),
      ['/lines/0/inputsDigest blastam', '/inputsRoot'],
    ],
  ];
  for (const [what, change, places] of forged) {
    it(`names ${what} that no model said`, async () => {
      station.site.days(0, 6, [3]);
      await station.work();
      const run = change(runOf('2026-07-07'));
      expect(await placesOf(run)).to.deep.equal(places);
    });
  }

  it('refuses a version of a model that this program does not have', async () => {
    await week();
    for (const modelId of ['blastam', 'stem-borer', 'epirice-brown-spot'] as const) {
      const run = runOf('2026-07-05');
      const lines = run.lines.map((line) =>
        line.modelId === modelId ? { ...line, modelVersion: '2' } : line,
      );
      expect(await codeOf(again({ ...run, lines }))).to.equal('MODEL_VERSION');
    }
  });

  it('refuses a rule set that the ledger does not have, and one that is of another model', async () => {
    station.site.days(0, 4, []);
    await station.work();
    const run = lineOf(runOf('2026-07-05'), { ruleSetId: 'rules-nowhere' });
    expect(await codeOf(again(run))).to.equal('RULE_SET_UNKNOWN');
    const borer = await exampleRules('model-stem-borer');
    const other = { ruleSetOf: (): Promise<RuleSetContent> => Promise.resolve(borer) };
    expect(await codeOf(again(run, other))).to.equal('RULE_SET_UNKNOWN');
  });

  it('has the days before it of a station that was added to a folder later', async () => {
    station.site.days(0, 6, [3]);
    await station.work({ deviceId: 'pj01-weather-2' });
    expect(station.runs).to.deep.equal([]);
    await station.work({ deviceId: STATION.deviceId });
    expect(station.runs.map(({ date }) => date)).to.deep.equal([
      '2026-07-05',
      '2026-07-06',
      '2026-07-07',
    ]);
    for (const run of station.runs) expect((await again(run)).differences).to.deep.equal([]);
  });
});

/** Another first line, with the root that the ledger would compute of it. */
function lineOf(run: ModelRun, change: Partial<ModelRun['lines'][number]>): ModelRun {
  const lines = run.lines.map((line, at) => (at === 0 ? { ...line, ...change } : line));
  return { ...run, inputsRoot: inputsRootOf(lines), lines };
}
