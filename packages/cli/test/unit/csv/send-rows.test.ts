// SPDX-License-Identifier: Apache-2.0
import { planCsvImport, type RowCommand } from '@daoji/exchange';
import { utf8 } from '@daoji/proof';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { sendRows } from '../../../src/csv/send-rows.js';
import type { GatewayClient } from '../../../src/network/gateway-client.js';
import { newSigningKey } from '../../../src/keys/key-file.js';
import type { PersonKey } from '../../../src/people/person-file.js';

const FILE = utf8(
  'lotId,weighedGrams,moistureMilliPercent,parcels\nh-1,1000,16500,p-1\nh-2,1000,16500,p-2\n',
);

/** A gateway that keeps what it is sent; `refuse` says why a lot is not taken. */
class Desk implements GatewayClient {
  readonly taken = new Map<string, string>();
  readonly confirmations: unknown[] = [];
  readonly refusals: Record<string, string[]> = {};

  get(path: string): Promise<unknown> {
    const id = path.split('/').at(-1) ?? '';
    if (this.taken.has(id)) return Promise.resolve({});
    return Promise.reject(new CliError('REFUSED', `404 COMMAND_NOT_FOUND: ${id}`));
  }

  getBytes(): Promise<Uint8Array> {
    return Promise.reject(new Error('no bytes'));
  }

  post(_path: string, body: unknown): Promise<unknown> {
    const { evidence } = body as { evidence?: { confirmations: unknown[] } };
    this.confirmations.push(...(evidence?.confirmations ?? []));
    const command = JSON.parse((body as { command: string }).command) as {
      commandId: string;
      lotId: string;
    };
    const refusal = this.refusals[command.lotId]?.shift();
    if (refusal !== undefined) return Promise.reject(new CliError('REFUSED', refusal));
    this.taken.set(command.commandId, command.lotId);
    return Promise.resolve({ transactionId: 'tx' });
  }
}

describe('rows of a CSV file, sent', () => {
  const person: PersonKey = { key: newSigningKey(), personId: 'person-1' };
  const rows = (): readonly RowCommand[] =>
    planCsvImport('harvests', FILE, {
      deviceTime: new Date().toISOString(),
      signerKeyId: person.key.keyId,
    }).commands;

  it('are each recorded once, also when the file is sent again', async () => {
    const desk = new Desk();
    const first = await sendRows(desk, rows(), person);
    expect(first.map(({ row, state }) => [row, state])).to.deep.equal([
      [2, 'recorded'],
      [3, 'recorded'],
    ]);
    const second = await sendRows(desk, rows(), person);
    expect(second.map(({ state }) => state)).to.deep.equal(['recorded-before', 'recorded-before']);
    expect([...desk.taken.values()].sort()).to.deep.equal(['h-1', 'h-2']);
  });

  it('are recorded before when another sender was first', async () => {
    const desk = new Desk();
    desk.refusals['h-1'] = ['409 COMMAND_ID_TAKEN: another'];
    const [first] = await sendRows(desk, rows(), person);
    expect(first?.state).to.equal('recorded-before');
  });

  it('carry the signature of a second person over the same bytes, where one signs', async () => {
    const second: PersonKey = { key: newSigningKey(), personId: 'person-2' };
    const desk = new Desk();
    await sendRows(desk, rows(), person, second);
    const { keyId } = second.key;
    expect(desk.confirmations).to.containSubset([{ keyId }, { keyId }]);
    await sendRows(desk, rows(), person);
    expect(desk.confirmations).to.have.length(2);
  });

  it('do not stop each other, and keep the reason of a refusal', async () => {
    const desk = new Desk();
    desk.refusals['h-1'] = ['422 HARVEST_INTERVAL: not before 2026-10-20'];
    const results = await sendRows(desk, rows(), person);
    expect(results.map(({ state }) => state)).to.deep.equal(['refused', 'recorded']);
    expect(results[0]?.reason).to.contain('HARVEST_INTERVAL');
  });

  it('are sent again alone where two met on one key', async () => {
    const desk = new Desk();
    desk.refusals['h-2'] = ['409 LEDGER_MVCC_CONFLICT: read conflict'];
    const results = await sendRows(desk, rows(), person);
    expect(results.map(({ state }) => state)).to.deep.equal(['recorded', 'recorded']);
  });

  it('end with the fault where no gateway answers', async () => {
    const desk = new Desk();
    desk.post = () => Promise.reject(new CliError('UNREACHABLE', 'no answer'));
    const error: unknown = await sendRows(desk, rows(), person).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(CliError).with.property('code', 'UNREACHABLE');
  });
});
