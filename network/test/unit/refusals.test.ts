// SPDX-License-Identifier: Apache-2.0
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { chaincodeVersion } from '../../src/chaincode-package.js';
import { requireSame } from '../../src/created.js';
import { enrolDevices } from '../../src/device-enrolment.js';
import { requireSpace } from '../../src/disk.js';
import type { Home } from '../../src/home.js';
import { openHome } from '../../src/home.js';
import { NetworkError } from '../../src/network-error.js';
import { requireFreePorts } from '../../src/ports.js';
import { parseScenario } from '../../src/scenario.js';
import { resetHome } from '../../src/take-down.js';
import { program } from '../../src/tool.js';
import { writeWhole } from '../../src/files.js';
import { processOf } from '../../src/topology.js';

async function refusal(work: () => unknown): Promise<NetworkError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof NetworkError) return error;
    throw error;
  }
  throw new Error('expected a NetworkError, got none');
}

describe('refusals', () => {
  let home: Home;

  beforeEach(() => {
    home = openHome({ DAOJI_HOME: mkdtempSync(join(tmpdir(), 'daoji-refusal-')) });
  });

  afterEach(() => {
    rmSync(home.dir, { recursive: true, force: true });
  });

  it('names a busy port, who wants it and the way out, in one line of each language', async () => {
    const server: Server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const place = server.address();
    const busy = typeof place === 'object' && place ? place.port : 0;
    const broker = processOf(home.topology, 'broker');
    const error = await refusal(() =>
      requireFreePorts({ ...home, portBase: busy - broker.ports.main }, broker, 0),
    );
    server.close();
    expect(error.code).to.equal('PORT_BUSY');
    for (const line of [error.chinese, error.english]) {
      expect(line).to.include(String(busy)).and.include('broker').and.include('DAOJI_PORT_BASE');
      expect(line).to.not.include('\n');
    }
  });

  it('refuses a disk with too little room, with both amounts', async () => {
    const error = await refusal(() => requireSpace(home.dir, 2048, () => 17));
    expect(error.code).to.equal('DISK_FULL');
    expect(error.english).to.include('2048').and.include('17');
  });

  it('goes on with just enough room', () => {
    requireSpace(home.dir, 2048, () => 2048);
  });

  it('says how to build a program that is missing', async () => {
    const error = await refusal(() => program(home.dir, 'peer'));
    expect(error.code).to.equal('BINARY_MISSING');
    expect(error.english).to.include('npm run up');
  });

  it('refuses a chaincode that is not built', async () => {
    const error = await refusal(() =>
      chaincodeVersion({ ...home, chaincodeDir: home.dir }, 'trace'),
    );
    expect(error.code).to.equal('CHAINCODE_MISSING');
  });

  it('refuses to delete a folder that is no network', async () => {
    writeWhole(join(home.dir, 'photos', 'one.jpg'), 'x');
    expect((await refusal(() => resetHome(home))).code).to.equal('STATE');
  });

  it('refuses other ports or another scenario than the network was made with', async () => {
    const created = { portBase: 17000, scenario: null };
    const moved = await refusal(() =>
      requireSame({ ...home, portBase: 18000 }, created, undefined),
    );
    expect(moved.code).to.equal('STATE');
    const scenario = { epoch: '2026-04-20T00:00:00.000Z', factor: 60 };
    expect((await refusal(() => requireSame(home, created, scenario))).code).to.equal('STATE');
    requireSame(home, created, undefined);
  });

  for (const base of ['', 'x', '80', '70000', '18000.5', '-1'])
    it(`refuses the port base "${base}"`, async () => {
      expect((await refusal(() => openHome({ DAOJI_PORT_BASE: base }))).code).to.equal('USAGE');
    });

  it('takes the ports that a network was made with where none are named', () => {
    writeWhole(join(home.dir, 'created.json'), JSON.stringify({ portBase: 21000, scenario: null }));
    expect(openHome({ DAOJI_HOME: home.dir }).portBase).to.equal(21000);
  });

  const scenarios = [
    '',
    '2026-04-20',
    '2026-04-20T00:00:00Z,0',
    '2026-04-20T00:00:00Z,1.5',
    'x,2',
    '2026-04-20T00:00:00,2',
    '2026-04-20T00:00:00Z,2,3',
    '2026-04-20T00:00:00Z,-1',
    '2026-04-20T00:00:00Z,2,',
    '2026-04-20T00:00:00Z,2,2026-04-20T00:00:00Z',
    '2026-04-20T00:00:00Z,2,2026-04-19T00:00:00Z',
    '2026-04-20T00:00:00Z,2,2026-05-20T00:00:00',
    '2026-04-20T00:00:00Z,2,2026-05-20T00:00:00Z,x',
  ];
  for (const text of scenarios)
    it(`refuses the scenario "${text}"`, async () => {
      expect((await refusal(() => parseScenario(text))).code).to.equal('USAGE');
    });

  it('reads a scenario', () => {
    expect(parseScenario('2026-04-20T00:00:00Z,3600')).to.deep.equal({
      epoch: '2026-04-20T00:00:00.000Z',
      factor: 3600,
    });
  });

  it('reads a scenario that turns to real speed', () => {
    expect(parseScenario('2026-04-20T00:00:00Z,3600,2026-05-20T00:00:00Z')).to.deep.equal({
      epoch: '2026-04-20T00:00:00.000Z',
      factor: 3600,
      until: '2026-05-20T00:00:00.000Z',
    });
  });

  for (const deviceId of ['', '../x', 'a/b', '#', '+', 'x'.repeat(200)])
    it(`enrols no device named "${deviceId.slice(0, 8)}"`, async () => {
      expect((await refusal(() => enrolDevices(home, [deviceId]))).code).to.equal('USAGE');
    });

  it('enrols nobody without a name', async () => {
    expect((await refusal(() => enrolDevices(home, []))).code).to.equal('USAGE');
  });

  it('signs no request that asks for another name', async () => {
    writeWhole(join(home.dir, 'one.csr'), 'not a request');
    const error = await refusal(() =>
      enrolDevices(home, ['dev-1'], { csr: join(home.dir, 'one.csr') }),
    );
    expect(error.code).to.equal('USAGE');
  });
});
