// SPDX-License-Identifier: Apache-2.0
import { status } from '@grpc/grpc-js';
import { expect } from 'chai';

import { judgeFailure, type Step } from '../../src/grpc-failure.js';
import { LedgerError } from '../../src/index.js';

function failure(code: number, message: string, details: unknown = []): Error {
  return Object.assign(new Error(message), { code, details });
}

const CONTRACT = [
  { address: 'peer', mspId: 'ProducerMSP', message: 'chaincode response 500, LOT_EXISTS: h-1' },
];

const TABLE: readonly [Step, Error, string, boolean][] = [
  [
    'evaluate',
    failure(status.UNKNOWN, 'chaincode response 500, LOT_EXISTS: h-1'),
    'LEDGER_CONTRACT',
    false,
  ],
  ['endorse', failure(status.ABORTED, 'failed to endorse', CONTRACT), 'LEDGER_CONTRACT', false],
  [
    'evaluate',
    failure(status.UNAVAILABLE, 'No connection established'),
    'LEDGER_UNREACHABLE',
    true,
  ],
  ['evaluate', failure(status.DEADLINE_EXCEEDED, 'deadline'), 'LEDGER_UNREACHABLE', true],
  ['endorse', failure(status.CANCELLED, 'cancelled'), 'LEDGER_UNREACHABLE', true],
  [
    'endorse',
    failure(status.FAILED_PRECONDITION, 'no combination of peers'),
    'LEDGER_ENDORSE',
    true,
  ],
  [
    'endorse',
    failure(status.ABORTED, 'ProposalResponsePayloads do not match'),
    'LEDGER_ENDORSE',
    true,
  ],
  ['endorse', failure(status.UNKNOWN, 'could not launch chaincode'), 'LEDGER_ENDORSE', true],
  ['submit', failure(status.UNAVAILABLE, 'connect ECONNREFUSED'), 'LEDGER_UNREACHABLE', true],
  [
    'submit',
    failure(status.UNAVAILABLE, 'no orderers could successfully process'),
    'LEDGER_COMMIT_UNKNOWN',
    true,
  ],
  ['submit', failure(status.DEADLINE_EXCEEDED, 'deadline'), 'LEDGER_COMMIT_UNKNOWN', true],
  ['submit', failure(status.INTERNAL, 'reset'), 'LEDGER_COMMIT_UNKNOWN', true],
  ['submit', new Error('REQUEST TIMEOUT'), 'LEDGER_COMMIT_UNKNOWN', true],
  ['submit', failure(status.PERMISSION_DENIED, 'forbidden'), 'LEDGER_SUBMIT_REFUSED', true],
  ['submit', failure(status.UNKNOWN, 'x', CONTRACT), 'LEDGER_COMMIT_UNKNOWN', true],
  ['commitStatus', failure(status.DEADLINE_EXCEEDED, 'deadline'), 'LEDGER_COMMIT_UNKNOWN', true],
  [
    'commitStatus',
    failure(status.UNAVAILABLE, 'connect ECONNREFUSED'),
    'LEDGER_COMMIT_UNKNOWN',
    true,
  ],
];

describe('judgeFailure', () => {
  for (const [step, cause, code, isTransient] of TABLE) {
    it(`${step}: "${cause.message}" is ${code}${isTransient ? ', another node may do' : ''}`, () => {
      const verdict = judgeFailure(step, cause, 'tx-1');
      expect(verdict.error).to.be.instanceOf(LedgerError);
      expect(verdict.error).to.include({ code, transactionId: 'tx-1', cause });
      expect(verdict.isTransient).to.equal(isTransient);
    });
  }

  it('gives the contract code and text', () => {
    const { error } = judgeFailure('endorse', failure(status.ABORTED, 'failed', CONTRACT));
    expect(error).to.include({ contractCode: 'LOT_EXISTS', message: 'LOT_EXISTS: h-1' });
  });

  for (const odd of ['text', 7, null, undefined, { code: 14 }]) {
    it(`takes ${JSON.stringify(odd)} that is no error`, () => {
      expect(judgeFailure('evaluate', odd).error).to.include({ code: 'LEDGER_ENDORSE' });
    });
  }
});
