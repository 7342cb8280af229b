// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { codesIn } from '@daoji/model';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { parseLineConfig, runAt, type LineConfig } from '../../../src/line/line-config.js';
import { LineState } from '../../../src/line/line-state.js';
import { LineWorker, type SettledBatch } from '../../../src/line/line-worker.js';
import { FakeLine, SINCE } from './fake-line.js';

const CONFIG: LineConfig = {
  deviceId: 'pj01-scan-1',
  runs: [{ lotId: 'pk-1', orderId: 'co-1', since: SINCE }],
};

describe('a line worker', () => {
  let folder: string;
  let line: FakeLine;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-line-'));
    line = new FakeLine();
  });

  afterEach(() => rm(folder, { force: true, recursive: true }));

  /** A worker as a new process would build it: everything it knows is on the disk. */
  const work = async (config = CONFIG): Promise<SettledBatch[]> => {
    const settled: SettledBatch[] = [];
    const worker = new LineWorker(config, line.ports(), await LineState.open(folder));
    for await (const one of worker.work()) settled.push(one);
    return settled;
  };
  const refusedCodes = async (): Promise<string[]> =>
    (await (await LineState.open(folder)).refused()).map(({ code }) => code);
  const active = (): [number, number][] =>
    line.order.activated.map(({ from, to }) => [from, to] as [number, number]);
  const codeOf = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'success',
      (error: unknown) => (error instanceof CliError ? error.code : String(error)),
    );

  it('activates what was scanned, neighbours as one run, and once', async () => {
    line.batch(0, 1, 2, 10);
    line.batch(3);
    const settled = await work();
    expect(settled.map(({ activated }) => activated)).to.deep.equal([4, 1]);
    expect(active()).to.deep.equal([
      [0, 3],
      [10, 11],
      [3, 4],
    ]);
    expect(await work()).to.deep.equal([]);
    expect(line.ledger.size).to.equal(2);
  });

  it('keeps every scan that activates nothing, with its reason and its place in the log', async () => {
    line.batch(0, 0, 5, 950);
    line.batches.push(line.scan('zzzzzzzzzzzzzzzz'), line.scan(line.serial(0)));
    line.batches.push(line.scan(line.serial(1), '2026-11-28T23:59:59.999Z'));
    await work();
    expect(await refusedCodes()).to.deep.equal([
      'SCAN_TWICE',
      'SCAN_VOID',
      'SCAN_NOT_PRINTED',
      'SCAN_UNKNOWN',
      'SCAN_TWICE',
      'SCAN_NO_RUN',
    ]);
    const [first] = await (await LineState.open(folder)).refused();
    expect(first).to.include({ bootEpoch: 1, seq: 2, serial: line.serial(0) });
    expect(active()).to.deep.equal([[0, 1]]);
  });

  it('pairs halves that came in two batches, and names a half alone', async () => {
    const [high, low] = line.scan(line.serial(7)) as [Uint8Array, Uint8Array];
    const [lost] = line.scan(line.serial(8)) as [Uint8Array, Uint8Array];
    const [, alone] = line.scan(line.serial(9)) as [Uint8Array, Uint8Array];
    line.batches.push([high], [low, lost], [], line.scan(line.serial(11)), [alone]);
    await work();
    expect(active()).to.deep.equal([
      [7, 8],
      [11, 12],
    ]);
    expect(await refusedCodes()).to.deep.equal(['SCAN_HALF', 'SCAN_HALF']);
  });

  it('takes what the lot still takes and refuses the rest by the ledger’s code', async () => {
    line.packages = 3;
    line.batch(0, 1, 2, 3, 4);
    const [settled] = await work();
    expect(settled?.activated).to.equal(3);
    expect(await refusedCodes()).to.deep.equal(['CODES_EXCEED_LAND', 'CODES_EXCEED_LAND']);
    expect(codesIn(line.order.activated)).to.equal(3);
  });

  it('cuts more than 100 runs into commands that the ledger takes', async () => {
    line.batch(...Array.from({ length: 150 }, (_, at) => 10 + 2 * at));
    const [settled] = await work();
    expect(settled?.activated).to.equal(150);
    expect(line.ledger.size).to.equal(2);
  });

  for (const [what, fault] of [
    ['nobody answers', 'unreachable'],
    ['the answer is lost and the ledger has it', 'lost'],
    ['the gateway is not ready', { refused: '503 NOT_READY: later' }],
    ['too many ask', { refused: '429 RATE_LIMITED: later' }],
    ['the ledger saw a conflict', { refused: '409 LEDGER_MVCC_CONFLICT: again' }],
  ] as const) {
    it(`sends the very same bytes again when ${what}`, async () => {
      line.batch(0, 1);
      line.faults.push(fault);
      expect(await codeOf(work())).to.be.oneOf(['UNREACHABLE', 'REFUSED']);
      expect(await refusedCodes()).to.deep.equal([]);
      const [settled] = await work();
      expect(settled?.activated).to.equal(2);
      expect(line.ledger.size).to.equal(1);
      expect(active()).to.deep.equal([[0, 2]]);
    });
  }

  it('loses nothing and doubles nothing when it is killed between two commands', async () => {
    line.batch(...Array.from({ length: 150 }, (_, at) => 10 + 2 * at));
    line.faults.push('ok', 'unreachable');
    expect(await codeOf(work())).to.equal('UNREACHABLE');
    expect(codesIn(line.order.activated)).to.equal(100);
    const [settled] = await work();
    expect(settled?.activated).to.equal(150);
    expect(codesIn(line.order.activated)).to.equal(150);
    expect(await refusedCodes()).to.deep.equal([]);
  });

  it('passes over a plan that was torn while it was written', async () => {
    line.batch(0);
    await writeFile(join(folder, 'plan.json.part'), '{"batch":0,"comm');
    expect((await work())[0]?.activated).to.equal(1);
    expect((await readdir(folder)).sort()).to.deep.equal(['plan.json', 'position.json']);
  });

  it('keeps the scans of a command that the contract refuses, and goes on', async () => {
    line.batch(0, 1);
    line.batch(2);
    line.faults.push({ refused: '422 LOT_ON_HOLD: lot pk-1 is on hold' });
    const settled = await work();
    expect(settled.map(({ activated }) => activated)).to.deep.equal([0, 1]);
    expect(await refusedCodes()).to.deep.equal(['LOT_ON_HOLD', 'LOT_ON_HOLD']);
  });

  it('finds scans twice when its folder was lost, and activates none of them again', async () => {
    line.batch(0, 1);
    await work();
    await rm(folder, { recursive: true });
    await work();
    expect(await refusedCodes()).to.deep.equal(['SCAN_TWICE', 'SCAN_TWICE']);
    expect(line.ledger.size).to.equal(1);
  });
});

