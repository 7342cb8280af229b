// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ackSchema, type Ack } from '@daoji/model';
import { expect } from 'chai';

import { Ingest } from '../../../src/admission/ingest.js';
import { Quarantine } from '../../../src/admission/quarantine.js';
import { AckPublisher } from '../../../src/mqtt/ack-publisher.js';
import { newBench, type Bench } from '../../support/admission-bench.js';
import { QuickClock } from '../../support/quick-clock.js';
import { TestDevice } from '../../support/test-device.js';

describe('Ingest', () => {
  let dir = '';
  let bench: Bench;
  let ingest: Ingest;
  let quarantine: Quarantine;
  let acks: Ack[] = [];
  let counted: string[] = [];
  const disk = { isFull: false };
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'daoji-ingest-'));
    bench = newBench();
    acks = [];
    counted = [];
    disk.isFull = false;
    quarantine = await Quarantine.open({
      dir,
      maxBytes: 8_388_608,
      onCount: (reason) => counted.push(reason),
    });
    ingest = newIngest();
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  function newIngest(): Ingest {
    const clock = new QuickClock();
    const publisher = new AckPublisher({
      site: 'pj01',
      bridgeId: 'bridge-1',
      key: generateKeyPairSync('ed25519').privateKey,
      clock,
      coalesceMs: 0,
      bridgeEpoch: () => 1,
      credit: () => 256,
      settledOf: (deviceId) => bench.admission.stateOf(deviceId).settled,
      publish: (_topic, payload) => {
        const [line = ''] = payload.toString('utf8').split('\n');
        acks.push(ackSchema.parse(JSON.parse(line)));
      },
    });
    return new Ingest({
      admission: bench.admission,
      acks: publisher,
      quarantine,
      spool: disk,
      clock,
      maxBytes: 20_000,
      onVerdict: () => undefined,
    });
  }

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise(setImmediate);
  }

  it('acknowledges after the sync and never before', async () => {
    let release = (): void => undefined;
    bench.spool.gate = new Promise((resolve) => (release = resolve));
    await ingest.take(bench.device.topic, bench.device.pack(4));
    await until(() => bench.spool.records.length === 1);
    for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
    expect(acks).to.deep.equal([]);
    release();
    await until(() => acks.length > 0);
    expect(acks[0]).to.include({ seq: 3 });
  });

  it('holds PUBACK while too many bytes wait, and lets go when they are synced', async () => {
    let release = (): void => undefined;
    bench.spool.gate = new Promise((resolve) => (release = resolve));
    let taken = 0;
    const flood = (async () => {
      for (let index = 0; index < 10; index += 1) {
        await ingest.take(bench.device.topic, bench.device.pack(16));
        taken += 1;
      }
    })();
    await until(() => ingest.bytes > 20_000);
    for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
    expect(taken).to.be.lessThan(6);
    release();
    await flood;
    await until(() => ingest.bytes === 0);
    expect(bench.admission.stateOf(bench.device.deviceId).settled).to.include({ seq: 159 });
  });

  it('names refused readings in the ack and keeps the pack in quarantine', async () => {
    await ingest.take(bench.device.topic, bench.device.pack(1, { reading: { unit: 'cm' } }));
    await until(() => acks.length > 0);
    expect(acks[0]).to.deep.include({ seq: -1, refused: [{ from: 0, to: 0, code: 'UNIT' }] });
    await until(() => counted.length > 0);
    expect(counted).to.deep.equal(['UNIT']);
  });

  it('answers garbage with nothing and keeps it with its reason', async () => {
    await ingest.take(bench.device.topic, Buffer.from('{"value": 1e308, NaN'));
    await until(() => ingest.bytes === 0);
    const kept: string[] = [];
    for await (const { reason } of quarantine.entries()) kept.push(reason);
    expect(kept).to.deep.equal(['SHAPE']);
    expect(acks).to.deep.equal([]);
  });

  it('keeps only the head of 1 MB', async () => {
    await ingest.take(bench.device.topic, Buffer.alloc(1_048_576, 0x61));
    await until(() => ingest.bytes === 0);
    for await (const { reason, payload } of quarantine.entries()) {
      expect(reason).to.equal('SIZE');
      expect(payload.length).to.equal(131_072);
    }
  });

  it('admits what waited once the device is registered, also after a restart', async () => {
    const late = new TestDevice('pj01-late-01');
    await ingest.take(late.topic, late.pack(3));
    await until(() => ingest.bytes === 0);
    expect(counted).to.deep.equal(['UNKNOWN_DEVICE']);
    bench.records.set(late.deviceId, late.record());
    const again = newIngest();
    await again.restoreUnknown();
    await again.replay(late.deviceId);
    expect(bench.admission.stateOf(late.deviceId).settled).to.include({ seq: 2 });
    await until(() => acks.length > 0);
    expect(acks[0]).to.include({ deviceId: late.deviceId, seq: 2 });
  });

  it('replays nothing of a device that never waited', async () => {
    await ingest.replay(bench.device.deviceId);
    expect(bench.spool.records).to.deep.equal([]);
  });
});
