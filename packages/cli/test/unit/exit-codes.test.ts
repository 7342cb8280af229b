// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { runDaoji, type Called } from './run-daoji.js';

describe('the daoji command', function () {
  // Each of some forty calls is a process of its own.
  this.timeout(240_000);
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'daoji-cli-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const daoji = (...args: readonly string[]): Called => runDaoji('--home', folder, ...args);

  function file(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  it('shows examples and exits 0 for --help, of every command', () => {
    for (const command of [
      [],
      ['replay'],
      ['verify'],
      ['prove'],
      ['simulate'],
      ['sign'],
      ['doctor'],
      ['conformance'],
      ['codes'],
      ['trace'],
      ['identity'],
      ['operator', 'register'],
      ['registrar', 'activate'],
      ['up'],
    ]) {
      const { code, stdout } = daoji(...command, '--help');
      expect([command, code]).to.deep.equal([command, 0]);
      expect(stdout).to.contain('Example');
    }
  });

  it('makes a key, shows its six words in two languages, and signs offline', () => {
    const made = daoji('identity', 'new', '--person', 'grower-7', '--json');
    const { file: key, words } = JSON.parse(made.stdout) as {
      file: string;
      words: { zh: string[]; en: string[] };
    };
    expect([made.code, words.zh.length, words.en.length]).to.deep.equal([0, 6, 6]);
    const draft = file('attest.json', '{"type":"attestParcel","parcelId":"p-0017"}');
    const signed = daoji('sign', draft, '--key', key, '--yes', '--json');
    expect(signed.code).to.equal(0);
    expect(signed.stderr).to.contain('证实地块 p-0017').and.contain(words.zh.join(' '));
    expect(JSON.parse(signed.stdout)).to.have.property('signature');
  });

  it('signs nothing where nobody says yes', () => {
    const key = daoji('identity', 'new', '--person', 'grower-8', '--json').stdout;
    const { file: path } = JSON.parse(key) as { file: string };
    const { code, stderr } = daoji(
      'sign',
      file('b.json', '{"type":"attestParcel","parcelId":"p-0017"}'),
      '--key',
      path,
    );
    expect(code).to.equal(1);
    expect(stderr).to.contain('NOT_CONFIRMED');
  });

  it('exits 2 for wrong use and malformed input', () => {
    const csv = file('bad.csv', 'time,temp_c\n2026-05-01T00:00Z,warm\n');
    const junk = file('junk.traceproof', 'not a proof');
    const root = file('root.json', '{}');
    for (const [args, code] of [
      [['nothing'], 'USAGE'],
      [['verify'], 'USAGE'],
      [['verify', join(folder, 'absent'), '--root', root], 'FILE_MISSING'],
      [['replay', csv, '--dry-run'], 'CSV_VALUE'],
      [['replay', csv, '--wait', 'for-ever', '--skip-bad'], 'USAGE'],
      [['replay', csv, '--pack', '257', '--skip-bad'], 'USAGE'],
      [['prove'], 'USAGE'],
      [['prove', '--reading', '../x/1/1'], 'USAGE'],
      [['trace', '../../etc/passwd'], 'USAGE'],
      [['sign', csv, '--key', root], 'COMMAND_FILE'],
      [['identity', 'show', root], 'KEY_FILE'],
      [['operator', 'register', 'm-1', '--kind', 'mill'], 'USAGE'],
      [['registrar', 'activate', root, '--profile', 'x', '--yes'], 'FILE_SHAPE'],
      [['import', 'csv', 'operators', csv, '--key', root], 'USAGE'],
      [['import', 'csv', 'harvests', csv], 'USAGE'],
    ] as const) {
      const result = daoji(...args);
      expect([args, result.code]).to.deep.equal([args, 2]);
      expect(result.stderr).to.contain(code);
    }
    const malformed = daoji('verify', junk, '--root', root, '--json');
    expect(malformed.code).to.equal(2);
    expect(JSON.parse(malformed.stdout)).to.have.property('outcome', 'malformed');
  });

  it('says every fault in Chinese first, with its code', () => {
    for (const args of [
      ['prove', '--reading', 'foo/1/x'],
      ['prove', '--reading', 'pj01-a/1/1'],
      ['verify', join(folder, 'missing.traceproof')],
      ['trace', 'k-2026-0001', '--gateway', 'http://127.0.0.1:9'],
      ['frobnicate'],
      ['prove', '--lot'],
    ])
      expect(daoji(...args).stderr, args.join(' ')).to.match(/^[A-Z_]+: [^·]*[㐀-鿿][^·]* · \S/u);
    const readme = file('README.md', '# Daoji\n');
    const called = daoji('verify', readme, '--root', readme);
    const rootless = daoji('verify', readme);
    expect([called.code, rootless.code]).to.deep.equal([2, 2]);
    expect(rootless.stderr).to.match(/^FILE_SHAPE: \S*README\.md 不是追溯证明：.* · \S/);
    expect(called.stdout).to.match(
      /^\S*README\.md 不是追溯证明：.* · \S*README\.md is no trace proof/,
    );
  });

  it('exits 3 where there is no network or no gateway', () => {
    expect(daoji('trace', 'k-2026-0001', '--gateway', 'http://127.0.0.1:9').code).to.equal(3);
    expect(daoji('prove', '--reading', 'pj01-a/1/1').code).to.equal(3);
    const csv = file('good.csv', 'time,temp_c\n2026-05-01T00:00Z,20.0\n');
    const { code, stderr } = daoji('replay', csv, '--json');
    expect(code).to.equal(3);
    expect(JSON.parse(stderr)).to.have.nested.property('error.code', 'HOME_MISSING');
  });

  it('lets the doctor name a missing network and what to do, with exit code 1', () => {
    const { code, stdout } = daoji('doctor', '--json');
    const { findings } = JSON.parse(stdout) as {
      findings: { name: string; state: string; fix?: string }[];
    };
    expect(code).to.equal(1);
    const home = findings.find(({ name }) => name === 'home');
    expect(home).to.have.property('state', 'down');
    expect(home?.fix).to.match(/^node \S*bootstrap\.mjs up --services --home \S+$/);
  });
});
