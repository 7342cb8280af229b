// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { anchorAll, expectAnchored } from './support/anchored.js';
import { untilWell } from './support/doctor.js';
import { Ingest } from './support/ingest.js';
import { proveAndVerify } from './support/proof.js';
import { printedSeed, seededRandom } from './support/seeded-random.js';
import { expectStored } from './support/stored.js';
import { TestNetwork } from './support/test-network.js';

const KILLS = Number(process.env['BRIDGE_KILLS'] ?? '6');
const MOST_READINGS = 400;
/** Readings acked between the order to anchor and the kill: from before the seal to after the commit. */
const MOST_ANCHORING = 200;

describe('a bridge that is killed with SIGKILL on the whole path', function () {
  this.timeout(300_000);
  let network: TestNetwork;
  let ingest: Ingest;
  let folder = '';

  before(async function () {
    network = TestNetwork.of(this);
    folder = mkdtempSync(join(tmpdir(), 'daoji-kill-'));
    await untilWell(network);
    ingest = await Ingest.open(network, 'kill');
    ingest.start();
  });

  after(async () => {
    // Undefined when there was no network.
    await (ingest as Ingest | undefined)?.close();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  it(`comes back ${KILLS} times, every second time killed while it anchors`, async () => {
    const random = seededRandom(printedSeed('kill moments'));
    for (let kill = 0; kill < KILLS; kill += 1) {
      const pid = (await network.pids()).get('iot-bridge');
      if (pid === undefined) throw new Error('expected a running bridge');
      await ingest.ackedMore(1 + random(MOST_READINGS));
      if (kill % 2 === 1) {
        anchorAll(network).catch(() => undefined); // ends with the bridge
        await ingest.ackedMore(1 + random(MOST_ANCHORING));
      }
      process.kill(pid, 'SIGKILL');
      await network.run('start', 'iot-bridge');
    }
    await ingest.finish();
    expect(ingest.acked).to.equal(ingest.made.length);
  });

  it('stored every acked reading in InfluxDB at its own time, once', async () => {
    await expectStored(network, ingest.deviceId, ingest.made);
  });

  it('anchored every acked reading once, in one log whose heads follow from each other', async () => {
    await anchorAll(network);
    await expectAnchored(network, new Map([[ingest.deviceId, ingest.made]]));
  });

  it('proves a reading from between the kills', async () => {
    const { deviceId, made } = ingest;
    await proveAndVerify(network, deviceId, made[Math.floor(made.length / 2)], folder);
  });
});
