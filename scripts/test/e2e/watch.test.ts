// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { personFilePath } from '@daoji/cli';
import { expect } from 'chai';

import { REPO_ROOT } from '../../src/paths.js';
import { newRice } from './fraud/alarm-frauds.js';
import { FraudStage } from './fraud/fraud-stage.js';
import { untilWell } from './support/doctor.js';
import { TestNetwork, type Called } from './support/test-network.js';
import { until } from './support/until.js';
import { WatchedBin } from './support/watched-bin.js';

/** From a warm place in a bin to rice that is not released: real MQTT broker, bridge, archive, gateway and ledger. */
describe('the watch over a bin', function () {
  this.timeout(240_000);
  let network: TestNetwork;
  let stage: FraudStage;
  let bin: WatchedBin;
  let folder = '';

  const args = (): string[] => [
    ...['--json', 'watch', '--once', '--device', bin.deviceId],
    ...['--key', personFilePath(network.home, 'watch'), '--state', join(folder, 'state')],
  ];
  const raised = ({ code, stderr, stdout }: Called): number => {
    expect(code, stderr).to.equal(0);
    return (JSON.parse(stdout) as { raised: number }).raised;
  };

  before(async function () {
    network = TestNetwork.of(this);
    await untilWell(network);
    folder = await mkdtemp(join(tmpdir(), 'daoji-watch-e2e-'));
    stage = await FraudStage.open(network);
    bin = await WatchedBin.open(network, stage, 'watch');
  });

  after(async () => {
    await (bin as WatchedBin | undefined)?.close();
    (stage as FraudStage | undefined)?.close();
    if (folder !== '') await rm(folder, { force: true, recursive: true });
  });

  it('raises nothing over a calm bin', async () => {
    bin.scan(3);
    await bin.sealed();
    expect(raised(await network.daoji(...args()))).to.equal(0);
    expect(await bin.openAlarms()).to.deep.equal([]);
  });

  it('raises a hot spot in the ledger, with its place and numbers, and the rice is not released', async () => {
    bin.scan(3, { cable: 2, layer: 3 });
    await bin.sealed();
    expect(raised(await network.daoji(...args()))).to.equal(1);
    const [alarm] = await bin.openAlarms();
    expect(alarm?.channel).to.equal('c2-l3');
    expect(alarm?.note).to.match(/第 3 层 c2-l3 .*比同层平均高 \d+\.\d K · layer 3/);
    const lotId = await newRice(stage, bin.stored);
    const refusal = await stage.attempt('packer', {
      type: 'packLot',
      count: 10,
      gtin: await stage.productOf('trace-manager'),
      inputs: [{ grams: 50_000, lotId }],
      lotId: stage.id('pk'),
      netMassGrams: 5_000,
      productionDate: stage.day(),
    });
    expect(refusal.refused).to.equal('ALARM_OPEN');
  });

  it('raises none again: not in a second round, not when all it knew is lost', async () => {
    expect(raised(await network.daoji(...args()))).to.equal(0);
    await rm(join(folder, 'state'), { force: true, recursive: true });
    expect(raised(await network.daoji(...args()))).to.equal(0);
    expect(await bin.openAlarms()).to.have.length(1);
  });

  /** Steps of raising an alarm, and what shows that a watch has got so far. */
  const KILLED: Readonly<
    Record<string, { cable: number; layer: number; isThere: () => Promise<boolean> }>
  > = {
    'the alarm is signed and on its disk': {
      cable: 1,
      isThere: () => Promise.resolve(existsSync(join(folder, 'state', 'plan.json'))),
      layer: 1,
    },
    'the ledger has the alarm': {
      cable: 3,
      isThere: async () => (await bin.openAlarms()).some(({ channel }) => channel === 'c3-l2'),
      layer: 2,
    },
    'the step is settled': {
      cable: 2,
      isThere: async () => (await settledStep()) > stepBefore,
      layer: 4,
    },
  };
  let stepBefore = 0;
  /** The last step whose alarms are known to have been taken. */
  const settledStep = async (): Promise<number> => {
    const text = await readFile(join(folder, 'state', 'position.json'), 'utf8');
    return (JSON.parse(text) as { step: number }).step;
  };
  for (const [moment, { cable, isThere, layer }] of Object.entries(KILLED)) {
    it(`loses none and doubles none when it is killed with SIGKILL once ${moment}`, async () => {
      const before = (await bin.openAlarms()).map(({ channel }) => channel);
      bin.scan(3, { cable, layer });
      await bin.sealed();
      await rm(join(folder, 'state', 'plan.json'), { force: true });
      stepBefore = await settledStep();
      const child = spawn(process.execPath, ['packages/cli/bin/daoji.mjs', ...args()], {
        cwd: REPO_ROOT,
        env: { ...process.env, DAOJI_HOME: network.home },
        stdio: 'ignore',
      });
      const ended = new Promise((done) => child.once('close', done));
      await until(moment, async () => (await isThere()) || undefined);
      child.kill('SIGKILL');
      await ended;
      const called = await network.daoji(...args());
      expect(called.code, called.stderr).to.equal(0);
      const channels = (await bin.openAlarms()).map((one) => one.channel);
      expect(channels.sort()).to.deep.equal([...before, `c${cable}-l${layer}`].sort());
    });
  }

  it('is made again from the archived log, and one altered finding is named', async () => {
    const state = join(folder, 'state');
    const again = await network.daoji('--json', 'recompute', state);
    expect(again.code, `${again.stdout}${again.stderr}`).to.equal(0);
    const said = JSON.parse(again.stdout) as Readonly<Record<'alarms' | 'isSame', unknown>>;
    expect(said).to.include({ alarms: 4, isSame: true });
    for (const name of (await readdir(state)).filter((one) => one.startsWith('journal-'))) {
      const text = await readFile(join(state, name), 'utf8');
      await writeFile(join(state, name), text.replace('"hot-spot"', '"high-co2"'));
    }
    expect((await network.daoji('recompute', state)).code).to.equal(1);
  });
});
