// SPDX-License-Identifier: Apache-2.0
import { parseCommand } from '@daoji/model';

import type { LedgerPort } from '../../src/ledger-port.js';
import type { MemoryStore } from './memory-store.js';
import { unreachableLedger } from './services.js';
import { eventOf } from './season.js';

/** A ledger that writes the event of each command into the projection at once, or does as it is told. */
export class WritingLedger {
  /** Command ids in the order of their arrival, repeats too. */
  readonly submitted: string[] = [];
  /** Thrown instead of writing. */
  failure: Error | undefined;
  /** Where it writes; set before the first command. */
  store: MemoryStore | undefined;

  get port(): LedgerPort {
    return {
      ...unreachableLedger(),
      submit: (_channel, _fn, args) => this.#submit(args[0] ?? ''),
    };
  }

  async #submit(envelope: string): Promise<{ transactionId: string; blockNumber: number }> {
    const { command } = JSON.parse(envelope) as { command: string };
    const { commandId } = parseCommand('trace', command);
    this.submitted.push(commandId);
    if (this.failure) throw this.failure;
    const blockNumber = 100 + this.submitted.length;
    const transactionId = `tx-${blockNumber}`;
    await this.store?.put('events', {
      ...{ _id: `trace~${commandId}`, blockNumber, channel: 'trace', command },
      ...{ signature: 'AAAA', transactionId, txIndex: 0, value: { ...eventOf(command, []) } },
    });
    return { blockNumber, transactionId };
  }
}
