// SPDX-License-Identifier: Apache-2.0

/** Closed set of codes of this package. */
export type LedgerErrorCode =
  | 'LEDGER_PROFILE'
  | 'LEDGER_UNREACHABLE'
  | 'LEDGER_ENDORSE'
  | 'LEDGER_CONTRACT'
  | 'LEDGER_SUBMIT_REFUSED'
  | 'LEDGER_COMMIT_INVALID'
  | 'LEDGER_MVCC_CONFLICT'
  | 'LEDGER_COMMIT_UNKNOWN'
  | 'LEDGER_BLOCK_MALFORMED'
  | 'LEDGER_TRANSACTION_UNKNOWN'
  | 'LEDGER_EVIDENCE'
  | 'LEDGER_CLOSED';

/** What is known beside the code. */
export interface LedgerErrorDetails extends ErrorOptions {
  /** Code that the contract put first in its message, with `LEDGER_CONTRACT`. */
  readonly contractCode?: string;
  readonly transactionId?: string;
  /** Fabric's transaction validation code, with `LEDGER_COMMIT_INVALID` and `LEDGER_MVCC_CONFLICT`. */
  readonly validationCode?: number;
}

/** The ledger did not do what was asked. `message` says what was expected and what came. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;
  readonly contractCode?: string;
  readonly transactionId?: string;
  readonly validationCode?: number;

  constructor(code: LedgerErrorCode, message: string, details: LedgerErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'LedgerError';
    this.code = code;
    this.contractCode = details.contractCode;
    this.transactionId = details.transactionId;
    this.validationCode = details.validationCode;
  }
}
