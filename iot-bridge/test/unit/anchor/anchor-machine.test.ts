// SPDX-License-Identifier: Apache-2.0
import type { LogHead } from '@daoji/model';
import { expect } from 'chai';

import {
  AnchorMachine,
  type MachinePorts,
  type PendingAdvance,
} from '../../../src/anchor/anchor-machine.js';
import { AnchorFault } from '../../../src/anchor/anchor-sink.js';
import { BridgeError } from '../../../src/bridge-error.js';
import { expectError } from '../../support/expect-error.js';
import { MemorySink } from '../../support/memory-sink.js';
import { QuickClock } from '../../support/quick-clock.js';

const ORIGIN = 'pj01/bridge-1';

class Bench {
  readonly sink = new MemorySink();
  readonly records: string[] = [];
  readonly signed: PendingAdvance[] = [];
  size = 3;
  epoch = 1;

  machine(copies: readonly PendingAdvance[] = []): AnchorMachine {
    const ports: MachinePorts = {
      origin: ORIGIN,
      sink: this.sink,
      clock: new QuickClock(),
      random: () => 0,
      unknownMs: 1000,
      rootAt: (size) => (size <= this.size ? rootAt(size) : undefined),
      remake: (prevSize) =>
        Promise.resolve({
          head: headOf(prevSize, this.size, this.epoch),
          witness: { consistency: [], changes: [], unchanged: [] },
        }),
      recordSigned: (pending) => {
        this.records.push(`SIGNED ${pending.signed.transactionId}`);
        this.signed.push(pending);
        expect(this.sink.submitted).to.not.include(pending.signed.transactionId);
        return Promise.resolve();
      },
      recordStatus: (pending, state) => {
        this.records.push(`${state} ${pending.signed.transactionId}`);
        return Promise.resolve();
      },
      onRetry: () => undefined,
      isStopped: () => false,
    };
    return new AnchorMachine(ports, copies);
  }
}

function rootAt(size: number): string {
  return size.toString(16).padStart(64, '0');
}

function headOf(prevLogSize: number, logSize: number, bridgeEpoch: number): LogHead {
  return {
    bridgeEpoch,
    logRoot: rootAt(logSize),
    logSize,
    origin: ORIGIN,
    prevLogRoot: rootAt(prevLogSize),
    prevLogSize,
    v: 1,
    watermarkRoot: rootAt(0),
    watermarkSize: 0,
  };
}

