// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';

import { parsePack, type DeviceRecord } from '@daoji/model';
import { expect } from 'chai';

import type { Verdict } from '../../../src/admission/verdict.js';
import { newBench, type Bench } from '../../support/admission-bench.js';
import * as forge from '../../support/forgeries.js';

function reasonOf(verdict: Verdict): string {
  return verdict.kind === 'quarantined' || verdict.kind === 'refused'
    ? `${verdict.kind} ${verdict.reason}`
    : verdict.kind;
}

describe('Admission', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = newBench();
  });

  describe('accepts', () => {
    it('a first pack from seq 0, and the one that continues it', async () => {
      expect(await bench.send(bench.device.pack(16))).to.include({ kind: 'stored', count: 16 });
      expect(await bench.send(bench.device.pack(1))).to.include({ kind: 'stored', count: 1 });
      expect(bench.admission.stateOf(bench.device.deviceId).settled).to.include({ seq: 16 });
    });

    it('the suffix of a pack that overlaps the watermark', async () => {
      const whole = bench.device.pack(4);
      await bench.send(bench.device.repack(0, parsePack(whole).readings.slice(0, 2)));
      expect(await bench.send(whole)).to.include({ kind: 'stored', count: 2 });
      expect(bench.admission.stateOf(bench.device.deviceId).settled).to.include({ seq: 3 });
    });

    it('a pack after a gap that the device has signed', async () => {
      await bench.send(bench.device.pack(2));
      bench.device.skip(3);
      const gaps = [{ from: 2, to: 4, reason: 'lost-power' as const }];
      const pack = bench.device.pack(2, { statement: { firstSeq: 2, gaps } });
      expect(await bench.send(pack)).to.include({ kind: 'stored', count: 2 });
    });

    it('a new epoch that closes the old one at its last seq', async () => {
      await bench.send(bench.device.pack(3));
      bench.device.reboot();
      const closes = { bootEpoch: 0, lastSeq: 2 };
      const pack = bench.device.pack(1, { statement: { closes } });
      expect(await bench.send(pack)).to.include({ kind: 'stored' });
      expect(bench.admission.stateOf(bench.device.deviceId).settled).to.include({
        bootEpoch: 1,
        seq: 0,
      });
    });

    it('packs in flight together, in their order', async () => {
      const packs = Array.from({ length: 10 }, () => bench.device.pack(4));
      const verdicts = await Promise.all(packs.map((pack) => bench.send(pack)));
      expect(verdicts.map((verdict) => verdict.kind)).to.deep.equal(Array(10).fill('stored'));
    });
  });

  describe('answers with the current state and spools nothing', () => {
    it('a repeat', async () => {
      const pack = bench.device.pack(4);
      await bench.send(pack);
      expect(await bench.send(pack)).to.include({ kind: 'current' });
      expect(bench.spool.records.length).to.equal(1);
    });

    it('a pack ahead of the watermark', async () => {
      bench.device.pack(4);
      expect(await bench.send(bench.device.pack(4))).to.include({ kind: 'current' });
    });

    it('a new epoch that closes the old one further on than is held', async () => {
      await bench.send(bench.device.pack(3));
      bench.device.pack(5);
      bench.device.reboot();
      const closes = { bootEpoch: 0, lastSeq: 7 };
      expect(await bench.send(bench.device.pack(1, { statement: { closes } }))).to.include({
        kind: 'current',
      });
    });

    it('a new epoch that closes nothing', async () => {
      await bench.send(bench.device.pack(3));
      bench.device.reboot();
      expect(await bench.send(bench.device.pack(1))).to.include({ kind: 'current' });
    });

    it('a pack of an epoch that is closed', async () => {
      const old = bench.device.pack(3);
      await bench.send(old);
      bench.device.reboot();
      await bench.send(bench.device.pack(1, { statement: { closes: { bootEpoch: 0 } } }));
      expect(await bench.send(old)).to.include({ kind: 'current' });
    });
  });

  describe('keeps out', () => {
    const foreignKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const cases: readonly [string, string, (bench: Bench) => Buffer, ((b: Bench) => string)?][] = [
      ['text that is not JSON', 'SHAPE', () => Buffer.from('{"a":\nx\ny')],
      ['a payload of one line', 'SHAPE', () => Buffer.from('{}')],
      ['an empty payload', 'SHAPE', () => Buffer.alloc(0)],
      ['1 MB', 'SIZE', () => Buffer.alloc(1_048_576, 0x61)],
      ['bytes that are not UTF-8', 'UTF8', () => Buffer.of(0xc3, 0x28, 0x0a, 0x61, 0x0a, 0x62)],
      ['a statement in another spelling', 'JCS', ({ device }) => forge.spaced(device.pack(1))],
      ['a statement with another key', 'SHAPE', ({ device }) => forge.withKey(device.pack(1))],
      ['a reading in another spelling', 'JCS', ({ device }) => forge.spacedReading(device.pack(2))],
      ['a wrong count', 'SHAPE', ({ device }) => forge.dropLine(device.pack(2))],
      ['readings of another root', 'ROOT', ({ device }) => forge.otherValue(device.pack(2))],
      ['a forged signature', 'SIGNATURE', ({ device }) => device.pack(2, { key: foreignKey })],
      ['another key id', 'SIGNATURE', ({ device }) => device.pack(1, forge.otherKeyId())],
      ['a signature of high s', 'SIGNATURE', ({ device }) => forge.highS(device.pack(1))],
      [
        'a signature with bytes after it',
        'SIGNATURE',
        ({ device }) => forge.longer(device.pack(1)),
      ],
      [
        'a topic of another device',
        'TOPIC',
        ({ device }) => device.pack(1),
        () => forge.up('other-1'),
      ],
      ['a topic of another site', 'TOPIC', ({ device }) => device.pack(1), forge.otherSite],
      ['a topic of another kind', 'TOPIC', ({ device }) => device.pack(1), forge.otherKind],
      ['an unknown device', 'UNKNOWN_DEVICE', forge.unknownPack, () => forge.up('pj01-none-01')],
    ];
    for (const [what, reason, make, topic] of cases) {
      it(`${what}: ${reason}`, async () => {
        const payload = make(bench);
        const verdict = await bench.send(payload, topic?.(bench));
        expect(reasonOf(verdict)).to.equal(`quarantined ${reason}`);
        expect(bench.spool.records).to.deep.equal([]);
        expect(bench.admission.stateOf(bench.device.deviceId).settled).to.equal(undefined);
      });
    }

    const bound: readonly [string, string, Partial<DeviceRecord>][] = [
      ['a device bound to another bridge', 'quarantined TOPIC', { bridgeId: 'bridge-2' }],
      ['a device of another site', 'quarantined TOPIC', { siteId: 'pj02' }],
      ['a device without consent', 'quarantined UNKNOWN_DEVICE', { status: 'registered' }],
      ['a revoked device', 'refused REVOKED', { status: 'revoked' }],
    ];
    for (const [what, reason, change] of bound) {
      it(`${what}: ${reason}`, async () => {
        bench.records.set(bench.device.deviceId, bench.device.record(change));
        expect(reasonOf(await bench.send(bench.device.pack(1)))).to.equal(reason);
      });
    }

    it('nothing below the revocation, everything from it on', async () => {
      const revokedFrom = { bootEpoch: 0, seq: 4 };
      const record = bench.device.record({ status: 'revoked', revokedFrom });
      expect(await bench.send(bench.device.pack(2))).to.include({ kind: 'stored' });
      bench.records.set(bench.device.deviceId, record);
      expect(await bench.send(bench.device.pack(2))).to.include({ kind: 'stored' });
      const refused = await bench.send(bench.device.pack(2));
      expect(refused).to.deep.include({ ranges: [{ from: 4, to: 5, code: 'REVOKED' }] });
    });

    it('everything of a revoked device for which the ledger has no slot', async () => {
      const revokedFrom = { bootEpoch: 0, seq: 4 };
      const record = bench.device.record({ status: 'revoked', revokedFrom });
      const before = bench.device.pack(2);
      expect(await bench.send(before)).to.include({ kind: 'stored' });
      bench.records.set(bench.device.deviceId, record);
      bench.isolated.add(bench.device.deviceId);
      const refused = await bench.send(bench.device.pack(2));
      expect(refused).to.deep.include({ ranges: [{ from: 2, to: 3, code: 'REVOKED' }] });
      const restarted = newBench();
      restarted.records.set(bench.device.deviceId, record);
      expect(await restarted.send(before, bench.device.topic)).to.include({ kind: 'refused' });
    });

    const limits: readonly [string, string, Record<string, unknown>][] = [
      ['the wrong unit', 'UNIT', { unit: 'cm' }],
      ['the wrong scale', 'SCALE', { scale: -2 }],
      ['a value above its range', 'RANGE', { value: 5001 }],
      ['a value below its range', 'RANGE', { value: -1 }],
      ['an unknown quantity', 'QUANTITY', { quantity: 'air-temperature' }],
      ['an unknown channel', 'CHANNEL', { channel: 'cable-9' }],
    ];
    for (const [what, code, reading] of limits) {
      it(`${what}: refused ${code}, named in the ack`, async () => {
        const verdict = await bench.send(bench.device.pack(2, { reading }));
        expect(verdict).to.deep.include({
          kind: 'refused',
          ranges: [
            { from: 0, to: 0, code },
            { from: 1, to: 1, code },
          ],
        });
        expect(bench.spool.records).to.deep.equal([]);
      });
    }

    it('a refusal that the device did not sign: SIGNATURE, so that nobody else can make it drop a reading', async () => {
      const pack = bench.device.pack(1, { reading: { unit: 'cm' }, key: foreignKey });
      expect(reasonOf(await bench.send(pack))).to.equal('quarantined SIGNATURE');
    });

    it('a reading whose prevHash names another one: CHAIN, with the current state', async () => {
      await bench.send(bench.device.pack(2));
      const pack = bench.device.pack(1, { reading: { prevHash: 'ab'.repeat(32) } });
      expect(await bench.send(pack)).to.include({
        kind: 'quarantined',
        reason: 'CHAIN',
        deviceId: bench.device.deviceId,
      });
    });

    it('other bytes for a reading that is held: CLONE', async () => {
      const { device } = bench;
      await bench.send(device.pack(3));
      device.seq = 0;
      device.prevHash = '0'.repeat(64);
      const clone = device.pack(3, { reading: { value: 4711 } });
      expect(reasonOf(await bench.send(clone))).to.equal('quarantined CLONE');
      expect(bench.spool.records.length).to.equal(1);
    });

    it('other bytes below the watermark in a pack that goes on: CLONE', async () => {
      const { device } = bench;
      await bench.send(device.pack(3));
      device.seq = 0;
      device.prevHash = '0'.repeat(64);
      expect(reasonOf(await bench.send(device.pack(5, { reading: { value: 4711 } })))).to.equal(
        'quarantined CLONE',
      );
    });

    it('a forged repeat without an alarm: SIGNATURE', async () => {
      const { device } = bench;
      await bench.send(device.pack(3));
      device.seq = 0;
      device.prevHash = '0'.repeat(64);
      const forged = device.pack(3, { reading: { value: 4711 }, key: foreignKey });
      expect(reasonOf(await bench.send(forged))).to.equal('quarantined SIGNATURE');
    });

    it('nothing and answers nothing while the ledger cannot be asked', async () => {
      bench.isLedgerAway = true;
      expect(await bench.send(bench.device.pack(1))).to.deep.equal({ kind: 'unanswered' });
    });
  });

  it('settles nothing and gives no verdict before the sync', async () => {
    let release = (): void => undefined;
    bench.spool.gate = new Promise((resolve) => {
      release = resolve;
    });
    let verdict: Verdict | undefined;
    const first = bench.send(bench.device.pack(4)).then((got) => (verdict = got));
    while (bench.spool.records.length === 0) await new Promise(setImmediate);
    for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
    const state = bench.admission.stateOf(bench.device.deviceId);
    expect(verdict).to.equal(undefined);
    expect(state.settled).to.equal(undefined);
    expect(state.accepted).to.include({ seq: 3 });
    release();
    await first;
    expect(state.settled).to.include({ seq: 3 });
  });
});
