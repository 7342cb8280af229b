// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from '../bytes.js';
import { demand, Refusal } from '../refusal.js';
import { sha256 } from '../sha256.js';
import { assertDataHash, assertWellFormed, headerBytes, type ServedBlock } from './block.js';
import { readChannelConfig, type ChannelConfig } from './channel-config.js';
import { endorsersOf, verifyCreator } from './endorsement-policy.js';
import { envelopeType, payloadData, readTransaction } from './envelope.js';
import { verifyOrdering } from './ordering.js';

const CONFIG_ENVELOPE = 1;

/**
 * Looks at all blocks of one channel from its genesis on: hashes, orderer signatures under the config before each block, creators, endorsements
 * and transaction ids. No policy of a trust root is asked: a config block is believed where it stands.
 * @returns `"<block number> <code>"` in block order, a {@link Refusal} code or `PREVIOUS_HASH`; empty for a clean ledger.
 */
export function blockFileFaults(blocks: readonly ServedBlock[]): string[] {
  const faults: string[] = [];
  let config: ChannelConfig | undefined;
  let previous: ServedBlock | undefined;
  for (const block of blocks) {
    const note = (check: () => void): void => {
      const code = codeOf(check);
      if (code !== undefined) faults.push(`${block.number.toString()} ${code}`);
    };
    note(() => assertDataHash(block));
    if (previous && !follows(block, previous))
      faults.push(`${block.number.toString()} PREVIOUS_HASH`);
    const before = config;
    if (before) note(() => verifyOrdering(block, before));
    note(() => (config = readBlockBody(block, before)));
    previous = block;
  }
  return faults;
}

function codeOf(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (cause) {
    if (cause instanceof Refusal) return cause.code;
    throw cause;
  }
}

function follows(block: ServedBlock, previous: ServedBlock): boolean {
  return equalBytes(block.previousHash, sha256(headerBytes(previous, previous.dataHash)));
}

/** The config in force after the block. */
function readBlockBody(
  block: ServedBlock,
  before: ChannelConfig | undefined,
): ChannelConfig | undefined {
  const [first] = block.data;
  if (first && envelopeType(first) === CONFIG_ENVELOPE)
    return readChannelConfig(payloadData(first));
  if (before) verifyTransactions(block, before);
  return before;
}

function verifyTransactions(block: ServedBlock, config: ChannelConfig): void {
  assertWellFormed(block.data);
  for (const envelope of block.data) {
    const transaction = readTransaction(envelope);
    verifyCreator(transaction, config);
    const endorsers = endorsersOf(transaction, config).length;
    demand(
      endorsers === transaction.endorsements.length,
      'TP_ENDORSEMENT_POLICY',
      `expected ${transaction.endorsements.length} endorsers that hold, got ${endorsers}`,
    );
  }
}
