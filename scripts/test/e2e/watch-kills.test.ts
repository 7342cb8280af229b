// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { personFilePath } from '@daoji/cli';
import { expect } from 'chai';

import { REPO_ROOT } from '../../src/paths.js';
import { FraudStage } from './fraud/fraud-stage.js';
import { untilWell } from './support/doctor.js';
import { TestNetwork } from './support/test-network.js';
import { until } from './support/until.js';
import { WatchedBin, type Place } from './support/watched-bin.js';

/** Each process between a sensor and an alarm in the ledger, and the place that gets warm when it is killed. */
const KILLED: readonly (Place & { readonly process: string })[] = [
  { cable: 1, layer: 1, process: 'broker' },
  { cable: 2, layer: 2, process: 'iot-bridge' },
  { cable: 3, layer: 3, process: 'influxd' },
  { cable: 1, layer: 4, process: 'peer-producer' },
  { cable: 2, layer: 1, process: 'cc-producer-trace' },
  { cable: 3, layer: 2, process: 'orderer1' },
  { cable: 1, layer: 3, process: 'ferretdb' },
  { cable: 2, layer: 4, process: 'gateway' },
];

/** A watch that runs all the time, as on a site; what it works with is killed under it. */
describe('a hot spot while a process is killed with SIGKILL', function () {
  this.timeout(240_000);
  let network: TestNetwork;
  let stage: FraudStage;
  let bin: WatchedBin;
  let watch: ChildProcess;
  let folder = '';
  let said = '';

  const channels = async (): Promise<string[]> =>
    (await bin.openAlarms()).map(({ channel }) => channel).sort();

  before(async function () {
    network = TestNetwork.of(this);
    await untilWell(network);
    folder = await mkdtemp(join(tmpdir(), 'daoji-watch-kills-'));
    stage = await FraudStage.open(network);
    bin = await WatchedBin.open(network, stage, 'kills');
    watch = spawn(
      process.execPath,
      [
        ...['packages/cli/bin/daoji.mjs', 'watch', '--every', '1', '--device', bin.deviceId],
        ...['--key', personFilePath(network.home, 'watch'), '--state', join(folder, 'state')],
      ],
      {
        cwd: REPO_ROOT,
        env: { ...process.env, DAOJI_HOME: network.home },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    watch.stderr?.on('data', (part: Buffer) => (said += part.toString('utf8')));
  });

  after(async () => {
    // Undefined where there was no network.
    if ((watch as ChildProcess | undefined)?.exitCode === null) {
      const ended = new Promise((done) => watch.once('close', done));
      watch.kill('SIGTERM');
      await ended;
    }
    await (bin as WatchedBin | undefined)?.close();
    (stage as FraudStage | undefined)?.close();
    if (folder !== '') await rm(folder, { force: true, recursive: true });
  });

  for (const { process: name, ...place } of KILLED) {
    it(`is raised though it is ${name}`, async () => {
      bin.scan(2, place);
      const pid = (await network.pids()).get(name);
      if (pid === undefined) throw new Error(`expected a running ${name}`);
      process.kill(pid, 'SIGKILL');
      bin.scan(2, place);
      await network.run('start', name);
      await bin.sealed();
      const channel = `c${place.cable}-l${place.layer}`;
      await until(`an alarm of ${channel}; the watch says ${said}`, async () =>
        (await channels()).includes(channel) ? true : undefined,
      );
    });
  }

  it('and none was raised twice, nor for a place that was not warm', async () => {
    await untilWell(network);
    expect(watch.exitCode, said).to.equal(null);
    const warm = KILLED.map(({ cable, layer }) => `c${cable}-l${layer}`);
    expect(await channels()).to.deep.equal(warm.sort());
  });
});
