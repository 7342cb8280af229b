// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Ledger } from '@daoji/ledger';
import { stateKey, type DeviceRecord, type ModelRun } from '@daoji/model';
import { utf8 } from '@daoji/proof';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import type { GatewayClient } from '../../../src/network/gateway-client.js';
import {
  ruleSetOfRun,
  runOfLedger,
  runsOfStation,
  settingsIn,
  stationLogIn,
} from '../../../src/recompute/recompute-run-ports.js';
import { simulatedProfile } from '../../../src/simulate/device-kinds.js';
import { STATION } from '../forecast/fake-station.js';
import { RecordedStation } from './recorded-station.js';

const { deviceId } = STATION;
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'success',
    (error: unknown) => (error instanceof CliError ? error.code : String(error)),
  );
const gateway = (get: (path: string) => Promise<unknown>): GatewayClient => ({
  get,
  getBytes: () => Promise.reject(new Error('not asked for')),
  post: () => Promise.reject(new Error('not asked for')),
});
const ledger = (states: Readonly<Record<string, unknown>>): Ledger =>
  ({
    readState: (_channel: string, key: string) =>
      Promise.resolve(Object.hasOwn(states, key) ? utf8(JSON.stringify(states[key])) : undefined),
  }) as unknown as Ledger;
const DEVICE: DeviceRecord = {
  bridgeId: 'bridge-1',
  deviceId,
  keyId: 'ab'.repeat(32),
  operatorId: 'op-1',
  profile: simulatedProfile('paddy-station', 'recorded'),
  siteId: 'pj01',
  spki: 'AAAA',
  status: 'active',
  subject: { id: 'p-0017', kind: 'parcel' },
  v: 1,
};

describe('where a run of models is made again from', () => {
  let folder = '';
  let run: ModelRun;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-recompute-ports-'));
    const station = await RecordedStation.open();
    station.site.days(0, 4, []);
    run = (await station.work())[0] ?? expect.fail('no run');
    await station.close();
  });

  after(() => rm(folder, { force: true, recursive: true }));

  it('is the run as the ledger holds it', async () => {
    const known = ledger({ [stateKey('model-run', run.runId)]: run });
    expect(await runOfLedger(known, run.runId)).to.deep.equal(run);
    expect(await codeOf(runOfLedger(known, 'run-of-nobody'))).to.equal('USAGE');
    const torn = ledger({ [stateKey('model-run', run.runId)]: { ...run, lines: 'none' } });
    expect(await codeOf(runOfLedger(torn, run.runId))).to.contain('lines');
  });

  it('is every page of a station’s runs, the oldest day first', async () => {
    const asked: string[] = [];
    const pages = gateway((path) => {
      asked.push(path);
      const isFirst = !path.includes('after=');
      const items = [{ ...run, runId: isFirst ? 'run-2' : 'run-1' }];
      return Promise.resolve({ items, ...(isFirst && { next: 'run-2' }), total: 2 });
    });
    const runs = await runsOfStation(pages, deviceId);
    expect(runs.map(({ runId }) => runId)).to.deep.equal(['run-1', 'run-2']);
    expect(asked).to.deep.equal([
      `/api/v1/model-runs?deviceId=${deviceId}&limit=100`,
      `/api/v1/model-runs?deviceId=${deviceId}&limit=100&after=run-2`,
    ]);
    const junk = gateway(() => Promise.resolve({ items: [{ runId: 'run-1' }] }));
    expect(await codeOf(runsOfStation(junk, deviceId))).to.equal('CHECK_FAILED');
  });

  it('is a rule set of the ledger, and no other fault is taken for one that is not there', async () => {
    const answering = (error: CliError): GatewayClient => gateway(() => Promise.reject(error));
    const absent = new CliError('REFUSED', '404 RULE_SET_NOT_FOUND: no rules-9');
    expect(await codeOf(ruleSetOfRun(answering(absent), 'rules-9'))).to.equal('RULE_SET_UNKNOWN');
    for (const error of [
      new CliError('REFUSED', '503 LEDGER_UNREACHABLE: a moment'),
      new CliError('UNREACHABLE', 'no answer'),
    ])
      expect(await codeOf(ruleSetOfRun(answering(error), 'rules-9'))).to.equal(error.code);
    expect(await codeOf(ruleSetOfRun(answering(absent), '../x'))).to.equal('USAGE');
  });

  it('is an archive with a log of the station’s bridge', async () => {
    const none = ledger({});
    expect(await codeOf(stationLogIn(folder, none, deviceId))).to.equal('USAGE');
    const registered = ledger({ [stateKey('device', deviceId)]: DEVICE });
    const empty = join(folder, 'empty');
    expect(await codeOf(stationLogIn(empty, registered, deviceId))).to.equal('ARCHIVE_MISSING');
    const other = join(folder, 'other');
    await mkdir(join(other, 'log', 'pj01~bridge-1'), { recursive: true });
    expect(await codeOf(stationLogIn(other, registered, deviceId))).to.equal('ARCHIVE_MISSING');
  });

  const file = async (text: string): Promise<string> => {
    const path = join(folder, 'forecast.json');
    await writeFile(path, text);
    return path;
  };

  it('is how the forecast’s file says that the station is read', async () => {
    const one = { deviceId, parcelIds: ['p-0017'] };
    const read = async (change: object): Promise<unknown> =>
      settingsIn(await file(JSON.stringify({ stations: [{ ...one, ...change }] })), deviceId);
    expect(await read({})).to.deep.equal({
      isDaily: false,
      isEndStamped: false,
      readingsPerHour: 1,
    });
    expect(await read({ readingsPerHour: 6, stamp: 'end', step: 'day' })).to.deep.equal({
      isDaily: true,
      isEndStamped: true,
      readingsPerHour: 6,
    });
  });

  for (const [what, text, code] of [
    ['no JSON', '{', 'FILE_SHAPE'],
    ['no stations', '{"stations":[]}', 'FILE_SHAPE'],
    [
      'another station',
      `{"stations":[{"deviceId":"pj01-weather-9","parcelIds":["p-1"]}]}`,
      'USAGE',
    ],
  ] as const)
    it(`is no file with ${what}`, async () => {
      expect(await codeOf(settingsIn(await file(text), deviceId))).to.equal(code);
    });

  it('is no file that is not there', async () => {
    expect(await codeOf(settingsIn(join(folder, 'absent.json'), deviceId))).to.equal(
      'FILE_MISSING',
    );
  });
});
