// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { personFilePath } from '@daoji/cli';
import { addDays, modelRunSchema, warningSchema } from '@daoji/model';
import { expect } from 'chai';
import { z } from 'zod';

import { REPO_ROOT } from '../../src/paths.js';
import { FraudStage } from './fraud/fraud-stage.js';
import { newParcel } from './fraud/fraud-steps.js';
import { BlastStation } from './support/blast-station.js';
import { untilWell } from './support/doctor.js';
import { HoldingGateway, type Hold } from './support/holding-gateway.js';
import { TestNetwork, type Called } from './support/test-network.js';
import { until } from './support/until.js';

/** Days of the station until today; every one of them can still be warned of. */
const DAYS = 20;
const VALID_DAYS = 30;
const runsSchema = z.looseObject({ items: z.array(modelRunSchema) });
const warningsSchema = z.looseObject({ items: z.array(z.looseObject({ warning: warningSchema })) });
const summarySchema = z.looseObject({ issued: z.int(), recorded: z.int() });

/** What the ledger has of a day once the program is killed, and how far its folder is. */
interface Killed {
  readonly hold: Hold;
  readonly hasPlan: boolean;
  readonly runs: number;
  readonly warnings: number;
  /** What the program sends when it is started again, whatever the ledger has of it already. */
  readonly again: { readonly issued: number; readonly recorded: number };
}

const sent = (at: Hold['at'], type: string): Hold => ({ at, isHeld: (call) => call.type === type });
const asked = (list: string): Hold => ({
  at: 'request',
  isHeld: ({ method, path }) => method === 'GET' && path.startsWith(`/api/v1/${list}/`),
});
const BOTH = { issued: 1, recorded: 1 };

