// SPDX-License-Identifier: Apache-2.0
import {
  COSIGNED_KINDS as COSIGNED_OF_EXCHANGE,
  IMPORT_GROUPS as GROUPS_OF_EXCHANGE,
  UNSIGNED_KINDS,
} from '@daoji/exchange';
import { expect } from 'chai';

import type { PlannedRow } from '../../src/imports/csv-plan.js';
import { COSIGNED_KINDS, IMPORT_GROUPS } from '../../src/imports/import-kinds.js';
import { isToSign, statedRows } from '../../src/imports/row-states.js';
import type { OutboxEntry } from '../../src/sign/device-store.js';

const planned = (isRecorded = false): PlannedRow => ({
  command: { type: 'recordHarvest' },
  commandId: '01',
  isRecorded,
  row: 2,
});
const entry = (state: OutboxEntry['state'], reason?: string): OutboxEntry => ({
  channel: 'trace',
  command: '{}',
  commandId: '01',
  reason,
  signature: '',
  signedAt: '2026-10-15T00:00:00.000Z',
  state,
});
const stateOf = (row: PlannedRow, outbox: OutboxEntry[], refused?: string): unknown => {
  const [stated] = statedRows([row], outbox, new Map(refused ? [['01', refused]] : []));
  return stated && [stated.state, isToSign(stated), stated.reason];
};

describe('statedRows', () => {
  it('a row that nobody signed is to be signed', () => {
    expect(stateOf(planned(), [])).to.deep.equal(['new', true, undefined]);
  });

  it('a row of the ledger is not signed again', () => {
    expect(stateOf(planned(true), [])).to.deep.equal(['before', false, undefined]);
  });

  for (const state of ['waiting', 'sent', 'committed'] as const) {
    it(`a row whose command is ${state} on this device is not signed again`, () => {
      expect(stateOf(planned(), [entry(state)])).to.deep.equal([state, false, undefined]);
    });
  }

  it('a refused row may be signed again and says why it was refused', () => {
    const why = 'LOT_EXISTS: h-1';
    expect(stateOf(planned(), [entry('refused', why)])).to.deep.equal(['refused', true, why]);
    expect(stateOf(planned(), [], why)).to.deep.equal(['refused', true, why]);
  });

  for (const code of ['COMMAND_CONFLICT', 'COMMAND_ID_TAKEN']) {
    it(`${code} means that the ledger has the row, and is no refusal`, () => {
      const why = `${code}: other bytes`;
      expect(stateOf(planned(), [entry('refused', why)])).to.deep.equal([
        'before',
        false,
        undefined,
      ]);
      expect(stateOf(planned(), [], why)).to.deep.equal(['before', false, undefined]);
    });
  }

  it('a row of the ledger that this device sent says so', () => {
    expect(stateOf(planned(true), [entry('committed')])).to.deep.equal([
      'committed',
      false,
      undefined,
    ]);
  });
});

describe('IMPORT_GROUPS', () => {
  it('are those of the reader', () => {
    const signed = Object.entries(GROUPS_OF_EXCHANGE).map(([group, kinds]) => [
      group,
      Object.keys(kinds).filter((kind) => !UNSIGNED_KINDS.includes(kind)),
    ]);
    expect(Object.entries(IMPORT_GROUPS)).to.deep.equal(signed);
    expect(COSIGNED_KINDS).to.deep.equal(COSIGNED_OF_EXCHANGE);
  });
});
