// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  modelRunSchema,
  ruleSetContentSchema,
  type ModelRun,
  type RuleSetContent,
} from '@daoji/model';
import { canonicalBytes, sha256, toHex } from '@daoji/proof';
import { expect } from 'chai';

import { REPO_ROOT } from '../../src/paths.js';
import { BLAST_CASES, blastCsv } from './fixture/blast-cases.js';
import { FRAUD_AREA, FraudStage } from './fraud/fraud-stage.js';
import { AlteredArchive } from './support/altered-archive.js';
import { ReplayedWeather, type Recomputed } from './support/replayed-weather.js';
import { TestNetwork, type Called } from './support/test-network.js';

/** Runs of models made again from the archived log of a real network; that whole seasons are is in `replay-models.test.ts`. */
describe('runs of models, made again', function () {
  this.timeout(600_000);
  let weather: ReplayedWeather;

  before(async function () {
    weather = await ReplayedWeather.open(TestNetwork.of(this));
  });

  after(() => (weather as ReplayedWeather | undefined)?.close());

  /** A run of the forecast, of which another is signed with another first line. */
  let base: Pick<ModelRun, 'date' | 'deviceId' | 'lines' | 'parcelIds'>;
  const signed = async (change: object): Promise<string> => {
    const runId = `run-00000000-20250705-${randomBytes(4).toString('hex')}`;
    const stage = await FraudStage.open(weather.network);
    const lines = base.lines.map((line, at) => (at === 0 ? { ...line, ...change } : line));
    await stage.say('watch', { type: 'recordModelRun', ...base, lines, runId });
    stage.close();
    return runId;
  };
  const placesOf = async (runId: string): Promise<string[]> => {
    const { code, stderr, stdout } = await weather.recompute(runId);
    expect(code, stderr).to.equal(1);
    const again = JSON.parse(stdout) as Recomputed;
    return again.runs.flatMap(({ differences }) => differences.map(({ at }) => at));
  };

  it('differ once a reading of the archive was altered, and say which line of which day', async () => {
    const file = join(weather.folder, 'altered.csv');
    await writeFile(file, blastCsv(BLAST_CASES.slice(0, 2)));
    const deviceId = await weather.replay(file, 'altered', ['--start', '2025-06-30T16:00:00Z']);
    const config = weather.configOf('altered');
    await weather.forecast('altered', [
      { deviceId, models: ['blastam'], parcelIds: [weather.parcelId] },
    ]);
    const { runs } = await weather.madeAgain(deviceId);
    expect(runs.map(({ date }) => date)).to.include.members(['2025-07-05', '2025-07-10']);
    const copy = await AlteredArchive.copy(weather.network, join(weather.folder, 'archive'));
    const hour = '2025-07-02T16:00:00.000Z';
    const batch = await copy.alter(
      deviceId,
      ({ quantity, time }) => quantity === 'air-temperature' && time === hour,
    );
    const other = await weather.recompute(
      '--station',
      deviceId,
      '--archive',
      copy.folder,
      '--config',
      config,
    );
    expect(other.code, other.stderr).to.equal(1);
    const { faults, runs: altered } = JSON.parse(other.stdout) as Recomputed;
    expect(faults.map(({ at }) => at)).to.deep.equal([`batch ${batch}`]);
    // The hour stands in the windows of 3–7 July; days before the fifth are judged by none.
    const differing = altered.filter(({ differences }) => differences.length > 0);
    expect(differing.map(({ date }) => date)).to.deep.equal([
      '2025-07-05',
      '2025-07-06',
      '2025-07-07',
    ]);
    for (const { differences } of differing)
      expect(differences.map(({ at, modelId }) => [at, modelId])).to.deep.include.members([
        ['/lines/0/inputsDigest', 'blastam'],
        ['/inputsRoot', undefined],
      ]);
    const touched = differing[0]?.runId ?? '';
    const inWords = await weather.network.daoji('recompute', touched, '--archive', copy.folder);
    expect(inWords.code).to.equal(1);
    expect(inWords.stdout).to.match(
      /\/lines\/0\/inputsDigest \(blastam\): 原 · kept "[0-9a-f]{64}"/,
    );
    expect((await weather.recompute(touched)).code).to.equal(0);
  });

  it('differ where the watch’s own key signed what no model said, and are refused for a version that is not here', async () => {
    const file = join(weather.folder, 'forged.csv');
    await writeFile(file, blastCsv(BLAST_CASES.slice(0, 1)));
    const deviceId = await weather.replay(file, 'forged', ['--start', '2025-06-30T16:00:00Z']);
    await weather.forecast('forged', [
      { deviceId, models: ['blastam'], parcelIds: [weather.parcelId] },
    ]);
    const { runs } = await weather.madeAgain(deviceId);
    const api = `${weather.network.url('gateway')}/api/v1/model-runs/${runs[0]?.runId ?? ''}`;
    const { date, lines, parcelIds } = modelRunSchema.parse(await (await fetch(api)).json());
    base = { date, deviceId, lines, parcelIds };
    const [line] = lines;
    const verdict = line?.verdict === 'none' ? 'favourable' : 'none';
    expect(await placesOf(await signed({ verdict }))).to.deep.equal(['/lines/0/verdict']);
    const inputsDigest = 'ab'.repeat(32);
    expect(await placesOf(await signed({ inputsDigest }))).to.deep.equal([
      '/lines/0/inputsDigest',
      '/inputsRoot',
    ]);
    const newer = await weather.recompute(await signed({ modelVersion: '2' }));
    expect([newer.code, codeIn(newer)]).to.deep.equal([2, 'MODEL_VERSION']);
  });

  it('are judged by the numbers of the rule set that they name, and by no others', async () => {
    const stage = await FraudStage.open(weather.network);
    // In force elsewhere: the forecasts of this network go on by what is built in.
    const content = await hotRules();
    await stage.rule('agri', content);
    stage.close();
    // 22 °C are too hot by these numbers, and the digest names the set.
    const { date, deviceId } = base;
    const hours = Array.from({ length: 120 }, (_hour, hour) => ({
      rainMm: hour === 91 ? 1_000 : 0,
      sunshineH: 0,
      temperatureC: 22_000,
      windMs: 500,
    }));
    const { ruleSetId } = content;
    const inputs = {
      date,
      deviceId,
      hours,
      model: 'blastam',
      readingsPerHour: 1,
      ruleSetId,
      version: '1',
    };
    const inputsDigest = toHex(sha256(canonicalBytes(inputs)));
    const right = await weather.recompute(await signed({ inputsDigest, ruleSetId, verdict: '2' }));
    expect(right.code, right.stdout).to.equal(0);
    const wrong = await signed({ inputsDigest, ruleSetId, verdict: 'favourable' });
    expect(await placesOf(wrong)).to.deep.equal(['/lines/0/verdict']);
  });

  it('cannot be made again without the run, the archive, or readings of the station in it', async () => {
    const file = join(weather.folder, 'cannot.csv');
    await writeFile(file, blastCsv(BLAST_CASES.slice(0, 1)));
    const deviceId = await weather.replay(file, 'cannot', ['--start', '2025-06-30T16:00:00Z']);
    await weather.forecast('cannot', [
      { deviceId, models: ['blastam'], parcelIds: [weather.parcelId] },
    ]);
    const { runs } = await weather.madeAgain(deviceId);
    const runId = runs[0]?.runId ?? '';
    const missing = await weather.recompute(runId, '--archive', join(weather.folder, 'nowhere'));
    expect([missing.code, codeIn(missing)]).to.deep.equal([3, 'ARCHIVE_MISSING']);
    const unknown = await weather.recompute(`${runId.slice(0, -8)}00000000`);
    expect([unknown.code, codeIn(unknown)]).to.deep.equal([2, 'USAGE']);
    const days = await weather.recompute('--station', deviceId, '--from', '2025-07-06');
    expect([days.code, codeIn(days)]).to.deep.equal([2, 'USAGE']);
    const other = await weather.recompute(runId, '--config', weather.configOf('nowhere'));
    expect([other.code, codeIn(other)]).to.deep.equal([2, 'FILE_MISSING']);
  });
});

/** The code of a fault that was printed as JSON. */
function codeIn({ stderr }: Called): string {
  return (JSON.parse(stderr) as { error: { code: string } }).error.code;
}

/** The example rule set of BLASTAM with 21 °C as the hottest five-day mean. */
async function hotRules(): Promise<RuleSetContent> {
  const path = join(REPO_ROOT, 'docs', 'examples', 'rules', 'model-blastam.json');
  const entries = Object.entries(JSON.parse(await readFile(path, 'utf8')) as object);
  const own = entries.filter(([name]) => name !== '$comment');
  const example = ruleSetContentSchema.parse(Object.fromEntries(own));
  const { values } = example;
  if (values.kind !== 'model-parameters' || values.numbers.model !== 'blastam')
    throw new Error(`expected the numbers of BLASTAM in ${path}`);
  return {
    ...example,
    areaCode: FRAUD_AREA,
    ruleSetId: 'e2e-blastam-hot',
    values: { ...values, numbers: { ...values.numbers, hotMeanC: '21' } },
  };
}
