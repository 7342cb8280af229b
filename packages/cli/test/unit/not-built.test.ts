// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

const BIN = join(import.meta.dirname, '../../bin/daoji.mjs');

describe('daoji in a fresh clone', function () {
  this.timeout(30_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'daoji-not-built-'));
    mkdirSync(join(folder, 'bin'));
    cpSync(BIN, join(folder, 'bin', 'daoji.mjs'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, [join(folder, 'bin', 'daoji.mjs'), 'doctor'], { encoding: 'utf8' });

  it('says what to run first, and shows no stack', () => {
    const { status, stderr } = run();
    expect(status).to.equal(3);
    expect(stderr)
      .to.include('npm run demo')
      .and.to.match(/^还没有安装和编译/);
    expect(stderr).not.to.match(/ at |ERR_|Error/);
  });

  it('takes no other fault for that one', () => {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'main.js'), "throw new Error('boom');");
    const { status, stderr } = run();
    expect(status).to.equal(1);
    expect(stderr).to.include('boom').and.not.to.include('npm run demo');
  });
});
