// SPDX-License-Identifier: Apache-2.0

/** Closed set of reasons for which the bridge refuses to start or stops itself. */
export type BridgeErrorCode =
  | 'CONFIG_INVALID'
  | 'SPOOL_LOCKED'
  | 'SPOOL_SIZE'
  | 'SPOOL_DAMAGED'
  | 'SPOOL_IO'
  | 'SPOOL_CLOSED'
  | 'LOG_DISAGREES'
  | 'HEAD_AHEAD'
  | 'HEAD_FOREIGN'
  | 'EPOCH_STALE'
  | 'SERIES_REFUSED';

/** The bridge cannot go on. `message` says what was expected and what came. */
export class BridgeError extends Error {
  readonly code: BridgeErrorCode;

  constructor(code: BridgeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BridgeError';
    this.code = code;
  }
}
