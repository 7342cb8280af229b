// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { writeWhole } from '../../src/files.js';
import type { Home } from '../../src/home.js';
import { openHome } from '../../src/home.js';
import { NetworkError } from '../../src/network-error.js';
import { lastLines, launch, runningPid, stop } from '../../src/process-control.js';
import { processIdentity } from '../../src/process-identity.js';

const FOREVER = ['-e', 'console.log("started"); setInterval(() => {}, 1000)'];

describe('process control', () => {
  let home: Home;

  beforeEach(() => {
    home = openHome({ DAOJI_HOME: mkdtempSync(join(tmpdir(), 'daoji-process-')) });
  });

  afterEach(async () => {
    await stop(home, 'one', 'SIGKILL');
    rmSync(home.dir, { recursive: true, force: true });
  });

  function launchOne(command = process.execPath, args = FOREVER): number {
    return launch(home, { name: 'one', command, args, env: {}, cwd: home.dir });
  }

  function writePid(record: unknown): void {
    writeWhole(join(home.dir, 'run', 'one.pid'), JSON.stringify(record));
  }

  it('starts a process that is found again by its pid file', () => {
    const pid = launchOne();
    expect(runningPid(home, 'one')).to.equal(pid);
  });

  it('stops it, and a second stop finds nothing to do', async () => {
    const pid = launchOne();
    expect(await stop(home, 'one')).to.equal(true);
    expect(processIdentity(pid)).to.equal(undefined);
    expect(await stop(home, 'one')).to.equal(false);
  });

  it('does not take a process for its own that merely has the pid', async () => {
    writePid({ pid: process.pid, identity: 'another boot:1' });
    expect(runningPid(home, 'one')).to.equal(undefined);
    expect(await stop(home, 'one', 'SIGKILL')).to.equal(false);
  });

  it('trusts no pid file that is cut short, of another shape or negative', () => {
    const identity = processIdentity(process.pid);
    for (const record of [{}, { pid: 'x' }, { pid: process.pid }, { pid: -1, identity }, null]) {
      writePid(record);
      expect(runningPid(home, 'one')).to.equal(undefined);
    }
    writeWhole(join(home.dir, 'run', 'one.pid'), '{"pid":12');
    expect(runningPid(home, 'one')).to.equal(undefined);
  });

  it('says which program could not be started', () => {
    expect(() => launchOne('/nowhere/at/all', []))
      .to.throw(NetworkError)
      .with.property('code', 'PROCESS_DIED');
  });

  it('keeps the pid file secret and whole', () => {
    const pid = launchOne();
    const record: unknown = JSON.parse(readFileSync(join(home.dir, 'run', 'one.pid'), 'utf8'));
    expect(record).to.have.property('pid', pid);
  });

  it('has no lines of a process that never ran', () => {
    expect(lastLines(home, 'two', 5)).to.deep.equal([]);
  });
});
