// SPDX-License-Identifier: Apache-2.0

/** Closed set of codes of the delivery of notices: faults of its configuration file first, then of one attempt. */
export type NoticeErrorCode =
  | 'NOTICES_FILE'
  | 'NOTICES_SHAPE'
  | 'NOTICES_SECRET'
  | 'NOTICES_HOST'
  | 'NOTICES_REFERENCE'
  | 'NOTICES_HOURS'
  | 'NOTICES_CARETAKERS'
  | 'CHANNEL_UNREACHABLE'
  | 'CHANNEL_TIMEOUT'
  | 'CHANNEL_REDIRECT'
  | 'CHANNEL_STATUS'
  | 'CHANNEL_BUSY'
  | 'CHANNEL_ANSWER'
  | 'CHANNEL_REFUSED'
  | 'CHANNEL_REMOVED'
  | 'CHANNEL_GIVEN_UP';

/** A notice was not taken by a channel. `message` names no address: that of a group robot is its secret. */
export class NoticeError extends Error {
  readonly code: NoticeErrorCode;
  /** Earliest next attempt that the channel itself named, ms from now. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: NoticeErrorCode,
    message: string,
    options?: ErrorOptions & { readonly retryAfterMs?: number | undefined },
  ) {
    super(message, options);
    this.name = 'NoticeError';
    this.code = code;
    this.retryAfterMs = options?.retryAfterMs;
  }
}
