// SPDX-License-Identifier: Apache-2.0
import { equalBytes, toBase64, type Attestation } from '@daoji/proof';
import { peer } from '@hyperledger/fabric-protos';

import type { GrpcNode } from '../grpc-node.js';
import { LedgerError } from '../ledger-error.js';
import type { SigningIdentity } from '../signing-identity.js';
import { readBlock, type RawBlock } from '../wire/raw-block.js';
import { transactionIdOf } from '../wire/transaction-reader.js';
import { askPeer, type SignedAnswer } from './proposal.js';

const QUERY_MS = 15_000;

/** What peers say of a transaction, and where it lies. */
export interface AttestedTransaction {
  readonly attestations: readonly Attestation[];
  readonly blockNumber: number;
  readonly txIndex: number;
  /** Validation codes of the block as one peer keeps them. */
  readonly filter: Uint8Array;
  readonly envelope: Uint8Array;
}

/** Fewer organisations than wanted hold the transaction as yet. */
export class TooFewAnswers extends LedgerError {
  readonly answers: number;

  constructor(
    code: 'LEDGER_TRANSACTION_UNKNOWN' | 'LEDGER_EVIDENCE',
    message: string,
    answers: number,
    transactionId: string,
  ) {
    super(code, message, { transactionId });
    this.name = 'LedgerError';
    this.answers = answers;
  }
}

/**
 * Signed `qscc` answers about a transaction from peers of `organizations` different organisations.
 * @throws LedgerError `LEDGER_TRANSACTION_UNKNOWN` when no peer holds it, `LEDGER_COMMIT_INVALID` when it is invalid,
 * `LEDGER_EVIDENCE` when too few organisations answer or their answers differ.
 */
export async function attestTransaction(
  peers: readonly GrpcNode[],
  identity: SigningIdentity,
  channel: string,
  transactionId: string,
  organizations: number,
): Promise<AttestedTransaction> {
  const ask = (node: GrpcNode, fn: string): Promise<SignedAnswer> =>
    askPeer(node, identity, channel, 'qscc', [fn, channel, transactionId], QUERY_MS);
  const results = await Promise.allSettled(peers.map((node) => ask(node, 'GetTransactionByID')));
  const answers = oncePerOrganization(
    results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
  );
  if (answers.length < organizations)
    throw tooFew(results, transactionId, organizations, answers.length);
  const envelope = agreedEnvelope(answers, transactionId);
  const block = await firstOf(peers, (node) => ask(node, 'GetBlockByTxID'));
  return {
    attestations: answers.slice(0, organizations).map(attestationOf),
    envelope,
    ...placeOf(readBlock(block.result), envelope, transactionId),
  };
}

function placeOf(
  block: RawBlock,
  envelope: Uint8Array,
  transactionId: string,
): Pick<AttestedTransaction, 'blockNumber' | 'txIndex' | 'filter'> {
  const txIndex = block.served.data.findIndex((each) => transactionIdOf(each) === transactionId);
  const found = block.served.data[txIndex];
  if (!found || !equalBytes(found, envelope)) {
    throw new LedgerError('LEDGER_EVIDENCE', `block ${block.number}: expected ${transactionId}`);
  }
  return { blockNumber: block.number, txIndex, filter: block.served.filter };
}

function agreedEnvelope(answers: readonly SignedAnswer[], transactionId: string): Uint8Array {
  const processed = answers.map((answer) => {
    const transaction = peer.ProcessedTransaction.deserializeBinary(answer.result);
    const envelope = transaction.getTransactionenvelope()?.serializeBinary() ?? new Uint8Array(0);
    return { mspId: answer.mspId, code: transaction.getValidationcode(), envelope };
  });
  const [first] = processed;
  for (const { mspId, code, envelope } of processed) {
    if (code !== 0) {
      throw new LedgerError('LEDGER_COMMIT_INVALID', `${mspId}: ${transactionId} is invalid`, {
        transactionId,
        validationCode: code,
      });
    }
    if (!first || !equalBytes(envelope, first.envelope)) {
      throw new LedgerError('LEDGER_EVIDENCE', `${mspId}: expected the same ${transactionId}`);
    }
  }
  return first?.envelope ?? new Uint8Array(0);
}

function attestationOf(answer: SignedAnswer): Attestation {
  return {
    channelHeader: toBase64(answer.channelHeader),
    signatureHeader: toBase64(answer.signatureHeader),
    cpp: toBase64(answer.cpp),
    prp: toBase64(answer.prp),
    endorser: toBase64(answer.endorser),
    signature: toBase64(answer.signature),
  };
}

function oncePerOrganization(answers: readonly SignedAnswer[]): SignedAnswer[] {
  return [...new Map(answers.toReversed().map((answer) => [answer.mspId, answer])).values()];
}

/** One after the other: any one answer is enough, and the block is checked against what orderers signed. */
async function firstOf<T>(
  nodes: readonly GrpcNode[],
  ask: (node: GrpcNode) => Promise<T>,
): Promise<T> {
  let cause: unknown;
  for (const node of nodes) {
    try {
      return await ask(node);
    } catch (error) {
      cause = error;
    }
  }
  throw new LedgerError('LEDGER_UNREACHABLE', 'expected an answer of one peer', { cause });
}

function tooFew(
  results: readonly PromiseSettledResult<SignedAnswer>[],
  transactionId: string,
  organizations: number,
  answers: number,
): TooFewAnswers {
  const failures = results.flatMap((each) =>
    each.status === 'rejected' ? [String(each.reason)] : [],
  );
  const why = failures.join('; ');
  const isUnknown = answers === 0 && why.includes('no such transaction ID');
  const code = isUnknown ? 'LEDGER_TRANSACTION_UNKNOWN' : 'LEDGER_EVIDENCE';
  const message = `${transactionId}: expected answers of ${organizations} organisations; ${why}`;
  return new TooFewAnswers(code, message, answers, transactionId);
}
