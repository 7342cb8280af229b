// SPDX-License-Identifier: Apache-2.0
import { fromHex } from '@daoji/proof';

import type { VerifiedBlock } from './block.js';
import { readCheckpoint, writeCheckpoint, type BlockCheckpoint } from './checkpoint-file.js';
import { blocksFromPeer } from './direct/deliver.js';
import type { GrpcNode } from './grpc-node.js';
import { LedgerError } from './ledger-error.js';
import type { BlockEventOptions } from './ledger.js';
import type { SigningIdentity } from './signing-identity.js';
import { verifiedBlock } from './wire/verified-block.js';

/** Pause before another peer is asked, in milliseconds. */
const RECONNECT_MS = 500;

/** From whom blocks come, and how to wait. */
export interface BlockSource {
  readonly peers: readonly GrpcNode[];
  readonly identity: SigningIdentity;
  /** Fabric's channel name. */
  readonly channel: string;
  readonly wait: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Checked blocks in order, each once, from whichever peer serves them. A mark is written when the consumer asks for
 * the next block, so a crash repeats a block and skips none.
 * @throws LedgerError `LEDGER_BLOCK_MALFORMED`: a peer served a block that is not what its header says.
 */
export async function* streamBlocks(
  source: BlockSource,
  options: BlockEventOptions,
): AsyncIterable<VerifiedBlock> {
  const { checkpointFile } = options;
  let mark: BlockCheckpoint = (checkpointFile && (await readCheckpoint(checkpointFile))) || {
    nextBlock: options.startBlock ?? 0,
    previousHash: options.previousHash ?? '',
  };
  const isOpen = (): boolean => !source.signal.aborted;
  for (let turn = 0; isOpen(); turn += 1) {
    const node = source.peers[turn % source.peers.length];
    if (!node) throw new LedgerError('LEDGER_UNREACHABLE', 'expected a peer in the profile');
    for await (const block of untilBroken(source, node, mark)) {
      yield block;
      mark = { nextBlock: block.number + 1, previousHash: block.hash };
      if (checkpointFile) await writeCheckpoint(checkpointFile, mark);
    }
    if (isOpen()) await source.wait(RECONNECT_MS);
  }
}

async function* untilBroken(
  source: BlockSource,
  node: GrpcNode,
  mark: BlockCheckpoint,
): AsyncIterable<VerifiedBlock> {
  const { identity, channel, signal } = source;
  let next = mark.nextBlock;
  let previous = mark.previousHash === '' ? undefined : fromHex(mark.previousHash);
  try {
    for await (const raw of blocksFromPeer(node, identity, channel, next, signal)) {
      if (raw.number !== next) {
        throw new LedgerError(
          'LEDGER_BLOCK_MALFORMED',
          `expected block ${next}, got ${raw.number}`,
        );
      }
      const block = verifiedBlock(raw, previous);
      yield block;
      previous = fromHex(block.hash);
      next += 1;
    }
  } catch (cause) {
    if (cause instanceof LedgerError && cause.code === 'LEDGER_BLOCK_MALFORMED') throw cause;
  }
}
