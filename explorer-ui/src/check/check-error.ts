// SPDX-License-Identifier: Apache-2.0

/** Closed set of reasons why a check gives no answer. */
export type CheckErrorCode =
  | 'CHECK_NETWORK'
  | 'CHECK_STATUS'
  | 'CHECK_NOT_ANCHORED'
  | 'CHECK_TOO_LARGE'
  | 'CHECK_NOT_GZIP'
  | 'CHECK_NO_INFLATE'
  | 'CHECK_NOT_JSON'
  | 'CHECK_SHOWN'
  | 'CHECK_LEFT_OUT'
  | 'CHECK_NOTHING_PROVEN'
  | 'CHECK_OTHER_LOT'
  | 'CHECK_MALFORMED'
  | 'CHECK_VERIFIER';

/** A check could not be carried out; says nothing about the lot. */
export class CheckError extends Error {
  readonly code: CheckErrorCode;

  constructor(code: CheckErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CheckError';
    this.code = code;
  }
}
