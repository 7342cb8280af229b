// SPDX-License-Identifier: Apache-2.0
import type { BlockTransaction, Ledger, VerifiedBlock } from '@daoji/ledger';
import type { ChannelName } from '@daoji/model';

import type { LedgerBlock, LedgerPort, LedgerTransaction } from './ledger-port.js';

/** The gateway's view of a connected Fabric ledger; adds nothing but the shape that the projection needs. */
export function fabricLedger(ledger: Ledger): LedgerPort {
  return {
    evaluate: (channel, fn, args) => ledger.evaluate(channel, fn, args),
    submit: (channel, fn, args) => ledger.submit(channel, fn, args),
    readState: (channel, key) => ledger.readState(channel, key, ledger.mspId),
    blocks: (channel, startBlock, signal) => blocksOf(ledger, channel, startBlock, signal),
    height: async (channel) => (await ledger.tip(channel)).height,
    collectEvidence: (channel, transactionId) =>
      ledger.collectEvidence(channelOf(channel), transactionId),
  };
}

async function* blocksOf(
  ledger: Ledger,
  channel: ChannelName,
  startBlock: number,
  signal: AbortSignal,
): AsyncIterable<LedgerBlock> {
  for await (const block of ledger.blockEvents(channel, { startBlock, signal })) {
    yield blockOf(channel, block);
  }
}

function blockOf(channel: ChannelName, block: VerifiedBlock): LedgerBlock {
  return {
    blockNumber: block.number,
    transactions: block.transactions.map((transaction) => transactionOf(channel, transaction)),
  };
}

function transactionOf(channel: ChannelName, transaction: BlockTransaction): LedgerTransaction {
  const { transactionId, index, valid, args, writes } = transaction;
  return {
    transactionId,
    txIndex: index,
    isValid: valid,
    args,
    // The chaincode's namespace has the channel's name; others are Fabric's own.
    writes: writes
      .filter(({ ns }) => ns === channel)
      .map(({ key, value, isDelete }) => (isDelete ? { key } : { key, value })),
  };
}

function channelOf(channel: string): ChannelName {
  return channel === 'anchor' ? 'anchor' : 'trace';
}
