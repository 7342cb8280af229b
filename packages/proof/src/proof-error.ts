// SPDX-License-Identifier: Apache-2.0

/** Closed set of codes that the primitives of this package throw. `verifyBundle` never throws; it reports `TP_*`. */
export type ProofErrorCode =
  | 'PROOF_INDEX_RANGE'
  | 'PROOF_SIZE_RANGE'
  | 'PROOF_PATH_LENGTH'
  | 'PROOF_HASH_LENGTH'
  | 'PROOF_ROOT_MISMATCH'
  | 'PROOF_WATERMARK_SHAPE'
  | 'ENCODING_HEX'
  | 'ENCODING_BASE64'
  | 'ENCODING_UTF8'
  | 'JCS_NOT_CANONICAL'
  | 'JCS_PROFILE';

/** A primitive refused its input. `message` says what was expected and what came. */
export class ProofError extends Error {
  readonly code: ProofErrorCode;

  constructor(code: ProofErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProofError';
    this.code = code;
  }
}
