// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { anchorAll, expectAnchored, headOnEveryPeer } from './support/anchored.js';
import { untilWell } from './support/doctor.js';
import { Ingest } from './support/ingest.js';
import { expectValid, proveAndVerify } from './support/proof.js';
import { Season } from './support/season.js';
import { expectStored } from './support/stored.js';
import { TestNetwork } from './support/test-network.js';

describe('a network that goes down and comes up', function () {
  this.timeout(240_000);
  let network: TestNetwork;
  let ingest: Ingest;
  let season: Season;
  let folder = '';
  let proofs: readonly string[] = [];
  let kept: Awaited<ReturnType<typeof snapshot>>;

  before(async function () {
    network = TestNetwork.of(this);
    folder = mkdtempSync(join(tmpdir(), 'daoji-restart-'));
    await untilWell(network);
    season = await Season.open(network);
    await season.harvest();
    ingest = await Ingest.open(network, 'restart');
    await goOn();
    const lotProof = join(folder, 'lot.traceproof');
    const proved = await network.daoji('prove', '--lot', season.harvestId, '--out', lotProof);
    expect(proved.code, proved.stderr).to.equal(0);
    await expectValid(network, lotProof);
    const { deviceId, made } = ingest;
    proofs = [lotProof, await proveAndVerify(network, deviceId, made[7], folder)];
  });

  after(async () => {
    // Undefined when there was no network.
    await (ingest as Ingest | undefined)?.close();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  it('does nothing at up while it is up', async () => {
    const pids = await network.pids();
    const said = await network.run('up', '--services');
    expect(said.trim().split('\n'), said).to.have.length(2); // the services' step and the last line
    expect(await network.pids()).to.deep.equal(pids);
  });

  it('keeps every lot, reading and proof over down and up', async () => {
    const before = await network.pids();
    await network.run('down');
    expect(await network.pids()).to.deep.equal(new Map());
    await network.run('up', '--services');
    const after = await network.pids();
    expect([...after.keys()].sort()).to.deep.equal([...before.keys()].sort());
    await expectKept();
    await goOn();
  });

  it('keeps them over kill -9 of every process and up', async () => {
    for (const pid of (await network.pids()).values()) process.kill(pid, 'SIGKILL');
    await network.run('up', '--services');
    await expectKept();
    await goOn();
  });

  /** The same device goes on in the same boot epoch; what it said is anchored and noted. */
  async function goOn(): Promise<void> {
    ingest.start();
    await ingest.ackedMore(100);
    await ingest.finish();
    await expectStored(network, ingest.deviceId, ingest.made);
    await anchorAll(network);
    await untilWell(network);
    kept = await snapshot();
  }

  async function snapshot(): Promise<{ digests: unknown; lot: unknown; head: unknown }> {
    const { code, stdout, stderr } = await network.call(
      ['gateway/dist/rebuild.js', '--digest'],
      environmentOf(join(network.home, 'env', 'gateway.env')),
    );
    expect(code, stderr).to.equal(0);
    const lot = await fetch(`${network.url('gateway')}/api/v1/lots/${season.harvestId}`);
    expect(lot.status).to.equal(200);
    return {
      digests: JSON.parse(stdout),
      lot: await lot.json(),
      head: await headOnEveryPeer(network),
    };
  }

  async function expectKept(): Promise<void> {
    await untilWell(network);
    expect(await snapshot()).to.deep.equal(kept);
    const { deviceId, made } = ingest;
    await expectStored(network, deviceId, made);
    await expectAnchored(network, new Map([[deviceId, made]]));
    for (const proof of proofs) await expectValid(network, proof);
    await proveAndVerify(network, deviceId, made.at(-1), folder);
  }
});

function environmentOf(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}
