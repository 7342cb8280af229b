// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { openHome } from '../../src/home.js';

describe('the broker', function () {
  this.timeout(120_000);

  before(function () {
    if (spawnSync('go', ['version']).status !== 0) {
      console.log('跳过：没有 Go · skipped: there is no Go');
      this.skip();
    }
  });

  it('gives each certificate its own topics only (go test)', () => {
    const cwd = join(openHome({}).repo, 'network', 'tools', 'broker');
    const result = spawnSync('go', ['test', './...'], { cwd, encoding: 'utf8' });
    expect(result.status, result.stdout + result.stderr).to.equal(0);
  });
});
