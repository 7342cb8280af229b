// SPDX-License-Identifier: Apache-2.0
import { commandHash } from '@daoji/model';
import { expect } from 'chai';

import type { Ledger, LedgerProfile, SdkName, VerifiedBlock } from '../../src/index.js';
import { connectLedger } from '../../src/index.js';
import { errorOf } from '../unit/error-of.js';
import { newOperatorId, registerOperator } from './commands.js';

const MVCC_READ_CONFLICT = 11;

/** What every SDK must do, run on a real network as the registrar of ProducerMSP. */
export function ledgerSuite(sdk: SdkName, profileOf: () => LedgerProfile): void {
  const other: SdkName = sdk === 'fabric-gateway' ? 'fabric-network' : 'fabric-gateway';
  const open: Ledger[] = [];

  async function connect(profile = profileOf(), name = sdk): Promise<Ledger> {
    const ledger = await connectLedger(profile, { sdk: name });
    open.push(ledger);
    return ledger;
  }

  async function operatorOf(ledger: Ledger, operatorId: string): Promise<unknown> {
    const value = await ledger.readState('trace', `operator~${operatorId}`);
    return value && JSON.parse(Buffer.from(value).toString('utf8'));
  }

  afterEach(() => {
    for (const ledger of open.splice(0)) ledger.close();
  });

  for (const mspId of ['ProducerMSP', 'RegulatorMSP', 'InspectorMSP']) {
    it(`asks a peer of ${mspId}`, async () => {
      const ledger = await connect();
      const answer = await ledger.evaluate('anchor', 'meta:ping', [], { mspId });
      expect(JSON.parse(Buffer.from(answer).toString('utf8'))).to.include({ chaincode: 'anchor' });
    });
  }

  it('commits a command and reads its object', async () => {
    const ledger = await connect();
    const operatorId = newOperatorId();
    const { fn, args } = registerOperator(operatorId);
    const done = await ledger.submit('trace', fn, args);
    expect(done.transactionId).to.match(/^[0-9a-f]{64}$/);
    expect(done.blockNumber).to.be.greaterThan(0);
    expect(await operatorOf(ledger, operatorId)).to.include({ operatorId, kind: 'cooperative' });
  });

  it('reads an absent key as nothing', async () => {
    const ledger = await connect();
    expect(await ledger.readState('trace', 'operator~none', 'RegulatorMSP')).to.equal(undefined);
  });

  it("gives the contract's code when it refuses a write, a second one, and a read", async () => {
    const ledger = await connect();
    const wrong = await errorOf(() => ledger.submit('trace', 'people:registerOperator', ['{}']));
    expect(wrong).to.include({ code: 'LEDGER_CONTRACT', contractCode: 'COMMAND_SHAPE' });
    const operatorId = newOperatorId();
    const first = registerOperator(operatorId);
    await ledger.submit('trace', first.fn, first.args);
    const second = registerOperator(operatorId);
    const taken = await errorOf(() => ledger.submit('trace', second.fn, second.args));
    expect(taken).to.include({ code: 'LEDGER_CONTRACT', contractCode: 'OPERATOR_EXISTS' });
    const unknown = await errorOf(() => ledger.evaluate('trace', 'meta:none', []));
    expect(unknown).to.include({ code: 'LEDGER_CONTRACT', contractCode: 'FUNCTION_UNKNOWN' });
  });

  it(`prepares without writing; ${other} submits the stored bytes, twice`, async () => {
    const ledger = await connect();
    const operatorId = newOperatorId();
    const { fn, args } = registerOperator(operatorId);
    const prepared = await ledger.prepare('trace', fn, args);
    expect(await operatorOf(ledger, operatorId)).to.equal(undefined);
    const later = await connect(profileOf(), other);
    await later.submitPrepared(prepared);
    const status = await later.commitStatus(prepared);
    expect(status).to.include({ valid: true, code: 0, codeName: 'VALID' });
    await ledger.submitPrepared(prepared);
    expect(await ledger.commitStatus(prepared)).to.deep.equal(status);
  });

  it('tells a read conflict from a valid commit', async () => {
    const ledger = await connect();
    const operatorId = newOperatorId();
    const calls = [registerOperator(operatorId), registerOperator(operatorId)];
    const [one, two] = await Promise.all(
      calls.map(({ fn, args }) => ledger.prepare('trace', fn, args)),
    );
    if (!one || !two) throw new Error('expected two transactions');
    await Promise.all([ledger.submitPrepared(one), ledger.submitPrepared(two)]);
    const codes = await Promise.all([ledger.commitStatus(one), ledger.commitStatus(two)]);
    expect(codes.map(({ code }) => code).sort()).to.deep.equal([0, MVCC_READ_CONFLICT]);
  });

  it('makes a command that collides with itself again, and has one effect', async () => {
    const ledger = await connect();
    const { fn, args } = registerOperator(newOperatorId());
    const copies = await Promise.all([1, 2, 3].map(() => ledger.submit('trace', fn, args)));
    const results = copies.map(({ result }) => Buffer.from(result).toString('utf8'));
    expect(new Set(results).size).to.equal(1);
  });

  it('does not stop when a peer and an orderer are away', async () => {
    const profile = profileOf();
    const [peer] = profile.peers;
    const [orderer] = profile.orderers;
    if (!peer || !orderer) throw new Error('expected nodes in the profile');
    const nowhere = '127.0.0.1:9';
    const ledger = await connect({
      ...profile,
      peers: [{ ...peer, endpoint: nowhere }, ...profile.peers.slice(1)],
      orderers: [{ ...orderer, endpoint: nowhere }, ...profile.orderers.slice(1)],
    });
    const { fn, args } = registerOperator(newOperatorId());
    const { transactionId, blockNumber } = await ledger.submit('trace', fn, args);
    const { evidence } = await ledger.collectEvidence('trace', transactionId);
    expect(evidence.block.ordererMetadata).to.have.length(2);
    expect(await blockAt(ledger, blockNumber)).to.include({ number: blockNumber });
  });

  it('says that nobody can be reached', async () => {
    const profile = profileOf();
    const peers = profile.peers.map((node) => ({ ...node, endpoint: '127.0.0.1:9' }));
    const ledger = await connect({ ...profile, peers });
    const error = await errorOf(() => ledger.evaluate('trace', 'meta:ping', []));
    expect(error.code).to.equal('LEDGER_UNREACHABLE');
    expect((await errorOf(() => ledger.tip('trace'))).code).to.equal('LEDGER_UNREACHABLE');
  });

  it('does not know the status of what was never submitted', async () => {
    const ledger = await connect();
    const { fn, args } = registerOperator(newOperatorId());
    const prepared = await ledger.prepare('trace', fn, args);
    const error = await errorOf(() => ledger.commitStatus(prepared, { commitStatus: 500 }));
    expect(error.code).to.equal('LEDGER_COMMIT_UNKNOWN');
  });

  it('shows a commit in the block events, with its arguments and writes', async () => {
    const ledger = await connect();
    const operatorId = newOperatorId();
    const { fn, args, commandId } = registerOperator(operatorId);
    const done = await ledger.submit('trace', fn, args);
    const block = await blockAt(ledger, done.blockNumber);
    const found = block.transactions.find((each) => each.transactionId === done.transactionId);
    expect(found).to.deep.include({
      valid: true,
      validationCode: 0,
      chaincode: 'trace',
      fn,
      args,
      creatorMsp: 'ProducerMSP',
    });
    const event = found?.writes.find(({ key }) => key === `event~${commandId}`);
    const value: unknown = JSON.parse(Buffer.from(event?.value ?? []).toString('utf8'));
    const { command } = JSON.parse(args[0] ?? '') as { command: string };
    expect(value).to.include({ commandHash: commandHash(command), type: 'registerOperator' });
  });

  it('refuses work once closed, and ends its streams', async () => {
    const ledger = await connect();
    const stream = ledger.blockEvents('trace')[Symbol.asyncIterator]();
    await stream.next();
    ledger.close();
    const error = await errorOf(() => ledger.evaluate('trace', 'meta:ping', []));
    expect(error.code).to.equal('LEDGER_CLOSED');
    let last = await stream.next();
    while (last.done !== true) last = await stream.next();
  });
}

/** One block of channel `trace`. */
export async function blockAt(ledger: Ledger, startBlock: number): Promise<VerifiedBlock> {
  for await (const block of ledger.blockEvents('trace', { startBlock })) return block;
  throw new Error(`expected block ${startBlock}`);
}
