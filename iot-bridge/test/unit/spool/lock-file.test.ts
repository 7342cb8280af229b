// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { BridgeError } from '../../../src/bridge-error.js';
import { takeLock } from '../../../src/spool/lock-file.js';
import { expectError } from '../../support/expect-error.js';

describe('takeLock', () => {
  let dir = '';

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'daoji-lock-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  const held = (text: string): void => writeFileSync(join(dir, 'LOCK'), text);

  it('is given back', () => {
    const giveBack = takeLock(dir);
    expect(readFileSync(join(dir, 'LOCK'), 'utf8')).to.match(new RegExp(`^${process.pid} `));
    giveBack();
    expect(existsSync(join(dir, 'LOCK'))).to.equal(false);
  });

  it('is refused while its process lives', async () => {
    takeLock(dir);
    await expectError(() => takeLock(dir), BridgeError, 'SPOOL_LOCKED');
  });

  it('is taken over from a process that is gone, from a reused pid and from a torn file', () => {
    for (const text of ['4194304000 1\n', `${process.pid} 1\n`, '']) {
      held(text);
      takeLock(dir)();
    }
  });

  it('is taken over from a killed process that nobody has asked for yet', async function () {
    if (!existsSync('/proc/self/stat')) this.skip();
    // The shell becomes a program that never asks for its child, which then ends: a zombie as long as it runs.
    const parent: ChildProcess = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      if (!parent.stdout) throw new Error('expected a pipe');
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const zombie = line.toString('utf8').trim();
      while (!/\) Z /.test(readFileSync(`/proc/${zombie}/stat`, 'utf8'))) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      held(`${zombie} \n`);
      takeLock(dir)();
    } finally {
      parent.kill('SIGKILL');
    }
  });
});
