// SPDX-License-Identifier: Apache-2.0
import { LedgerError } from './ledger-error.js';

const RECENT_MS = 5000;
const POLLS = 50;
const POLL_MS = 100;

/** How the peers of a channel are asked, and how time goes by. */
export interface CatchUpParts {
  /** Blocks that each peer which answers has; those that are away are left out. */
  readonly heights: () => Promise<readonly number[]>;
  readonly wait: (ms: number) => Promise<void>;
  readonly nowMs: () => number;
}

/**
 * Lets a client see its own writes. A commit is told by one peer; another may endorse the next write before it has that
 * block, and then refuse what it has not heard of. A refusal soon after an own commit is therefore asked for again, once
 * every peer has the block; what they refuse then is refused.
 */
export class CatchUp {
  readonly #parts: CatchUpParts;
  #last: { readonly blockNumber: number; readonly atMs: number } | undefined;

  constructor(parts: CatchUpParts) {
    this.#parts = parts;
  }

  /** Notes an own commit. */
  committed(blockNumber: number): void {
    const known = this.#last?.blockNumber ?? 0;
    this.#last = { atMs: this.#parts.nowMs(), blockNumber: Math.max(known, blockNumber) };
  }

  /** Asks, and asks once more where a peer that was behind may have refused. @throws what `ask` throws. */
  async refusedByAll<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (cause) {
      const isRefusal = cause instanceof LedgerError && cause.code === 'LEDGER_CONTRACT';
      const last = this.#last;
      if (!isRefusal || !last || this.#parts.nowMs() - last.atMs > RECENT_MS) throw cause;
      await this.#untilAllHave(last.blockNumber);
      return ask();
    }
  }

  async #untilAllHave(blockNumber: number): Promise<void> {
    for (let poll = 0; poll < POLLS; poll += 1) {
      const heights = await this.#parts.heights();
      if (heights.every((height) => height > blockNumber)) return;
      await this.#parts.wait(POLL_MS);
    }
  }
}
