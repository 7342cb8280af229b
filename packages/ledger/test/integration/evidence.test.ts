// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BUNDLE_MEDIA_TYPE, utf8, verifyBundle, type Bundle } from '@daoji/proof';
import { expect } from 'chai';

import {
  assembleEventClaims,
  claimIdOf,
  connectLedger,
  type EventClaims,
  type Ledger,
} from '../../src/index.js';
import {
  activateIdentity,
  newCommandId,
  newOperatorId,
  newPersonKey,
  registerOperator,
} from '../behaviour/commands.js';
import { errorOf } from '../unit/error-of.js';
import { runningNetwork, type RunningNetwork } from './running-network.js';

describe('evidence of a running network', function () {
  this.timeout(60_000);
  const transactions = new Map<string, string>();
  const transactionOf = (commandId: string): Promise<string | undefined> =>
    Promise.resolve(transactions.get(commandId));
  let network: RunningNetwork;
  let ledger: Ledger;
  let claims: EventClaims;
  let registrarCommand = '';
  let growerCommand = '';
  let folder = '';

  async function send(call: { fn: string; args: string[]; commandId: string }): Promise<string> {
    const { transactionId } = await ledger.submit('trace', call.fn, call.args);
    transactions.set(call.commandId, transactionId);
    return call.commandId;
  }

  before(async function () {
    const running = await runningNetwork();
    if (!running) {
      this.skip();
      return;
    }
    network = running;
    folder = await mkdtemp(join(tmpdir(), 'daoji-ledger-'));
    ledger = await connectLedger(running.profile);
    const operatorId = newOperatorId();
    const registrar = newPersonKey();
    await send(registerOperator(operatorId));
    registrarCommand = await send(await activateIdentity(operatorId, registrar, 'registrar'));
    growerCommand = await send(
      await activateIdentity(operatorId, newPersonKey(), 'grower', registrar),
    );
    claims = await assembleEventClaims({ ledger, channel: 'trace', transactionOf }, [
      growerCommand,
    ]);
  });

  after(async () => {
    if (folder === '') return;
    ledger.close();
    await rm(folder, { recursive: true });
  });

  function bundleOf(parts: EventClaims): Uint8Array {
    const bundle: Bundle = {
      mediaType: BUNDLE_MEDIA_TYPE,
      subject: {},
      claims: parts.claims,
      evidence: parts.evidence,
      lifecycle: parts.lifecycle,
      checkpoints: [],
    };
    return utf8(JSON.stringify(bundle));
  }

  it('leads from a command to the first registrar', () => {
    expect(claims.claims.map(({ id, activation }) => [id, activation])).to.deep.equal([
      [claimIdOf(growerCommand), claimIdOf(registrarCommand)],
      [claimIdOf(registrarCommand), undefined],
    ]);
    expect(claims.evidence).to.have.length(2);
    expect(claims.lifecycle).to.have.length(1);
  });

  it('is accepted by the verifier against the pinned trust root', () => {
    const verdict = verifyBundle(bundleOf(claims), network.trustRoot);
    expect(verdict.outcome, JSON.stringify(verdict.statements)).to.equal('valid');
    expect(verdict.events.map(({ commandId }) => commandId)).to.include(growerCommand);
  });

  it('is refused without the attestations, the orderers, or the activation', () => {
    const [evidence, ...rest] = claims.evidence;
    if (!evidence) throw new Error('expected evidence');
    const block = { ...evidence.block, ordererMetadata: [] };
    const wrong: readonly EventClaims[] = [
      { ...claims, evidence: [{ ...evidence, validity: { attestations: [] } }, ...rest] },
      { ...claims, evidence: [{ ...evidence, block }, ...rest] },
      { ...claims, lifecycle: [] },
      { ...claims, claims: claims.claims.slice(0, 1) },
    ];
    for (const parts of wrong) {
      expect(verifyBundle(bundleOf(parts), network.trustRoot).outcome).not.to.equal('valid');
    }
  });

  it('answers the second time from memory', async () => {
    const id = transactions.get(growerCommand) ?? '';
    expect(await ledger.collectEvidence('trace', id)).to.equal(
      await ledger.collectEvidence('trace', id),
    );
  });

  it('knows no evidence of an unknown transaction or command', async () => {
    const id = randomBytes(32).toString('hex');
    const none = await errorOf(() => ledger.collectEvidence('trace', id));
    expect(none.code).to.equal('LEDGER_TRANSACTION_UNKNOWN');
    const sources = { ledger, channel: 'trace', transactionOf } as const;
    const unknown = await errorOf(() => assembleEventClaims(sources, [newCommandId()]));
    expect(unknown.code).to.equal('LEDGER_TRANSACTION_UNKNOWN');
  });

  it('demands as many organisations as it is told to', async () => {
    const strict = await connectLedger(network.profile, { evidenceOrganizations: 4 });
    try {
      const id = transactions.get(growerCommand) ?? '';
      const error = await errorOf(() => strict.collectEvidence('trace', id));
      expect(error.code).to.equal('LEDGER_EVIDENCE');
    } finally {
      strict.close();
    }
  });

  it('follows the chain from block 0 to the tip, and goes on after the mark', async () => {
    const { height, headerHash } = await ledger.tip('trace');
    const checkpointFile = join(folder, 'trace.json');
    const seen: string[] = [];
    for await (const block of ledger.blockEvents('trace', { checkpointFile })) {
      seen.push(block.hash);
      expect(block.previousHash).to.equal(seen.at(-2) ?? '');
      if (block.number === height - 1) break;
    }
    expect(seen.at(-1)).to.equal(headerHash);
    for await (const block of ledger.blockEvents('trace', { checkpointFile })) {
      // The last block was not finished with: it comes again, and only it.
      expect(block).to.include({ number: height - 1, hash: headerHash });
      break;
    }
  });

  it('refuses a chain that does not follow from what the caller knows', async () => {
    const options = { startBlock: 1, previousHash: 'ab'.repeat(32) };
    const stream = ledger.blockEvents('trace', options)[Symbol.asyncIterator]();
    expect((await errorOf(() => stream.next())).code).to.equal('LEDGER_BLOCK_MALFORMED');
  });

  it('ends a stream when the caller aborts', async () => {
    const stop = new AbortController();
    let blocks = 0;
    for await (const block of ledger.blockEvents('trace', { signal: stop.signal })) {
      blocks += 1;
      if (block.number === 1) stop.abort();
    }
    expect(blocks).to.be.greaterThan(1);
  });
});
