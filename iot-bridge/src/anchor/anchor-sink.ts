// SPDX-License-Identifier: Apache-2.0
import type { AdvanceWitness, LogHead } from '@daoji/model';

/** An endorsed, signed advance: everything that a new process needs to go on with it. */
export interface SignedAdvance {
  readonly transactionId: string;
  /** Signed envelope. */
  readonly envelope: Uint8Array;
  /** Signed request for its commit status. */
  readonly statusRequest: Uint8Array;
}

/** What the ledger says of a submitted advance. */
export interface AdvanceOutcome {
  readonly isValid: boolean;
  readonly blockNumber: number;
  /** Fabric's validation code; 0 is VALID. */
  readonly validationCode: number;
}

/** The head of a log as one organisation's peer holds it; `undefined` before the first advance. */
export interface WitnessedHead {
  readonly mspId: string;
  readonly head: LogHead | undefined;
}

/**
 * What a failed step means for the machine: `again` a new transaction is needed, `unreachable` nothing was sent,
 * `unknown` it may have been committed, `stale-epoch` this bridge was fenced, `slot` the ledger takes no slot for a new
 * device, which the next batch leaves out, `park` no repeat can help.
 */
export type AnchorFaultKind = 'again' | 'unreachable' | 'unknown' | 'stale-epoch' | 'slot' | 'park';

/** A step of an advance failed. */
export class AnchorFault extends Error {
  readonly kind: AnchorFaultKind;

  constructor(kind: AnchorFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AnchorFault';
    this.kind = kind;
  }
}

/** The ledger as the anchor machine sees it. Every method rejects with {@link AnchorFault} alone. */
export interface AnchorSink {
  /** Endorses and signs, without submitting. @param attempt - varies the endorsing organisations. */
  prepare(head: LogHead, witness: AdvanceWitness, attempt: number): Promise<SignedAdvance>;
  /** Hands the bytes to ordering; the same bytes may be handed over again at any time. */
  submit(advance: SignedAdvance): Promise<void>;
  /** Waits for the commit, for a limited time. */
  status(advance: SignedAdvance): Promise<AdvanceOutcome>;
  /** The head on the peers of every organisation that answers; rejects when fewer than two do. */
  heads(origin: string): Promise<readonly WitnessedHead[]>;
}
