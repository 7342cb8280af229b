// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { CatchUp } from '../../src/catch-up.js';
import { LedgerError, type LedgerErrorCode } from '../../src/index.js';
import { errorOf } from './error-of.js';

interface Run {
  readonly catchUp: CatchUp;
  readonly waits: number[];
  nowMs: number;
  /** Answers of `heights`, one a call; the last stays. */
  readonly heights: (readonly number[])[];
}

function newRun(...heights: (readonly number[])[]): Run {
  const waits: number[] = [];
  const run: Omit<Run, 'catchUp'> = { heights, nowMs: 1000, waits };
  const catchUp = new CatchUp({
    heights: () => Promise.resolve((heights.length > 1 ? heights.shift() : heights[0]) ?? []),
    nowMs: () => run.nowMs,
    wait: (ms) => Promise.resolve(void waits.push(ms)),
  });
  return Object.assign(run, { catchUp });
}

/** Fails with the codes, one a call, and then answers. */
function asking(...codes: LedgerErrorCode[]): { ask: () => Promise<string>; asked: () => number } {
  let calls = 0;
  const ask = (): Promise<string> => {
    const code = codes[calls];
    calls += 1;
    if (code === undefined) return Promise.resolve('done');
    return Promise.reject(new LedgerError(code, `refusal ${calls}`));
  };
  return { ask, asked: () => calls };
}

describe('CatchUp', () => {
  it('asks again once every peer has the block of the last own commit', async () => {
    const run = newRun([8, 7, 8], [8, 8, 8]);
    const { ask, asked } = asking('LEDGER_CONTRACT');
    run.catchUp.committed(7);
    expect(await run.catchUp.refusedByAll(ask)).to.equal('done');
    expect([asked(), run.waits]).to.deep.equal([2, [100]]);
  });

  it('gives the second refusal as it is', async () => {
    const run = newRun([9]);
    const { ask, asked } = asking('LEDGER_CONTRACT', 'LEDGER_CONTRACT');
    run.catchUp.committed(7);
    expect((await errorOf(() => run.catchUp.refusedByAll(ask))).message).to.equal('refusal 2');
    expect([asked(), run.waits]).to.deep.equal([2, []]);
  });

  it('believes a refusal where it has committed nothing, or nothing of late', async () => {
    const run = newRun([9]);
    const first = asking('LEDGER_CONTRACT');
    expect((await errorOf(() => run.catchUp.refusedByAll(first.ask))).code).to.equal(
      'LEDGER_CONTRACT',
    );
    run.catchUp.committed(7);
    run.nowMs += 5001;
    const second = asking('LEDGER_CONTRACT');
    expect((await errorOf(() => run.catchUp.refusedByAll(second.ask))).code).to.equal(
      'LEDGER_CONTRACT',
    );
    expect([first.asked(), second.asked()]).to.deep.equal([1, 1]);
  });

  for (const code of ['LEDGER_UNREACHABLE', 'LEDGER_ENDORSE', 'LEDGER_CLOSED'] as const) {
    it(`asks once after ${code}`, async () => {
      const run = newRun([9]);
      const { ask, asked } = asking(code);
      run.catchUp.committed(7);
      expect((await errorOf(() => run.catchUp.refusedByAll(ask))).code).to.equal(code);
      expect(asked()).to.equal(1);
    });
  }

  it('waits for no peer for ever', async () => {
    const run = newRun([3]);
    const { ask } = asking('LEDGER_CONTRACT', 'LEDGER_CONTRACT');
    run.catchUp.committed(7);
    await errorOf(() => run.catchUp.refusedByAll(ask));
    expect(run.waits).to.have.length(50);
  });

  it('keeps the highest of commits that end out of order', async () => {
    const run = newRun([8], [9]);
    const { ask } = asking('LEDGER_CONTRACT');
    run.catchUp.committed(8);
    run.catchUp.committed(7);
    await run.catchUp.refusedByAll(ask);
    expect(run.waits).to.have.length(1);
  });
});
