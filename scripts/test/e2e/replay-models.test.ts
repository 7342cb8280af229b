// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { epirice, type EpiriceName } from '@daoji/agronomy';
import { addDays } from '@daoji/model';
import { canonicalBytes, sha256, toHex } from '@daoji/proof';
import { expect } from 'chai';

import { REPO_ROOT } from '../../src/paths.js';
import { BLAST_CASES, blastCsv } from './fixture/blast-cases.js';
import { ReplayedWeather } from './support/replayed-weather.js';
import { TestNetwork } from './support/test-network.js';

/** Data of the design's pages, beside the repository where there are any. */
const SHARED_DATA = join(REPO_ROOT, '..', 'shared', 'data');

/** The table of `rice-domain.md` §3. */
const DAY_120 = {
  'brown-spot': {
    audpc: '0.23811558',
    diseased: '2950.88678',
    infectious: '1183.00325',
    intensity: '0.03185553',
    latent: '1670.09394',
    removed: '97.789585',
    senesced: '55111.78027',
    sites: '86710.547',
  },
  'leaf-blast': {
    audpc: '0.05723093',
    diseased: '38.6634998',
    infectious: '0.2753777',
    intensity: '1.04065e-5',
    latent: '0.0049321',
    removed: '38.38319',
    senesced: '20335.428',
    sites: '26935.7785',
  },
} as const;

/** 1e-6 of the value, or half of its last printed digit where that is more. */
function toleranceOf(text: string): number {
  const [digits = '', exponent = '0'] = text.split('e');
  const decimals = (digits.split('.')[1] ?? '').length - Number(exponent);
  return Math.max(Number(text) * 1e-6, 0.5 * 10 ** -decimals);
}

