// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openHome } from '../../src/home.js';
import { processOf } from '../../src/topology.js';

const { repo, topology } = openHome({});

/** Runs `up` of the built command line and wants it to fail with one line in each language. */
async function refusedUp(env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, [join(repo, 'network', 'dist', 'main.js'), 'up'], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).to.equal(3);
  expect(said.trim().split('\n'), said).to.have.length(2);
  return said;
}

describe('network up where it cannot work', () => {
  let dir = '';

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'daoji-refused-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it('names the port that another program holds', async () => {
    const server: Server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const place = server.address();
    const busy = typeof place === 'object' && place ? place.port : 0;
    const base = busy - processOf(topology, 'ca').ports.main;
    const said = await refusedUp({ DAOJI_HOME: join(dir, 'home'), DAOJI_PORT_BASE: String(base) });
    server.close();
    expect(said).to.include(`port ${String(busy)} for ca is in use`);
  });

  it('names the disk that is too full, with both amounts', async function () {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dir]);
    if (mounted.status !== 0) {
      console.log('      跳过：不能挂载 tmpfs · skipped: no tmpfs can be mounted here');
      this.skip();
    }
    try {
      const said = await refusedUp({ DAOJI_HOME: join(dir, 'home'), DAOJI_PORT_BASE: '29400' });
      expect(said).to.match(/needs 2048 MiB, 1[0-6] MiB are left/);
    } finally {
      spawnSync('umount', [dir]);
    }
  });

  it('names the program that is not built', async () => {
    const said = await refusedUp({
      DAOJI_HOME: join(dir, 'home'),
      DAOJI_PORT_BASE: '29400',
      DAOJI_BIN_DIR: join(dir, 'no-programs'),
    });
    expect(said).to.include('fabric-ca-server is missing').and.include('npm run up');
  });
});
