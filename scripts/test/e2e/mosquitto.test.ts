// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { anchorAll, expectAnchored } from './support/anchored.js';
import { expectCounted, quarantined } from './support/bridge-counters.js';
import { untilWell } from './support/doctor.js';
import { Ingest } from './support/ingest.js';
import { hasMosquitto, Mosquitto } from './support/mosquitto.js';
import { RawDevice } from './support/raw-device.js';
import { expectStored } from './support/stored.js';
import { TestNetwork } from './support/test-network.js';

const MIB = 1_048_576;

describe('mosquitto in the place of the broker, during ingest', function () {
  this.timeout(120_000);
  let network: TestNetwork;
  let ingest: Ingest;
  let mosquitto: Mosquitto | undefined;
  let folder = '';

  before(async function () {
    network = TestNetwork.of(this);
    if (!hasMosquitto()) {
      process.stdout.write('      skipped: mosquitto is not installed\n');
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'daoji-mosquitto-'));
    await untilWell(network);
    ingest = await Ingest.open(network, 'mosquitto');
    ingest.start();
    await ingest.ackedMore(64);
  });

  after(async () => {
    // Undefined when there was no network.
    await (ingest as Ingest | undefined)?.close();
    if (mosquitto) {
      await mosquitto.kill();
      await network.run('start', 'broker');
      await untilWell(network);
    }
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  it('is taken for the broker by bridge and devices without a word', async () => {
    await network.run('stop', 'broker');
    mosquitto = new Mosquitto(network, folder);
    await mosquitto.start();
    await ingest.ackedMore(500);
  });

  it('may be killed, all its sessions lost', async () => {
    await mosquitto?.kill();
    await mosquitto?.start();
    await ingest.ackedMore(300);
  });

  it('hands 1 MiB on to the bridge, which counts it as SIZE and goes on', async () => {
    const loud = await RawDevice.open(network, false);
    await expectCounted(network, quarantined('SIZE'), () => loud.publish(Buffer.alloc(MIB, 'x')));
    await loud.close();
    await ingest.ackedMore(64);
  });

  it('lost nothing: sent = acked = stored = leaves under log heads', async () => {
    await ingest.finish();
    const { deviceId, made, acked } = ingest;
    expect(acked).to.equal(made.length);
    await expectStored(network, deviceId, made);
    await anchorAll(network);
    await expectAnchored(network, new Map([[deviceId, made]]));
  });
});
