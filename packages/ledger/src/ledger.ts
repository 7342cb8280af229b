// SPDX-License-Identifier: Apache-2.0
import type { ChannelName } from '@daoji/model';
import type { Evidence, LifecycleEvidence } from '@daoji/proof';

import type { VerifiedBlock } from './block.js';

/** Deadline of each step in milliseconds. */
export interface StepTimeouts {
  readonly evaluate: number;
  readonly endorse: number;
  readonly submit: number;
  readonly commitStatus: number;
}

/** What a write may carry beside its arguments. */
export interface SubmitOptions {
  /** Seen by the endorsing chaincode, never written to the ledger. */
  readonly transient?: Readonly<Record<string, string | Uint8Array>>;
  /** MSP ids that endorse, and no others; needed with transient data. */
  readonly endorsingOrganizations?: readonly string[];
  readonly timeouts?: Partial<StepTimeouts>;
}

/** A write that was committed as valid. */
export interface SubmitResult {
  readonly transactionId: string;
  readonly blockNumber: number;
  /** What the chaincode returned. */
  readonly result: Uint8Array;
}

/**
 * An endorsed, signed transaction that is not submitted yet. Store all of it before the submit: a new process,
 * with either SDK, can go on from there.
 */
export interface PreparedTransaction {
  readonly channel: ChannelName;
  readonly transactionId: string;
  /** Signed `common.Envelope`. */
  readonly bytes: Uint8Array;
  /** Signed `gateway.SignedCommitStatusRequest`. */
  readonly statusRequest: Uint8Array;
  readonly result: Uint8Array;
}

/** How a transaction ended. */
export interface CommitStatus {
  /** Fabric's `TxValidationCode`; 0 is VALID. */
  readonly code: number;
  readonly codeName: string;
  readonly blockNumber: number;
  readonly valid: boolean;
}

/** Where block events begin, and where they leave their mark. */
export interface BlockEventOptions {
  /** Written after each block that the consumer has finished with; wins over `startBlock`. */
  readonly checkpointFile?: string;
  /** First block; 0 when nothing is said. */
  readonly startBlock?: number;
  /** Hex header hash of block `startBlock − 1`, when the caller keeps it. */
  readonly previousHash?: string;
  readonly signal?: AbortSignal;
}

/** Height and header hash of the newest block. */
export interface ChainTip {
  readonly height: number;
  /** Hex. */
  readonly headerHash: string;
}

/** What shows that a transaction was endorsed, ordered and committed as valid; parts of a proof bundle. */
export interface CollectedEvidence {
  readonly evidence: Evidence;
  readonly lifecycle: readonly LifecycleEvidence[];
}

/** A client of the network, bound to one identity. Every method throws {@link LedgerError} alone. */
export interface Ledger {
  /** MSP id of the identity. */
  readonly mspId: string;
  /**
   * Asks a peer; writes nothing. `mspId`: a peer of that organisation answers.
   * @throws LedgerError `LEDGER_CONTRACT`, `LEDGER_UNREACHABLE`.
   */
  evaluate(
    channel: ChannelName,
    fn: string,
    args: readonly string[],
    options?: { readonly mspId?: string },
  ): Promise<Uint8Array>;
  /**
   * Endorses, orders and waits for the commit. A read conflict and an endorsement mismatch are tried again.
   * @throws LedgerError `LEDGER_CONTRACT`, `LEDGER_ENDORSE`, `LEDGER_COMMIT_INVALID`, `LEDGER_MVCC_CONFLICT`,
   * `LEDGER_COMMIT_UNKNOWN` (it may have been written), `LEDGER_UNREACHABLE` (it was not).
   */
  submit(
    channel: ChannelName,
    fn: string,
    args: readonly string[],
    options?: SubmitOptions,
  ): Promise<SubmitResult>;
  /** Endorses and signs, without submitting. @throws LedgerError `LEDGER_CONTRACT`, `LEDGER_ENDORSE`, `LEDGER_UNREACHABLE`. */
  prepare(
    channel: ChannelName,
    fn: string,
    args: readonly string[],
    options?: SubmitOptions,
  ): Promise<PreparedTransaction>;
  /** Hands stored bytes to ordering; may be repeated. @throws LedgerError `LEDGER_COMMIT_UNKNOWN`, `LEDGER_UNREACHABLE`. */
  submitPrepared(prepared: PreparedTransaction, timeouts?: Partial<StepTimeouts>): Promise<void>;
  /** Waits for the commit. @throws LedgerError `LEDGER_COMMIT_UNKNOWN` when no peer tells in time. */
  commitStatus(
    prepared: PreparedTransaction,
    timeouts?: Partial<StepTimeouts>,
  ): Promise<CommitStatus>;
  /** A state value as a peer of that organisation (any, when absent) holds it; `undefined` when there is none. */
  readState(channel: ChannelName, key: string, mspId?: string): Promise<Uint8Array | undefined>;
  /** Checked blocks in order, for ever, over failing peers. Throws `LEDGER_BLOCK_MALFORMED`. */
  blockEvents(channel: ChannelName, options?: BlockEventOptions): AsyncIterable<VerifiedBlock>;
  /** The newest block that a peer knows. */
  tip(channel: ChannelName): Promise<ChainTip>;
  /**
   * Collects the block from orderers and signed answers from peers of at least two organisations each.
   * @throws LedgerError `LEDGER_TRANSACTION_UNKNOWN`, `LEDGER_EVIDENCE`, `LEDGER_BLOCK_MALFORMED`.
   */
  collectEvidence(channel: ChannelName, transactionId: string): Promise<CollectedEvidence>;
  /** Ends every stream and connection. */
  close(): void;
}
