// SPDX-License-Identifier: Apache-2.0
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { common } from '@hyperledger/fabric-protos';
import { expect } from 'chai';
import { bringUp, coreProcesses } from '../../src/bring-up.js';
import { enrolDevices } from '../../src/device-enrolment.js';
import { withRegistrar } from '../../src/gateway-client.js';
import type { Home } from '../../src/home.js';
import { endpoint, openHome, orgCaPath } from '../../src/home.js';
import { NetworkError } from '../../src/network-error.js';
import { peerCli } from '../../src/peer-cli.js';
import { processIdentity } from '../../src/process-identity.js';
import { runningPid, signal } from '../../src/process-control.js';
import { trustRootPath } from '../../src/service-env.js';
import { networkStatus } from '../../src/status.js';
import { resetHome, takeDown } from '../../src/take-down.js';
import type { ProcessOf } from '../../src/topology.js';
import { processesOf } from '../../src/topology.js';
import { splitPrograms } from '../support/split-programs.js';

/** Longest wait for an orderer that has just started to deliver blocks. */
const DELIVER_MS = 15_000;
const REQUIRED = process.env['DAOJI_REQUIRE_NETWORK'] === '1';

describe('the network, on real servers', function () {
  this.timeout(180_000);
  const { repo, binDir } = openHome({ DAOJI_BIN_DIR: process.env['DAOJI_BIN_DIR'] });
  const work = join(repo, '.daoji', 'test-network-files');
  const chaincode = join(work, 'chaincode');
  const home = openHome({
    DAOJI_HOME: join(repo, '.daoji', 'test-network'),
    DAOJI_PORT_BASE: '18000',
    DAOJI_CHAINCODE_DIR: chaincode,
    DAOJI_BIN_DIR: join(work, 'programs', 'own'),
    FABRIC_BIN_DIR: join(work, 'programs', 'fabric'),
  });
  const steps: string[] = [];
  const scenario = { epoch: '2026-04-20T00:00:00.000Z', factor: 60 };

  async function up(place: Home = home, wanted?: typeof scenario): Promise<string[]> {
    steps.length = 0;
    await bringUp(place, {
      scenario: wanted,
      services: false,
      tell: (_chinese, english) => steps.push(english),
    });
    return [...steps];
  }

  function pids(): Record<string, number | undefined> {
    return Object.fromEntries(
      coreProcesses(home).map(({ name }) => [name, runningPid(home, name)]),
    );
  }

  before(async function () {
    if (!existsSync(join(binDir, 'peer'))) {
      if (REQUIRED) throw new Error(`expected programs in ${binDir}, got none`);
      console.log('跳过：Go 程序尚未编译 · skipped: the Go tools are not built');
      this.skip();
    }
    await resetHome(home);
    splitPrograms(binDir, join(work, 'programs'));
    cpSync(join(repo, 'network', 'test', 'fixtures'), chaincode, { recursive: true });
    await up(home, scenario);
  });

  after(async () => {
    await resetHome(home);
    rmSync(work, { recursive: true, force: true });
  });

  it('runs the Fabric programs of FABRIC_BIN_DIR', function () {
    if (!existsSync('/proc/self/cmdline')) this.skip();
    const nodes = ['orderer', 'peer'] as const;
    for (const kind of nodes)
      for (const { name } of processesOf(home.topology, kind)) {
        const line = readFileSync(`/proc/${String(runningPid(home, name))}/cmdline`, 'utf8');
        expect(line.split('\0')[0]).to.equal(join(home.fabricBinDir, kind));
      }
    expect(existsSync(join(home.binDir, 'peer'))).to.equal(false);
  });

  it('can plan a transaction on each channel', async () => {
    const status = await networkStatus(home);
    expect(status.healthy).to.equal(true);
    expect(status.channels.map((channel) => channel.plannable)).to.deep.equal([true, true]);
  });

  it('wrote the scenario in the first transaction of each channel', async () => {
    const status = await networkStatus(home);
    for (const channel of status.channels) expect(channel.detail).to.include('2026-04-20');
  });

  it('pins in its trust root the header that the next block names as its predecessor', async () => {
    const file = join(home.dir, 'one.block');
    await peerCli(home, 'ProducerMSP', ['channel', 'fetch', '1', file, '-c', 'trace']);
    const header = common.Block.deserializeBinary(readFileSync(file)).getHeader();
    const previous = Buffer.from(header?.getPreviousHash_asU8() ?? []).toString('hex');
    const root: unknown = JSON.parse(readFileSync(trustRootPath(home), 'utf8'));
    expect(root).to.have.nested.property('channels.trace.configAnchor.headerHash', previous);
  });

  it('does nothing when it is up', async () => {
    const before = pids();
    expect(await up()).to.deep.equal([]);
    expect(pids()).to.deep.equal(before);
  });

  it('refuses a scenario afterwards', async () => {
    const refused = await up(home, { ...scenario, factor: 61 }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(NetworkError).with.property('code', 'STATE');
  });

  it('enrols fifty devices whose keys nobody else can read', async () => {
    const out = mkdtempSync(join(tmpdir(), 'daoji-devices-'));
    const ids = Array.from({ length: 50 }, (_, index) => `dev-${String(index).padStart(3, '0')}`);
    const files = await enrolDevices(home, ids, { out });
    expect(files.map((entry) => entry.deviceId)).to.deep.equal(ids);
    const certificates = new Set(files.map((entry) => digest(entry.certPath)));
    expect(certificates.size).to.equal(50);
    rmSync(out, { recursive: true, force: true });
  });

  it('comes back after kill -9 of every process, the ledger intact', async () => {
    const heights = await ledgerHeights();
    for (const { name } of coreProcesses(home)) signal(home, name, 'SIGKILL');
    await up();
    expect(await ledgerHeights()).to.deep.equal(heights);
    expect((await networkStatus(home)).healthy).to.equal(true);
  });

  it('starts again just the processes that died', async () => {
    const before = pids();
    for (const name of ['peer-regulator', 'broker', 'orderer2']) signal(home, name, 'SIGKILL');
    await up();
    const changed = Object.entries(pids()).filter(([name, pid]) => pid !== before[name]);
    expect(changed.map(([name]) => name).sort()).to.deep.equal([
      'broker',
      'orderer2',
      'peer-regulator',
    ]);
  });

  it('has each orderer deliver again that was killed and started alone', async () => {
    for (const entry of [...orderers(), ...orderers()]) {
      signal(home, entry.name, 'SIGKILL');
      await up();
      for (const { name } of home.topology.channels) await fetchNewest(name, entry);
    }
  });

  it('leaves no process behind after down, and its ledger is there after up', async () => {
    const heights = await ledgerHeights();
    const before = Object.values(pids()).filter((pid) => pid !== undefined);
    expect(await takeDown(home)).to.equal(before.length);
    expect(before.map(processIdentity)).to.deep.equal(before.map(() => undefined));
    expect(
      readdirSync(join(home.dir, 'run')).filter((name) => name.endsWith('.pid')),
    ).to.deep.equal([]);
    await up();
    expect(await ledgerHeights()).to.deep.equal(heights);
  });

  it('upgrades a chaincode whose version changed by the next sequence, its state intact', async () => {
    expect(await committed('trace'))
      .to.include('"sequence": 1')
      .and.include('"version": "1.0.0"');
    const file = join(chaincode, 'trace', 'package.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"1.0.0"', '"1.1.0"'));
    const before = pids();
    await up();
    expect(await committed('trace'))
      .to.include('"sequence": 2')
      .and.include('"version": "1.1.0"');
    expect(await committed('anchor')).to.include('"sequence": 1');
    const { channels } = await networkStatus(home);
    for (const channel of channels) expect(channel.detail).to.include('2026-04-20');
    const changed = Object.entries(pids()).filter(([name, pid]) => pid !== before[name]);
    expect(changed.map(([name]) => name).sort()).to.deep.equal([
      'cc-inspector-trace',
      'cc-producer-trace',
      'cc-regulator-trace',
    ]);
  });

  it('names the port that another network holds', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'daoji-other-'));
    const refused = await up({ ...home, dir }).catch((error: unknown) => error);
    rmSync(dir, { recursive: true, force: true });
    expect(refused).to.be.instanceOf(NetworkError).with.property('code', 'PORT_BUSY');
  });

  function orderers(): ProcessOf<'orderer'>[] {
    return processesOf(home.topology, 'orderer');
  }

  /** One orderer's newest block; it follows a moment after `up`, and says "consenter error" until then. */
  async function fetchNewest(channel: string, entry: ProcessOf<'orderer'>): Promise<void> {
    const tls = ['--tls', '--cafile', orgCaPath(home, entry.mspId)];
    const file = join(home.dir, 'newest.block');
    const end = Date.now() + DELIVER_MS;
    for (;;) {
      try {
        const from = ['-c', channel, '--orderer', endpoint(home, entry), ...tls];
        await peerCli(home, 'ProducerMSP', ['channel', 'fetch', 'newest', file, ...from]);
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  function committed(channel: string): Promise<string> {
    const args = ['-C', channel, '-n', channel, '--output', 'json'];
    return peerCli(home, 'RegulatorMSP', ['lifecycle', 'chaincode', 'querycommitted', ...args]);
  }

  async function ledgerHeights(): Promise<Record<string, string>> {
    const entries = home.topology.channels.map(async ({ name }) => {
      const args = ['channel', 'getinfo', '-c', name];
      return [name, await peerCli(home, 'InspectorMSP', args)] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }
});

describe('a client of another kind', () => {
  it('is told in words why it cannot reach a network that is down', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'daoji-none-'));
    const nowhere = openHome({ DAOJI_HOME: dir });
    const failure = await withRegistrar(nowhere, () => Promise.resolve('ok')).catch(String);
    rmSync(dir, { recursive: true, force: true });
    expect(failure).to.include('ENOENT');
  });
});

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
