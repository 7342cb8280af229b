// SPDX-License-Identifier: Apache-2.0
import type { CollectEvidence } from '@daoji/archive';
import type { ChannelName } from '@daoji/model';

/** One write of a valid transaction; `value` is absent for a deletion. */
export interface LedgerWrite {
  readonly key: string;
  readonly value?: Uint8Array;
}

/** A transaction as the projection needs it. */
export interface LedgerTransaction {
  readonly transactionId: string;
  readonly txIndex: number;
  /** True when the committing peer's filter says VALID; a projection may trust it, a proof never does. */
  readonly isValid: boolean;
  /** Arguments of the chaincode call, without the function's name; empty for config transactions. */
  readonly args: readonly string[];
  /** Writes in the namespace of the channel's own chaincode. */
  readonly writes: readonly LedgerWrite[];
}

/** A block whose envelopes are well formed and match its data hash. */
export interface LedgerBlock {
  readonly blockNumber: number;
  readonly transactions: readonly LedgerTransaction[];
}

/** What the gateway needs of the ledger: the wired `@daoji/ledger`, or a double in unit tests. */
export interface LedgerPort {
  /** Asks one peer; nothing is written. @throws LedgerError `LEDGER_UNREACHABLE`, `LEDGER_CONTRACT`. */
  evaluate(channel: ChannelName, fn: string, args: readonly string[]): Promise<Uint8Array>;
  /** Endorses, orders and waits for the commit. @throws LedgerError, among them `LEDGER_COMMIT_UNKNOWN`. */
  submit(
    channel: ChannelName,
    fn: string,
    args: readonly string[],
  ): Promise<{ readonly transactionId: string; readonly blockNumber: number }>;
  /** Value of a state key on the gateway's own peer; `undefined` when there is none. */
  readState(channel: ChannelName, key: string): Promise<Uint8Array | undefined>;
  /** Blocks from `startBlock` on, in order, until `signal` aborts. */
  blocks(channel: ChannelName, startBlock: number, signal: AbortSignal): AsyncIterable<LedgerBlock>;
  /** Number of blocks on the channel now. */
  height(channel: ChannelName): Promise<number>;
  readonly collectEvidence: CollectEvidence;
}