/** Files through `daoji replay`, MQTT, bridge, log, `daoji forecast` and the ledger: the numbers of `rice-domain.md` from replayed readings. */
describe('models of replayed weather', function () {
  this.timeout(600_000);
  let weather: ReplayedWeather;

  before(async function () {
    weather = await ReplayedWeather.open(TestNetwork.of(this));
  });

  after(() => (weather as ReplayedWeather | undefined)?.close());

  const shared = (context: Mocha.Context, name: string): string => {
    const file = join(SHARED_DATA, name);
    if (existsSync(file)) return file;
    process.stdout.write(`      skipped: ${name} is not here\n`);
    context.skip();
    throw new Error('unreachable: skip throws');
  };

  it('say of each table case of BLASTAM what its page says, and the ledger has it', async () => {
    const file = join(weather.folder, 'cases.csv');
    await writeFile(file, blastCsv(BLAST_CASES));
    const deviceId = await weather.replay(file, 'blast', ['--start', '2025-06-30T16:00:00Z']);
    const lines = await weather.forecast('blast-cases', [
      { deviceId, models: ['blastam'], parcelIds: [weather.parcelId] },
    ]);
    for (const [at, { verdict, wetHours }] of BLAST_CASES.entries()) {
      const date = addDays('2025-07-05', 5 * at);
      const said = lines.find((one) => one.date === date);
      expect(said, date).to.include({ modelId: 'blastam', verdict, wetHours });
      const [kept] = await weather.recorded(deviceId, date);
      expect(kept, date).to.include({ verdict, wetHours });
    }
    const { runs } = await weather.madeAgain(deviceId);
    expect(runs).to.have.length(new Set(lines.map(({ date }) => date)).size);
  });

  it('void the impossible hour of sun of the example, show it with its raw value, and judge again', async function () {
    const file = shared(this, 'blastam_example_120h.csv');
    const deviceId = await weather.replay(file, 'example', ['--start', '2025-06-30T16:00:00Z']);
    const [line] = await weather.forecast('example', [
      { deviceId, models: ['blastam'], parcelIds: [weather.parcelId] },
    ]);
    const rows = (await readFile(file, 'utf8')).trim().split('\n').slice(1);
    const impossible = rows.findIndex((row) => Number(row.split(',')[6]) > 1);
    const startMs = Date.parse('2025-06-30T16:00:00Z');
    expect(line?.voided).to.deep.equal([
      {
        at: new Date(startMs + impossible * 3_600_000).toISOString(),
        quantity: 'sunshine',
        reason: 'above-physical',
        valueMilli: Math.round(Number(rows[impossible]?.split(',')[6]) * 1000),
      },
    ]);
    expect(line?.voidedCount).to.equal(1);
    expect(line?.missing).to.deep.equal([]);
    const [kept] = await weather.recorded(deviceId, '2025-07-05');
    expect(kept).to.deep.include({ verdict: line?.verdict, voided: line?.voided, voidedCount: 1 });
    await weather.madeAgain(deviceId);
  });

  it('have EPIRICE’s day 120 of the IRRI season in the ledger: on the file’s own values, to 1e-6 of the table', async function () {
    this.timeout(900_000);
    const file = shared(this, 'irri_2000_wet_season_daily_weather.csv');
    const deviceId = await weather.replay(file, 'irri', [
      ...['--time-column', 'YYYYMMDD', '--time-format', 'YYYY-MM-DD', '--zone', '+08:00'],
      ...['--map', 'TEMP=air-temperature:Cel:-2', '--map', 'RHUM=relative-humidity:%:-2'],
      ...['--map', 'RAIN=rain:mm:-2'],
    ]);
    const emergence = { [weather.parcelId]: '2000-07-01' };
    const parts = { models: ['epirice'], parcelIds: [weather.parcelId], step: 'day' };
    const lines = await weather.forecast('irri', [{ deviceId, emergence, ...parts }]);
    expect(lines.map(({ modelId, verdict }) => [modelId, verdict])).to.deep.include([
      'epirice-brown-spot',
      'favourable',
    ]);
    const rows = (await readFile(file, 'utf8')).trim().split('\n').slice(1, 121);
    const days = rows.map((row) => row.split(',').slice(2, 5).map(Number));
    const kept = await weather.recorded(deviceId, '2000-10-28');
    expect(kept).to.have.length(4);
    for (const [disease, wanted] of Object.entries(DAY_120)) {
      const { audpc, days: states } = epirice(
        disease as EpiriceName,
        days.map(([temperatureC = 0, humidityPercent = 0, rainMm = 0]) => ({
          humidityPercent,
          rainMm,
          temperatureC,
        })),
      );
      const last: Readonly<Record<string, number>> = { ...states[119], audpc };
      for (const [name, text] of Object.entries(wanted))
        expect(last[name], `${disease} ${name}`).to.be.closeTo(Number(text), toleranceOf(text));
      const model = `epirice-${disease}`;
      const line = kept.find(({ modelId }) => modelId === model);
      expect(line?.intensityPpm).to.equal(Math.round((last['intensity'] ?? 0) * 1_000_000));
      // The digest in the ledger is that of the file's 120 days: no value was changed on the way.
      const inputs = {
        date: '2000-10-28',
        days: days.map((day) => day.map((value) => Math.round(value * 1000))),
        ...{ deviceId, model, readingsPerHour: 1, ruleSetId: 'built-in' },
        ...{ since: '2000-07-01', version: '1' },
      };
      expect(line?.inputsDigest).to.equal(toHex(sha256(canonicalBytes(inputs))));
    }
    const { runs } = await weather.madeAgain(deviceId);
    const last = runs.find(({ date }) => date === '2000-10-28');
    expect(last?.readings).to.equal(120 * 3);
    expect(last?.settings).to.deep.equal({
      isDaily: true,
      isEndStamped: false,
      readingsPerHour: 1,
    });
  });

  it('read Yilan’s hours by their ends, name the rain that nobody measured, and have RH ≥ 90 % in 86 of 144 hours', async function () {
    const file = shared(this, 'cwb_467080_yilan_hourly_20140517_22.csv');
    const deviceId = await weather.replay(file, 'yilan', []);
    const lines = await weather.forecast('yilan', [
      {
        deviceId,
        models: ['blastam', 'epirice'],
        parcelIds: [weather.parcelId],
        stamp: 'end',
        emergence: { [weather.parcelId]: '2014-05-17' },
      },
    ]);
    const blast = lines.filter(({ modelId }) => modelId === 'blastam');
    // Rain was not measured in ten hours; those that each day's window needs are named, never taken for dry.
    expect(blast.map(({ date, missing, verdict }) => [date, verdict, missing])).to.deep.equal([
      ['2014-05-21', 'not-judgeable', [{ hours: 6, quantity: 'rain' }]],
      ['2014-05-22', 'not-judgeable', [{ hours: 3, quantity: 'rain' }]],
    ]);
    const whole = lines.filter(({ modelId }) => modelId === 'epirice-leaf-blast');
    expect(whole.map(({ date, verdict }) => [date, verdict])).to.deep.equal(
      ['17', '18', '19', '20', '21', '22'].map((day) => [`2014-05-${day}`, 'none']),
    );
    const from = '2014-05-16T16:00:00.000Z';
    const query = `channel=relative-humidity&from=${from}&to=2014-05-22T16:00:00.001Z`;
    const series = await fetch(
      `${weather.network.url('gateway')}/api/v1/series/${deviceId}?${query}`,
    );
    const { points } = (await series.json()) as { points: { value: string }[] };
    expect(points).to.have.length(144);
    expect(points.filter(({ value }) => Number(value) >= 90)).to.have.length(86);
    const { runs } = await weather.madeAgain(deviceId);
    expect(runs.at(-1)?.settings).to.deep.equal({
      isDaily: false,
      isEndStamped: true,
      readingsPerHour: 1,
    });
  });
});
