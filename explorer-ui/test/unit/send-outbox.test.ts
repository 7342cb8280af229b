// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { ApiProblem } from '../../src/api/problem.js';
import type { OutboxEntry } from '../../src/sign/device-store.js';
import { afterFailure, sideBySide } from '../../src/sign/send-outbox.js';

const entry = (commandId: string, batch?: string): OutboxEntry => ({
  ...(batch !== undefined && { batch }),
  channel: 'trace',
  command: '{}',
  commandId,
  signature: '',
  signedAt: '2026-10-15T00:00:00.000Z',
  state: 'waiting',
});
const ids = (groups: OutboxEntry[][]): string[] =>
  groups.map((group) => group.map(({ commandId }) => commandId).join(''));

describe('sideBySide', () => {
  it('sends commands without a batch one by one, since one may build on another', () => {
    expect(ids(sideBySide([entry('a'), entry('b')]))).to.deep.equal(['a', 'b']);
  });

  it('keeps batches apart, in their order', () => {
    const entries = [
      entry('a', 'x'),
      entry('b', 'x'),
      entry('c'),
      entry('d', 'x'),
      entry('e', 'y'),
    ];
    expect(ids(sideBySide(entries))).to.deep.equal(['ab', 'c', 'd', 'e']);
  });

  it('sends at most twelve at a time', () => {
    const entries = Array.from({ length: 25 }, (_, index) => entry(String(index), 'x'));
    expect(sideBySide(entries).map((group) => group.length)).to.deep.equal([12, 12, 1]);
  });
});

describe('afterFailure', () => {
  const cases: readonly [number, string, OutboxEntry['state']][] = [
    [0, 'NETWORK', 'waiting'],
    [401, 'DEMO_SIGN_IN_REQUIRED', 'waiting'],
    [403, 'ACCESS_DENIED', 'refused'],
    [409, 'COMMAND_CONFLICT', 'refused'],
    // Two commands met on one ledger key: the one that lost is good as it is.
    [409, 'LEDGER_MVCC_CONFLICT', 'waiting'],
    [422, 'LOT_EXISTS', 'refused'],
    [429, 'RATE_LIMITED', 'waiting'],
    [503, 'LEDGER_UNREACHABLE', 'waiting'],
  ];
  for (const [status, code, wanted] of cases) {
    it(`${status} ${code} leaves the command ${wanted}`, () => {
      const after = afterFailure(entry('a'), new ApiProblem(status, code, 'why'));
      expect([after.state, after.reason]).to.deep.equal([wanted, `${code}: why`]);
    });
  }

  it('a fault that is no answer leaves it waiting', () => {
    expect(afterFailure(entry('a'), new TypeError('x')).state).to.equal('waiting');
  });
});