/** `kill -9` of `daoji forecast` at each step between a judged day and its settled warning: real broker, bridge, archive, gateway and ledger. */
describe('a forecast that is killed with SIGKILL', function () {
  this.timeout(240_000);
  let network: TestNetwork;
  let stage: FraudStage;
  let station: BlastStation;
  let gateway: HoldingGateway;
  let folder = '';
  let parcelId = '';
  let day = 4;
  const children: ChildProcess[] = [];

  const args = (...more: readonly string[]): string[] => [
    ...['--json', 'forecast', '--once', '--config', join(folder, 'forecast.json')],
    ...['--key', personFilePath(network.home, 'watch'), '--state', join(folder, 'state'), ...more],
  ];
  const summary = ({ code, stderr, stdout }: Called): { issued: number; recorded: number } => {
    expect(code, stderr).to.equal(0);
    const { issued, recorded } = summarySchema.parse(JSON.parse(stdout));
    return { issued, recorded };
  };
  const listed = async <T>(schema: z.ZodType<T>, path: string): Promise<T> =>
    schema.parse(await (await fetch(`${network.url('gateway')}/api/v1/${path}`)).json());
  const runsOf = async (date: string): Promise<string[]> => {
    const { items } = await listed(runsSchema, `model-runs?deviceId=${station.deviceId}&limit=100`);
    return items.filter((one) => one.date === date).map(({ runId }) => runId);
  };
  const warningsOf = async (date: string): Promise<string[]> => {
    const { items } = await listed(warningsSchema, `warnings?parcelId=${parcelId}&limit=100`);
    return items
      .filter(({ warning }) => warning.validFrom === date)
      .map(({ warning }) => warning.warningId);
  };
  /** What the ledger has of a day; the gateway reads it a moment later. */
  const untilThere = async (date: string, runs: number, warnings: number): Promise<void> => {
    await until(`${runs} runs and ${warnings} warnings of ${date}`, async () => {
      const found = [(await runsOf(date)).length, (await warningsOf(date)).length];
      expect(found).to.deep.equal([runs, warnings]);
      return true;
    });
  };
  const stepOf = async (name: string): Promise<number> => {
    const path = join(folder, 'state', name);
    if (!existsSync(path)) return 0;
    return z.looseObject({ step: z.int() }).parse(JSON.parse(await readFile(path, 'utf8'))).step;
  };
  const dateOf = (index: number): string => addDays(stage.day(-DAYS), index);

  before(async function () {
    network = TestNetwork.of(this);
    await untilWell(network);
    folder = await mkdtemp(join(tmpdir(), 'daoji-forecast-kill-'));
    stage = await FraudStage.open(network);
    parcelId = await newParcel(stage);
    station = await BlastStation.open(network, parcelId, stage.day(-DAYS));
    gateway = await HoldingGateway.open(network.url('gateway'));
    const { deviceId } = station;
    const one = { deviceId, models: ['blastam'], parcelIds: [parcelId], validDays: VALID_DAYS };
    await writeFile(join(folder, 'forecast.json'), JSON.stringify({ stations: [one] }));
    station.rainyDays(0, 4);
    await station.sealed();
    expect(summary(await network.daoji(...args()))).to.deep.equal(BOTH);
    await untilThere(dateOf(4), 1, 1);
  });

  afterEach(() => {
    for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  });

  after(async () => {
    await (gateway as HoldingGateway | undefined)?.close();
    await (station as BlastStation | undefined)?.close();
    (stage as FraudStage | undefined)?.close();
    if (folder !== '') await rm(folder, { force: true, recursive: true });
  });

  /** Steps of a day's judgement; the run is sent before its warning. */
  const KILLED: Readonly<Record<string, Killed>> = {
    'the day is judged and nothing is on its disk': {
      again: BOTH,
      hasPlan: false,
      hold: asked('model-runs'),
      runs: 0,
      warnings: 0,
    },
    'the run is signed and on its disk': {
      again: BOTH,
      hasPlan: true,
      hold: sent('request', 'recordModelRun'),
      runs: 0,
      warnings: 0,
    },
    'the ledger has the run, and the answer is lost': {
      again: BOTH,
      hasPlan: true,
      hold: sent('answer', 'recordModelRun'),
      runs: 1,
      warnings: 0,
    },
    'the run is answered and the warning is not sent': {
      again: BOTH,
      hasPlan: true,
      hold: sent('request', 'issueWarning'),
      runs: 1,
      warnings: 0,
    },
    'the ledger has the warning, and the position is not written': {
      again: BOTH,
      hasPlan: true,
      hold: sent('answer', 'issueWarning'),
      runs: 1,
      warnings: 1,
    },
  };
  for (const [moment, { again, hasPlan, hold, runs, warnings }] of Object.entries(KILLED)) {
    it(`has one run and one warning of the day, once ${moment}`, async () => {
      day += 1;
      const date = dateOf(day);
      station.rainyDays(day, day);
      await station.sealed();
      const before = await stepOf('position.json');
      const held = gateway.hold(hold);
      const child = spawn(
        process.execPath,
        ['packages/cli/bin/daoji.mjs', ...args('--gateway', gateway.url)],
        { cwd: REPO_ROOT, env: { ...process.env, DAOJI_HOME: network.home }, stdio: 'ignore' },
      );
      children.push(child);
      const ended = once(child, 'close');
      await Promise.race([
        held,
        ended.then(([code]) => {
          throw new Error(`ended with ${String(code)} before it was held`);
        }),
      ]);
      // It stands at that step for as long as nobody answers it.
      await untilThere(date, runs, warnings);
      expect(await stepOf('plan.json')).to.equal(before + (hasPlan ? 1 : 0));
      expect(await stepOf('position.json')).to.equal(before);
      child.kill('SIGKILL');
      expect(await ended).to.deep.equal([null, 'SIGKILL']);
      expect(summary(await network.daoji(...args()))).to.deep.equal(again);
      await untilThere(date, 1, 1);
      expect(await stepOf('position.json')).to.equal(before + 1);
      const nothing = { issued: 0, recorded: 0 };
      expect(summary(await network.daoji(...args()))).to.deep.equal(nothing);
      await untilThere(date, 1, 1);
    });
  }

  it('has one of each day when its folder is lost as well', async () => {
    await rm(join(folder, 'state'), { force: true, recursive: true });
    expect(summary(await network.daoji(...args()))).to.deep.equal({ issued: 0, recorded: 0 });
    for (let at = 4; at <= day; at += 1) await untilThere(dateOf(at), 1, 1);
  });

  it('leaves runs behind that are made again from the archive to the same bytes', async () => {
    const { code, stderr, stdout } = await network.daoji(
      ...['--json', 'recompute', '--station', station.deviceId],
    );
    expect(code, `${stderr}${stdout}`).to.equal(0);
    const { runs } = z.looseObject({ runs: z.array(z.unknown()) }).parse(JSON.parse(stdout));
    expect(runs).to.have.length(day - 3);
  });
});
