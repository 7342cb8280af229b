// SPDX-License-Identifier: Apache-2.0
import {
  assertDataHash,
  assertWellFormed,
  equalBytes,
  headerHash,
  readBlock as readServedBlock,
  Refusal,
  toHex,
  type ServedBlock,
} from '@daoji/proof';
import { common } from '@hyperledger/fabric-protos';

import { LedgerError } from '../ledger-error.js';
import { writeMessage } from './protobuf-writer.js';

/** A served block and the `common.Block` bytes that it was read from. */
export interface RawBlock {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly served: ServedBlock;
}

/** Takes a `common.Block` apart; leaf fields keep the received bytes. @throws LedgerError `LEDGER_BLOCK_MALFORMED`. */
export function readBlock(bytes: Uint8Array): RawBlock {
  const served = refusing('block', () => readServedBlock(bytes));
  return { number: Number(served.number), bytes, served };
}

/** Header hash, 32 bytes; right only once {@link assertBlock} has passed. */
export function hashOfBlock({ served }: RawBlock): Uint8Array {
  return headerHash(served);
}

/**
 * Checks what the header binds and what it does not: the data hash, and that every envelope is well formed, so that
 * none can be hidden inside another (CVE-2023-46132).
 * @param previous - hash of the block before, when known.
 * @throws LedgerError `LEDGER_BLOCK_MALFORMED`.
 */
export function assertBlock(block: RawBlock, previous?: Uint8Array): void {
  const { number, served } = block;
  refusing(`block ${number}`, () => {
    assertDataHash(served);
    if (!isGenesis(served)) assertWellFormed(served.data);
  });
  if (previous && !equalBytes(previous, served.previousHash)) {
    throw new LedgerError(
      'LEDGER_BLOCK_MALFORMED',
      `block ${number}: expected previous hash ${toHex(previous)}, got ${toHex(served.previousHash)}`,
    );
  }
}

/** Block 0 holds one config envelope that nobody signed. */
function isGenesis({ number, previousHash, data }: ServedBlock): boolean {
  const [bytes, ...others] = data;
  if (number !== 0n || previousHash.length > 0 || !bytes || others.length > 0) return false;
  try {
    const payload = common.Envelope.deserializeBinary(bytes).getPayload_asU8();
    return equalBytes(writeMessage([[1, payload]]), bytes);
  } catch {
    return false;
  }
}

function refusing<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const why = cause instanceof Refusal ? `${cause.code} ${cause.message}` : String(cause);
    throw new LedgerError('LEDGER_BLOCK_MALFORMED', `${what}: ${why}`, { cause });
  }
}
