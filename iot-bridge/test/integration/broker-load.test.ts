// SPDX-License-Identifier: Apache-2.0
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import mqtt, { type MqttClient } from 'mqtt';

import {
  brokerMissing,
  freePort,
  makeCertificates,
  makeServiceCa,
  startBroker,
} from '../support/real-broker.js';
import { BRIDGE, SITE } from '../support/test-device.js';

const DEVICES = ['load-1', 'load-2', 'load-3', 'load-4', 'load-5', 'load-6', 'load-7', 'load-8'];
const MESSAGES = 4000;

describe('the real broker under many publishers and one subscriber with a Receive Maximum', function () {
  this.timeout(90_000);
  let dir = '';
  let broker: ChildProcess | undefined;
  const clients: MqttClient[] = [];

  before(async function () {
    const missing = brokerMissing();
    if (missing !== undefined) {
      process.stdout.write(`      skipped: ${missing}\n`);
      this.skip();
    }
    dir = mkdtempSync(join(tmpdir(), 'daoji-broker-'));
    makeCertificates(dir, ['broker', ...DEVICES]);
    makeServiceCa(dir, BRIDGE);
    const port = await freePort();
    broker = await startBroker(dir, port, BRIDGE);
    for (const name of [BRIDGE, ...DEVICES]) {
      const client = mqtt.connect(`mqtts://localhost:${port}`, {
        protocolVersion: 5,
        clientId: name,
        reconnectPeriod: 0,
        ca: readFileSync(join(dir, 'ca.pem')),
        cert: readFileSync(join(dir, `${name}.pem`)),
        key: readFileSync(join(dir, `${name}.key`)),
        properties: { receiveMaximum: 256 },
      });
      clients.push(client);
      await new Promise<void>((resolve) => client.once('connect', () => resolve()));
    }
  });

  after(async () => {
    await Promise.all(clients.map((client) => client.endAsync(true)));
    if (broker?.exitCode === null && broker.signalCode === null) {
      broker.kill('SIGKILL');
      await once(broker, 'exit');
    }
    if (dir !== '') rmSync(dir, { recursive: true, force: true });
  });

  // mochi 2.7.9 locks up here for good when it keeps the subscriber's Receive Maximum (network/tools/broker/auth.go).
  it(`answers every one of ${DEVICES.length} × ${MESSAGES} publishes`, async () => {
    const [bridge, ...devices] = clients;
    if (!bridge) throw new Error('expected a bridge');
    let received = 0;
    bridge.on('message', () => (received += 1));
    await bridge.subscribeAsync('daoji/v1/+/+/up', { qos: 1 });
    await Promise.all(devices.map((device, index) => publishAll(device, DEVICES[index] ?? '')));
    expect(received).to.be.greaterThan(0);
  });
});

/** Publishes with at most 16 open, as a device with its credit does. */
async function publishAll(client: MqttClient, deviceId: string): Promise<void> {
  const topic = `daoji/v1/${SITE}/${deviceId}/up`;
  const payload = Buffer.alloc(1024, 'x');
  for (let sent = 0; sent < MESSAGES; sent += 16) {
    const open = Array.from({ length: 16 }, () => client.publishAsync(topic, payload, { qos: 1 }));
    await Promise.all(open);
  }
}
