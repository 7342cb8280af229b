// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { CliError } from '../../../src/cli-error.js';
import { runFileModel } from '../../../src/models/run-file-model.js';

const SHARED = fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));

function runModel(name: string, csv: string, ...set: string[]): Readonly<Record<string, unknown>> {
  const { record, words } = runFileModel({ csv: Buffer.from(csv), name, set });
  expect(words).to.be.a('string').and.not.equal('');
  return record;
}

describe('daoji model', () => {
  it('stamps every answer with the model and its version', () => {
    const [row, header] = ['20', 'temp_c'];
    const results = [
      runModel('equilibrium-moisture', `${header},rh_pct\n${row},70`),
      runModel('wilson', 'count,n\n3,40'),
      runModel('cusum', 'value\n1\n2', 'mean=1', 'sd=1'),
      runModel('growing-degree-days', 'tmax_c,tmin_c\n34,22'),
    ];
    for (const result of results) {
      expect(result).to.include.keys('model', 'version', 'inputSha256', 'options');
      expect(result['ruleSetId']).to.equal('built-in');
    }
  });

  it('runs EPIRICE on the reference weather', function () {
    const path = `${SHARED}irri_2000_wet_season_daily_weather.csv`;
    if (!existsSync(path)) this.skip();
    const { audpc } = runModel(
      'epirice',
      readFileSync(path, 'utf8'),
      'disease=brown-spot',
      'days=120',
    );
    expect(audpc).to.be.closeTo(0.23811558, 1e-7);
  });

  it('runs BLASTAM on the worked example and names the void value', function () {
    const path = `${SHARED}blastam_example_120h.csv`;
    if (!existsSync(path)) this.skip();
    const { verdict, voided } = runModel('blastam', readFileSync(path, 'utf8'));
    expect(verdict).to.equal('favourable');
    expect(voided).to.have.lengthOf(1);
  });

  it('counts the wet hours of the Yilan file', function () {
    const path = `${SHARED}cwb_467080_yilan_hourly_20140517_22.csv`;
    if (!existsSync(path)) this.skip();
    const { hours, wetByHumidity } = runModel('leaf-wetness', readFileSync(path, 'utf8'));
    expect([(hours as []).length, wetByHumidity]).to.deep.equal([144, 86]);
  });

  it('finds a hot spot scan by scan, a silent sensor left out', () => {
    const scan = (name: string, hot: string): string =>
      'a b c d e f g h i'
        .split(' ')

        .map((one) => `${name},${one},1,10`)
        .concat(`${name},hot,1,${hot}`)
        .join('\n');
    const csv = `scan,sensor,layer,temp_c\n${scan('s1', '17')}\n${scan('s2', '17')}\n${scan('s3', '')}`;
    const { scans } = runModel('hot-spots', csv) as { scans: { changes: { to: string }[] }[] };
    expect(scans.map(({ changes }) => changes.map(({ to }) => to))).to.deep.equal([
      ['note'],
      ['hot'],
      [],
    ]);
  });

  it('sums the dose of a fumigation', () => {
    const csv = 'point,time,grams_per_m3\na,2026-10-01T00:00:00Z,2\na,2026-10-02T00:00:00Z,2';
    const { least } = runModel('phosphine', csv) as { least: { doseGramHoursPerM3: number } };
    expect(least.doseGramHoursPerM3).to.equal(48);
  });

  const refused: readonly [string, string, string, string, string[]?][] = [
    ['no rows', 'wilson', 'count,n', 'CSV_ROW'],
    ['no column', 'wilson', 'count\n1', 'CSV_HEADER'],
    ['an empty cell', 'wilson', 'count,n\n1,', 'CSV_VALUE'],
    ['a word for a number', 'wilson', 'count,n\n1,many', 'CSV_VALUE'],
    ['a row that is too long', 'wilson', 'count,n\n1,2,3', 'CSV_ROW'],
    ['no time', 'phosphine', 'point,time,grams_per_m3\na,noon,1', 'CSV_VALUE'],
    ['an unknown option', 'wilson', 'count,n\n1,2', 'MODEL_INPUT', ['z=3']],
    ['an option without a value', 'cusum', 'value\n1', 'MODEL_INPUT', ['mean=']],
    [
      'a disease that nobody modelled',
      'epirice',
      'temp_c,rh_pct,rain_mm\n1,1,1',
      'MODEL_INPUT',
      ['disease=rust'],
    ],
    ['an option of Object', 'wilson', 'count,n\n1,2', 'MODEL_INPUT', ['constructor=x']],
  ];
  for (const [what, name, csv, code, options = []] of refused) {
    it(`refuses ${what} as ${code}`, () => {
      expect(() => runModel(name, csv, ...options))
        .to.throw(CliError)
        .with.property('code', code);
    });
  }
});
