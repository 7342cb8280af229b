// SPDX-License-Identifier: Apache-2.0
import { toHex } from '@daoji/proof';

import type { VerifiedBlock } from '../block.js';
import { LedgerError } from '../ledger-error.js';
import { assertBlock, hashOfBlock, type RawBlock } from './raw-block.js';
import { readTransaction } from './transaction-reader.js';

/**
 * Checks a block that a peer delivered and reads its transactions.
 * @param previous - header hash of the block before, when known.
 * @throws LedgerError `LEDGER_BLOCK_MALFORMED`.
 */
export function verifiedBlock(block: RawBlock, previous?: Uint8Array): VerifiedBlock {
  assertBlock(block, previous);
  const { data, filter, previousHash } = block.served;
  if (filter.length !== data.length) {
    throw new LedgerError(
      'LEDGER_BLOCK_MALFORMED',
      `block ${block.number}: expected ${data.length} validation codes, got ${filter.length}`,
    );
  }
  return {
    number: block.number,
    hash: toHex(hashOfBlock(block)),
    previousHash: toHex(previousHash),
    transactions: data.map((envelope, index) =>
      readTransaction(envelope, index, filter[index] ?? 0),
    ),
  };
}
