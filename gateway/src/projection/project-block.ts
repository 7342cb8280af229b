// SPDX-License-Identifier: Apache-2.0
import { commandEnvelopeSchema, type ChannelName } from '@daoji/model';

import type { LedgerBlock, LedgerTransaction, LedgerWrite } from '../ledger-port.js';
import { placeOf, type CollectionName, type StoredDocument } from './stored-document.js';

/** One change of the document store; `document` is absent for a deletion. */
export interface Projected {
  readonly collection: CollectionName;
  readonly id: string;
  readonly document?: StoredDocument;
}

/**
 * Documents that a block's valid transactions write, in their order; pure, so a rebuild gives the same documents.
 * Values that are not JSON objects have no document: chaincode writes none.
 */
export function projectBlock(channel: ChannelName, block: LedgerBlock): Projected[] {
  return block.transactions
    .filter(({ isValid }) => isValid)
    .flatMap((transaction) =>
      transaction.writes.flatMap((write) =>
        projectWrite(channel, block.blockNumber, transaction, write),
      ),
    );
}

function projectWrite(
  channel: ChannelName,
  blockNumber: number,
  transaction: LedgerTransaction,
  write: LedgerWrite,
): Projected[] {
  const { collection, id } = placeOf(channel, write.key);
  if (write.value === undefined) return [{ collection, id }];
  const value = objectOf(write.value);
  if (value === undefined) return [];
  const { txIndex, transactionId } = transaction;
  const signed = collection === 'events' ? envelopeOf(transaction.args) : {};
  const document = { _id: id, channel, value, blockNumber, txIndex, transactionId, ...signed };
  return [{ collection, id, document }];
}

function objectOf(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Not text or not JSON: no document of ours, and a projection must not stop for it.
    return undefined;
  }
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function envelopeOf(args: readonly string[]): { command?: string; signature?: string } {
  const bytes = new TextEncoder().encode(args[0] ?? '');
  const result = commandEnvelopeSchema.safeParse(objectOf(bytes));
  if (!result.success) return {};
  const { command, signature } = result.data;
  return signature === undefined ? { command } : { command, signature };
}