describe('line.json', () => {
  const runs = [
    { lotId: 'pk-1', orderId: 'co-1', since: '2026-11-29T00:00:00.000Z' },
    { lotId: 'pk-2', orderId: 'co-1', since: '2026-11-29T12:00:00.000Z' },
  ];

  it('says what ran at the time of a scan', () => {
    const config = parseLineConfig(JSON.stringify({ deviceId: 'pj01-scan-1', runs }));
    expect(runAt(config, '2026-11-28T23:59:59.999Z')).to.equal(undefined);
    expect(runAt(config, '2026-11-29T11:59:59.999Z')?.lotId).to.equal('pk-1');
    expect(runAt(config, '2026-11-29T12:00:00.000Z')?.lotId).to.equal('pk-2');
  });

  for (const [why, text] of [
    ['no JSON', '{'],
    ['no run', JSON.stringify({ deviceId: 'pj01-scan-1', runs: [] })],
    ['runs out of order', JSON.stringify({ deviceId: 'pj01-scan-1', runs: [...runs].reverse() })],
    ['another field', JSON.stringify({ deviceId: 'pj01-scan-1', more: 1, runs })],
    ['no device', JSON.stringify({ runs })],
  ] as const) {
    it(`is refused with FILE_SHAPE for ${why}`, () => {
      expect(() => parseLineConfig(text))
        .to.throw(CliError)
        .with.property('code', 'FILE_SHAPE');
    });
  }
});
