// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { expect } from 'chai';

import { anchorAll, expectAnchored } from './support/anchored.js';
import { diagnose, untilWell } from './support/doctor.js';
import { Ingest } from './support/ingest.js';
import { proveAndVerify } from './support/proof.js';
import { expectStored } from './support/stored.js';
import { TestNetwork } from './support/test-network.js';

/** Readings that must be acked while the part is away. */
const OUTAGE_READINGS = Number(process.env['OUTAGE_READINGS'] ?? '600');
/** Shortest outage; `OUTAGE_MS=60000` is the minute that the project promises. */
const OUTAGE_MS = Number(process.env['OUTAGE_MS'] ?? '0');

const PARTS = [
  ...['influxd', 'ferretdb', 'gateway'],
  ...['peer-producer', 'peer-regulator', 'orderer1'],
];

describe('an outage of one part during ingest', function () {
  this.timeout(240_000);
  let network: TestNetwork;
  let ingest: Ingest;
  let folder = '';

  before(async function () {
    network = TestNetwork.of(this);
    folder = mkdtempSync(join(tmpdir(), 'daoji-outage-'));
    await untilWell(network);
    ingest = await Ingest.open(network, 'outage');
    ingest.start();
    await ingest.ackedMore(64);
  });

  after(async () => {
    // Undefined when there was no network.
    await (ingest as Ingest | undefined)?.close();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  for (const part of PARTS) {
    it(`of ${part} is named by the doctor, stops no ack and mends itself`, async () => {
      await network.run('stop', part);
      const [diagnosis] = await Promise.all([
        diagnose(network),
        ingest.ackedMore(OUTAGE_READINGS),
        pause(OUTAGE_MS),
      ]);
      expect(diagnosis).to.deep.equal({ code: 1, down: [part] });
      // Two of three organisations are enough to go on anchoring.
      if (/^(?:peer-|orderer)/.test(part)) await anchorAll(network);
      await network.run('start', part);
      await untilWell(network);
    });
  }

  it('lost nothing: sent = acked = stored at their own times = leaves under log heads', async () => {
    await ingest.finish();
    const { deviceId, made, acked } = ingest;
    expect(acked).to.equal(made.length);
    await expectStored(network, deviceId, made);
    await anchorAll(network);
    await expectAnchored(network, new Map([[deviceId, made]]));
    await proveAndVerify(network, deviceId, made[Math.floor(made.length / 2)], folder);
  });
});
