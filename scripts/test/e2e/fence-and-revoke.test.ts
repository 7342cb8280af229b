// SPDX-License-Identifier: Apache-2.0
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  completeCommand,
  ensureDemoPeople,
  sendToLedger,
  signCommand,
  type CommandDraft,
} from '@daoji/cli';
import { bridgeRecordSchema, stateKey } from '@daoji/model';
import { fromUtf8 } from '@daoji/proof';
import { expect } from 'chai';

import { anchorAll, expectAnchored } from './support/anchored.js';
import { untilWell } from './support/doctor.js';
import { Ingest } from './support/ingest.js';
import { TestNetwork } from './support/test-network.js';
import { until } from './support/until.js';

describe('the bridge and the ledger: a revoked device, a fence', function () {
  this.timeout(300_000);
  let network: TestNetwork;
  const opened: Ingest[] = [];

  before(async function () {
    network = TestNetwork.of(this);
    await untilWell(network);
  });

  after(async () => {
    for (const ingest of opened) await ingest.close();
  });

  it('anchors on although a device was revoked before its first advance, and tells it so', async () => {
    const well = await open('well');
    const revoked = await open('revoked');
    await measure(well, 64);
    await anchorAll(network);
    await measure(revoked, 64);
    const seq = revoked.made.length;
    const bootEpoch = revoked.made[0]?.bootEpoch ?? 0;
    // Sealed with its slot before the revocation: that batch is refused, and the log waits for the next one.
    await until('the batch of the revoked device is sealed', sealedAll);
    const { deviceId } = revoked;
    const before = await isolated();
    await send({ type: 'revokeDevice', deviceId, from: { bootEpoch, seq }, reason: 'lost' });
    const anchored = anchorAll(network);
    await until('the log stands still for the slot', async () =>
      (await stateValue('parked')) === true ? true : undefined,
    );
    await measure(well, 64);
    await anchored;
    await anchorAll(network);
    expect(await isolated()).to.equal(before + 1);
    await expectAnchored(
      network,
      new Map([
        [well.deviceId, well.made],
        [deviceId, revoked.made],
      ]),
    );
    expect(await stateValue('parked')).to.equal(false);
  });

  it('ends a fenced bridge; the process that is given the new epoch goes on with the log', async () => {
    const ingest = await open('fence');
    await measure(ingest, 64);
    const bridgeEpoch = (await epochOnLedger()) + 1;
    const [siteId = '', bridgeId = ''] = network.origin.split('/');
    await send({ type: 'fenceBridge', bridgeEpoch, bridgeId, siteId });
    await until('the fenced bridge ends', async () =>
      (await network.pids()).has('iot-bridge') ? undefined : true,
    );
    const settings = join(network.home, 'env', 'iot-bridge.local.env');
    appendFileSync(settings, `BRIDGE_EPOCH=${bridgeEpoch}\n`);
    await network.run('start', 'iot-bridge');
    await measure(ingest, 64);
    await anchorAll(network);
    const head = await expectAnchored(network, new Map([[ingest.deviceId, ingest.made]]));
    expect(head.bridgeEpoch).to.equal(bridgeEpoch);
  });

  async function open(what: string): Promise<Ingest> {
    const ingest = await Ingest.open(network, what);
    opened.push(ingest);
    return ingest;
  }

  async function measure(ingest: Ingest, more: number): Promise<void> {
    ingest.start();
    await ingest.ackedMore(more);
    await ingest.finish();
  }

  async function send(draft: CommandDraft): Promise<void> {
    const connect = network.connect.bind(network);
    const people = await ensureDemoPeople({ home: network.home, connect });
    const manager = people.get('device-manager');
    if (!manager) throw new Error('expected a device manager');
    const ledger = await connect('org-registrar-producer');
    try {
      const command = completeCommand('anchor', draft, new Date(), manager.key.keyId);
      await sendToLedger(ledger, signCommand('anchor', command, manager.key));
    } finally {
      ledger.close();
    }
  }

  async function epochOnLedger(): Promise<number> {
    const ledger = await network.connect('gateway');
    try {
      const bytes = await ledger.readState('anchor', stateKey('bridge', network.origin));
      if (!bytes) throw new Error('expected the record of the bridge');
      return bridgeRecordSchema.parse(JSON.parse(fromUtf8(bytes))).bridgeEpoch;
    } finally {
      ledger.close();
    }
  }

  async function sealedAll(): Promise<true | undefined> {
    const sealed = await stateValue('sealed');
    return sealed === (await stateValue('accepted')) ? true : undefined;
  }

  async function isolated(): Promise<number> {
    return Number(await stateValue('isolated'));
  }

  async function stateValue(name: string): Promise<unknown> {
    const response = await fetch(`${network.url('iot-bridge')}/state`);
    return ((await response.json()) as Record<string, unknown>)[name];
  }
});
