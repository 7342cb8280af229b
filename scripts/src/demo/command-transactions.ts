// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from '@daoji/ledger';

const EVENT_PREFIX = 'event~';

/** Reads channel `trace` up to its tip: commandId → id of the valid transaction that wrote its event. */
export async function commandTransactions(ledger: Ledger): Promise<Map<string, string>> {
  const { height } = await ledger.tip('trace');
  const transactions = new Map<string, string>();
  for await (const block of ledger.blockEvents('trace', { startBlock: 0 })) {
    for (const { valid, transactionId, writes } of block.transactions) {
      if (!valid) continue;
      for (const { key } of writes) {
        if (key.startsWith(EVENT_PREFIX))
          transactions.set(key.slice(EVENT_PREFIX.length), transactionId);
      }
    }
    if (block.number >= height - 1) break;
  }
  return transactions;
}
