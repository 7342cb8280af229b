// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { daojiHome, openFleet, personFilePath, type DeviceClient } from '@daoji/cli';
import { drawSerials, serialText, SERIAL_BYTES } from '@daoji/exchange';
import { codeOrderSchema, scanHalves, scannerProfile, type CodeOrder } from '@daoji/model';
import { toHex } from '@daoji/proof';
import { expect } from 'chai';

import { REPO_ROOT } from '../../src/paths.js';
import { newPackages, PACKAGES } from './fraud/fraud-packages.js';
import { FraudStage } from './fraud/fraud-stage.js';
import { anchorAll } from './support/anchored.js';
import { untilWell } from './support/doctor.js';
import { TestNetwork, type Called } from './support/test-network.js';
import { until } from './support/until.js';

const COUNT = 64;

/** From a scanned bag to an active code: real MQTT broker, bridge, archive, gateway and ledger. */
describe('the scanner of a mill line', function () {
  this.timeout(240_000);
  let network: TestNetwork;
  let stage: FraudStage;
  let scanner: DeviceClient;
  let folder = '';
  let packed: Buffer;
  let orderId = '';
  let lotId = '';

  const serialAt = (place: number): string =>
    serialText(packed.subarray(place * SERIAL_BYTES, (place + 1) * SERIAL_BYTES));
  const scan = (serial: string): void => {
    const time = new Date().toISOString();
    for (const half of scanHalves(serial)) scanner.measure({ ...half, clock: 'synced', time });
  };
  const sealed = async (): Promise<void> => {
    await scanner.drained();
    await anchorAll(network);
  };
  const order = async (): Promise<CodeOrder> => {
    const bytes = await stage.ledger.readState('trace', `code-order~${orderId}`);
    return codeOrderSchema.parse(JSON.parse(Buffer.from(bytes ?? []).toString()));
  };
  const args = (): string[] => [
    '--json',
    'codes',
    'line',
    join(folder, 'line.json'),
    '--key',
    personFilePath(network.home, 'packer'),
    '--serials',
    folder,
    '--state',
    join(folder, 'state'),
    '--once',
  ];
  const work = (): Promise<Called> => network.daoji(...args());
  const refused = ({ stdout }: Called): string[] =>
    (JSON.parse(stdout) as { refused: { code: string }[] }).refused.map(({ code }) => code);

  before(async function () {
    network = TestNetwork.of(this);
    await untilWell(network);
    folder = await mkdtemp(join(tmpdir(), 'daoji-line-e2e-'));
    stage = await FraudStage.open(network);
    lotId = await newPackages(stage);
    orderId = stage.id('co');
    const { root } = await drawSerials(join(folder, `${orderId}.serials`), COUNT);
    packed = await readFile(join(folder, `${orderId}.serials`));
    const gtin = await stage.productOf('trace-manager');
    const serialRoot = toHex(root);
    await stage.say('packer', { type: 'orderCodes', count: COUNT, gtin, orderId, serialRoot });
    const ranges = [{ from: 0, to: 40 }];
    await stage.say('packer', { type: 'markCodesPrinted', orderId, ranges });
    const voided = [{ from: 30, to: 31 }];
    await stage.say('packer', { type: 'voidCodes', orderId, ranges: voided, reason: 'leaked' });
    const deviceId = `e2e-scan-${randomBytes(3).toString('hex')}`;
    const since = new Date(Date.now() - 60_000).toISOString();
    const config = { deviceId, runs: [{ lotId, orderId, since }] };
    await writeFile(join(folder, 'line.json'), JSON.stringify(config));
    const [client] = await openFleet(
      {
        ackWaitMs: 1_000,
        connect: (profile) => network.connect(profile),
        home: daojiHome(network.home, undefined),
      },
      [{ deviceId, profile: scannerProfile(), subject: { id: 'mill-1', kind: 'mill-line' } }],
    );
    if (!client) throw new Error('expected a device');
    scanner = client;
    scanner.start();
  });

  after(async () => {
    await (scanner as DeviceClient | undefined)?.close();
    (stage as FraudStage | undefined)?.close();
    if (folder !== '') await rm(folder, { force: true, recursive: true });
  });

  it('activates what was scanned, and keeps what could not be', async () => {
    for (let place = 0; place < 8; place += 1) scan(serialAt(place));
    scan(serialAt(3));
    scan(serialAt(30));
    scan(serialAt(50));
    scan('zzzzzzzzzzzzzzzz');
    await sealed();
    const called = await work();
    expect([called.code, refused(called)], called.stderr).to.deep.equal([
      1,
      ['SCAN_TWICE', 'SCAN_VOID', 'SCAN_NOT_PRINTED', 'SCAN_UNKNOWN'],
    ]);
    expect((await order()).activated).to.deep.equal([{ from: 0, lotId, to: 8 }]);
    expect((await stage.lot(lotId)).package?.activated).to.equal(8);
  });

  it('finds nothing more to do in a second round', async () => {
    const called = await work();
    expect(called.code, called.stderr).to.equal(0);
    expect((await order()).activated).to.deep.equal([{ from: 0, lotId, to: 8 }]);
  });

  it('loses and doubles nothing when bridge and worker are killed with SIGKILL', async () => {
    const pid = (await network.pids()).get('iot-bridge');
    if (pid === undefined) throw new Error('expected a running bridge');
    for (let place = 8; place < 12; place += 1) scan(serialAt(place));
    process.kill(pid, 'SIGKILL');
    await network.run('start', 'iot-bridge');
    for (let place = 12; place < 16; place += 1) scan(serialAt(place));
    await untilWell(network);
    await sealed();
    const plan = join(folder, 'state', 'plan.json');
    await rm(plan, { force: true });
    const child = spawn(process.execPath, ['packages/cli/bin/daoji.mjs', ...args()], {
      cwd: REPO_ROOT,
      env: { ...process.env, DAOJI_HOME: network.home },
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.once('close', done));
    await until('the worker has planned', () => Promise.resolve(existsSync(plan) || undefined));
    child.kill('SIGKILL');
    await ended;
    const called = await work();
    expect(called.code, called.stderr).to.equal(0);
    expect((await order()).activated).to.deep.equal([{ from: 0, lotId, to: 16 }]);
    expect((await stage.lot(lotId)).package?.activated).to.equal(16);
  });

  it('activates no more than the lot has packages', async () => {
    for (let place = 16; place < 24; place += 1) scan(serialAt(place));
    await sealed();
    const called = await work();
    expect(called.code, called.stderr).to.equal(1);
    expect(refused(called).slice(-4)).to.deep.equal(Array(4).fill('CODES_EXCEED_LAND'));
    expect((await stage.lot(lotId)).package?.activated).to.equal(PACKAGES);
  });
});
