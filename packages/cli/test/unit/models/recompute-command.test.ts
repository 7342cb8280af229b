// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { runDaoji, type Called } from '../run-daoji.js';
import { examplePath } from './example-rules.js';
import { MODEL_CASES } from './model-cases.js';

const RULES = examplePath('model-blastam');

describe('the recompute command', function () {
  // Each call is a process of its own.
  this.timeout(120_000);
  let folder = '';
  let csv = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'daoji-recompute-cli-'));
    csv = file('week.csv', MODEL_CASES.blastam.csv);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const daoji = (...args: readonly string[]): Called => runDaoji('--home', folder, ...args);

  function file(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  it('makes what daoji model printed again, and names one altered byte', () => {
    const made = daoji('model', 'blastam', csv, '--rules', RULES, '--json');
    expect([made.code, made.stderr]).to.deep.equal([0, '']);
    const result = file('result.json', made.stdout);
    const same = daoji('recompute', result, '--csv', csv, '--rules', RULES);
    expect([same.code, same.stdout]).to.deep.equal([
      0,
      '逐字节一致 · same bytes: blastam 1, model-blastam-example\n',
    ]);
    const forged = file('forged.json', made.stdout.replace('favourable', 'none'));
    const other = daoji('recompute', forged, '--csv', csv, '--rules', RULES, '--json');
    expect(other.code).to.equal(1);
    expect(JSON.parse(other.stdout)).to.deep.include({
      differences: [{ at: '/verdict', kept: 'none', now: 'favourable' }],
      isSame: false,
    });
    const later = file('later.csv', MODEL_CASES.blastam.csv.replace('22', '23'));
    expect(daoji('recompute', result, '--csv', later, '--rules', RULES).code).to.equal(1);
    const rules = readFileSync(RULES, 'utf8').replace('"hotMeanC": "25"', '"hotMeanC": "26"');
    const warmer = file('warmer.json', rules);
    expect(daoji('recompute', result, '--csv', csv, '--rules', warmer).code).to.equal(1);
    // Without its file the rule set is the ledger's, and there is no network here.
    expect(daoji('recompute', result, '--csv', csv).code).to.equal(3);
    expect(daoji('recompute', result).stderr).to.contain('USAGE');
  });

  it('says in words by which numbers a model judged', () => {
    const builtIn = daoji('model', 'blastam', csv);
    expect(builtIn.stdout).to.contain('程序自带参数 · built-in numbers');
    const ruled = daoji('model', 'blastam', csv, '--rules', RULES);
    expect(ruled.stdout).to.contain('rule set model-blastam-example（未与原文核对 · unconfirmed）');
  });

  it('takes no file, folder or rule set that is none', () => {
    const junk = file('junk.json', '{"values":1}');
    for (const [args, code, exit] of [
      [['recompute', join(folder, 'absent'), '--csv', csv], 'FILE_MISSING', 2],
      [['recompute', junk, '--csv', csv], 'FILE_SHAPE', 2],
      [['recompute', folder], 'FILE_SHAPE', 2],
      [['recompute', folder, '--csv', csv], 'USAGE', 2],
      [['recompute'], 'USAGE', 2],
      [['recompute', '--station', 'pj01-weather-1', '--csv', csv], 'USAGE', 2],
      [['recompute', '--station', 'pj01-weather-1', '--rules', RULES], 'USAGE', 2],
      [['recompute', junk, '--station', 'pj01-weather-1'], 'USAGE', 2],
      [['recompute', junk, '--from', '2026-07-01'], 'USAGE', 2],
      [['recompute', '--station', 'pj01-weather-1', '--from', '2026-7-1'], 'USAGE', 2],
      [['recompute', '--station', 'pj01-weather-1', '--to', '2026-02-30'], 'USAGE', 2],
      [['recompute', '--station', 'pj01-weather-1'], 'HOME_MISSING', 3],
      [['recompute', 'run-01234567-20260705-89abcdef'], 'HOME_MISSING', 3],
      [['recompute', 'run-01234567-20260705-89abcdeg'], 'FILE_MISSING', 2],
      [['model', 'blastam', csv, '--rules', junk], 'FILE_SHAPE', 2],
      [['model', 'blastam', csv, '--rules', RULES, '--rule-set', 'x-1'], 'USAGE', 2],
      [
        ['model', 'blastam', csv, '--rule-set', '../x', '--gateway', 'http://127.0.0.1:9'],
        'USAGE',
        2,
      ],
      [
        ['model', 'blastam', csv, '--rule-set', 'x-1', '--gateway', 'http://127.0.0.1:9'],
        'UNREACHABLE',
        3,
      ],
      [['model', 'stem-borer', csv, '--rules', RULES], 'MODEL_INPUT', 2],
    ] as const) {
      const result = daoji(...args);
      expect([args, result.code]).to.deep.equal([args, exit]);
      expect(result.stderr).to.contain(code);
    }
  });
});
