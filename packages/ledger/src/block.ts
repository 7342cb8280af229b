// SPDX-License-Identifier: Apache-2.0

/** A write of a transaction. */
export interface StateWrite {
  readonly ns: string;
  readonly key: string;
  readonly value: Uint8Array;
  readonly isDelete: boolean;
}

/** A version that a transaction read; absent when the key was not there. */
export interface StateRead {
  readonly ns: string;
  readonly key: string;
  readonly version?: { readonly block: number; readonly tx: number };
}

/** A transaction of a checked block. Fields of other types than endorser transactions are empty. */
export interface BlockTransaction {
  readonly transactionId: string;
  readonly index: number;
  /** As the serving peer says; not authenticated (`collectEvidence` is). */
  readonly valid: boolean;
  readonly validationCode: number;
  /** Fabric's header type; 1 config, 3 endorser transaction. */
  readonly type: number;
  readonly channel: string;
  readonly chaincode: string;
  /** Function name, `contract:function`. */
  readonly fn: string;
  readonly args: readonly string[];
  /** ISO time that the client claims, milliseconds. */
  readonly timestamp: string;
  readonly creatorMsp: string;
  readonly writes: readonly StateWrite[];
  readonly reads: readonly StateRead[];
}

/** A block whose envelopes, data hash and place in the chain were checked. */
export interface VerifiedBlock {
  readonly number: number;
  /** Hex header hash. */
  readonly hash: string;
  /** Hex header hash of the block before; empty for block 0. */
  readonly previousHash: string;
  readonly transactions: readonly BlockTransaction[];
}