describe('AnchorMachine', () => {
  it('goes SIGNED, SUBMITTED, VALID, ANCHORED, with the bytes recorded before the submit', async () => {
    const bench = new Bench();
    const machine = bench.machine();
    const anchored = await machine.advance(0);
    expect(anchored?.confirmedBy).to.deep.equal(['A', 'B', 'C']);
    if (anchored) await machine.finish(anchored);
    expect(bench.records).to.deep.equal([
      'SIGNED tx-0',
      'SUBMITTED tx-0',
      'VALID tx-0',
      'ANCHORED tx-0',
    ]);
    expect(machine.hasPending).to.equal(false);
  });

  it('hands the same bytes over again when a submit failed and nothing was written', async () => {
    const bench = new Bench();
    bench.sink.ways = ['failed', 'failed'];
    await bench.machine().advance(0);
    expect(bench.sink.submitted).to.deep.equal(['tx-0', 'tx-0', 'tx-0']);
    expect(bench.sink.prepared.length).to.equal(1);
  });

  it('submits once when the submit failed but persisted', async () => {
    const bench = new Bench();
    bench.sink.ways = ['failed-but-persisted'];
    const anchored = await bench.machine().advance(0);
    expect(bench.sink.submitted).to.deep.equal(['tx-0']);
    expect(anchored?.pending.head.logSize).to.equal(3);
  });

  it('settles an unknown commit by the head of two organisations', async () => {
    const bench = new Bench();
    bench.sink.silentStatus = 1;
    const anchored = await bench.machine().advance(0);
    expect(bench.sink.submitted).to.deep.equal(['tx-0']);
    expect(anchored?.pending.signed.transactionId).to.equal('tx-0');
  });

  it('makes a new transaction once the stored bytes count as lost', async () => {
    const bench = new Bench();
    bench.sink.ways = Array<'failed'>(6).fill('failed');
    await bench.machine().advance(0);
    expect(bench.sink.prepared.length).to.be.greaterThan(1);
    expect(new Set(bench.sink.submitted).size).to.equal(bench.sink.prepared.length);
  });

  it('takes the old copy that commits after the new one was made', async () => {
    const bench = new Bench();
    const { sink } = bench;
    const old: PendingAdvance = {
      head: headOf(0, 2, 1),
      signed: await sink.prepare(headOf(0, 2, 1)),
    };
    sink.commit(old.signed);
    const newer: PendingAdvance = {
      head: headOf(0, 3, 1),
      signed: await sink.prepare(headOf(0, 3, 1)),
    };
    const anchored = await bench.machine([old, newer]).advance(0);
    expect(anchored?.pending.head.logSize).to.equal(2);
    expect(sink.head?.logSize).to.equal(2);
  });

  it('resumes stored bytes after a restart without signing again', async () => {
    const bench = new Bench();
    const signed = await bench.sink.prepare(headOf(0, 3, 1));
    const anchored = await bench.machine([{ head: headOf(0, 3, 1), signed }]).advance(0);
    expect(anchored?.pending.signed.transactionId).to.equal('tx-0');
    expect(bench.records).to.not.include('SIGNED tx-1');
  });

  it('makes a new transaction after an invalid one, and drops nothing', async () => {
    const bench = new Bench();
    bench.sink.ways = ['invalid'];
    const anchored = await bench.machine().advance(0);
    expect(bench.records).to.include('DROPPED tx-0');
    expect(anchored?.pending.signed.transactionId).to.equal('tx-1');
    expect(bench.sink.head?.logSize).to.equal(3);
  });

  it('tries again when endorsers refuse for a while', async () => {
    const bench = new Bench();
    bench.sink.refusals = ['again', 'unreachable', 'unknown'];
    expect((await bench.machine().advance(0))?.pending.head.logSize).to.equal(3);
  });

  it('ends the process when its epoch is stale', async () => {
    const bench = new Bench();
    bench.sink.refusals = ['stale-epoch'];
    await expectError(() => bench.machine().advance(0), BridgeError, 'EPOCH_STALE');
    expect(bench.sink.submitted).to.deep.equal([]);
  });

  it('parks when no repeat can help', async () => {
    const bench = new Bench();
    bench.sink.refusals = ['park'];
    const parked = await bench
      .machine()
      .advance(0)
      .catch((cause: unknown) => cause);
    expect(parked).to.be.instanceOf(AnchorFault).and.have.property('kind', 'park');
  });

  it('refuses a ledger whose head is above this log', async () => {
    const bench = new Bench();
    bench.sink.head = headOf(0, 9, 1);
    await expectError(() => bench.machine().advance(0), BridgeError, 'HEAD_AHEAD');
  });

  it('refuses a ledger that holds another log of this size', async () => {
    const bench = new Bench();
    bench.sink.head = { ...headOf(0, 2, 1), logRoot: 'ee'.repeat(32) };
    await expectError(() => bench.machine().agreedHead(), BridgeError, 'HEAD_FOREIGN');
    expect(bench.sink.submitted).to.deep.equal([]);
  });

  it('waits while fewer than two organisations answer', async () => {
    const bench = new Bench();
    bench.sink.isAway = true;
    const working = bench.machine().advance(0);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(bench.sink.submitted).to.deep.equal([]);
    bench.sink.isAway = false;
    expect((await working)?.pending.head.logSize).to.equal(3);
  });
});
