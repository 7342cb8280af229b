// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { LedgerError, type LedgerErrorCode, type PreparedTransaction } from '../../src/index.js';
import { submitTransaction, type SubmitSteps } from '../../src/submit-flow.js';
import { commitStatusOf } from '../../src/validation-code.js';
import { errorOf } from './error-of.js';

const failing = (code: LedgerErrorCode, message = 'refused'): (() => Promise<never>) => {
  return () => Promise.reject(new LedgerError(code, message));
};

function steps(
  codes: readonly number[],
  changed: Partial<SubmitSteps> = {},
): {
  steps: SubmitSteps;
  pauses: number[];
  prepared: string[];
} {
  const pauses: number[] = [];
  const prepared: string[] = [];
  const prepare = (): Promise<PreparedTransaction> => {
    const transactionId = `tx-${prepared.length}`;
    prepared.push(transactionId);
    const bytes = new Uint8Array(0);
    return Promise.resolve({
      channel: 'trace',
      transactionId,
      bytes,
      statusRequest: bytes,
      result: bytes,
    });
  };
  const all: SubmitSteps = {
    prepare,
    submit: () => Promise.resolve(),
    commitStatus: () => Promise.resolve(commitStatusOf(codes[prepared.length - 1] ?? 0, 9)),
    wait: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    random: () => 0.5,
    ...changed,
  };
  return { steps: all, pauses, prepared };
}

describe('submitTransaction', () => {
  it('gives transaction and block of a valid commit', async () => {
    const run = steps([0]);
    expect(await submitTransaction(run.steps)).to.include({
      transactionId: 'tx-0',
      blockNumber: 9,
    });
    expect(run.pauses).to.deep.equal([]);
  });

  it('makes a conflicting write again, with growing pauses', async () => {
    const run = steps([11, 11, 0]);
    expect(await submitTransaction(run.steps)).to.include({ transactionId: 'tx-2' });
    expect(run.pauses).to.deep.equal([100, 200]);
  });

  it('gives up after six conflicts', async () => {
    const run = steps([11, 11, 11, 11, 11, 11, 0]);
    const error = await errorOf(() => submitTransaction(run.steps));
    expect(error).to.include({ code: 'LEDGER_MVCC_CONFLICT', validationCode: 11 });
    expect(run.prepared).to.have.length(6);
  });

  for (const code of [4, 9, 10, 12, 254, 255]) {
    it(`does not make a write again after ${commitStatusOf(code, 0).codeName}`, async () => {
      const run = steps([code, 0]);
      const error = await errorOf(() => submitTransaction(run.steps));
      expect(error).to.include({ code: 'LEDGER_COMMIT_INVALID', validationCode: code });
      expect(run.prepared).to.have.length(1);
    });
  }

  it('settles a submit that was cut off by the commit status', async () => {
    const run = steps([0], { submit: failing('LEDGER_COMMIT_UNKNOWN') });
    expect(await submitTransaction(run.steps)).to.include({ transactionId: 'tx-0' });
  });

  it('leaves an unknown commit unknown, and makes nothing again', async () => {
    const run = steps([], { commitStatus: failing('LEDGER_COMMIT_UNKNOWN') });
    expect((await errorOf(() => submitTransaction(run.steps))).code).to.equal(
      'LEDGER_COMMIT_UNKNOWN',
    );
    expect(run.prepared).to.have.length(1);
  });

  for (const code of ['LEDGER_UNREACHABLE', 'LEDGER_SUBMIT_REFUSED'] as const) {
    it(`passes on ${code} of a submit`, async () => {
      const run = steps([0], { submit: failing(code) });
      expect((await errorOf(() => submitTransaction(run.steps))).code).to.equal(code);
    });
  }

  for (const code of ['LEDGER_CONTRACT', 'LEDGER_ENDORSE', 'LEDGER_UNREACHABLE'] as const) {
    it(`passes on ${code} of an endorsement at once`, async () => {
      const run = steps([0], { prepare: failing(code) });
      expect((await errorOf(() => submitTransaction(run.steps))).code).to.equal(code);
      expect(run.pauses).to.deep.equal([]);
    });
  }

  it('tries endorsers of different heights again, bounded', async () => {
    const mismatch = failing('LEDGER_ENDORSE', 'ProposalResponsePayloads do not match');
    const run = steps([0], { prepare: mismatch });
    expect((await errorOf(() => submitTransaction(run.steps))).code).to.equal('LEDGER_ENDORSE');
    expect(run.pauses).to.have.length(5);
  });
});
