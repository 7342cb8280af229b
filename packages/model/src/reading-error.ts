// SPDX-License-Identifier: Apache-2.0

/** Quarantine reasons of `ingest-and-faults.md` §3.1: why a received message was not accepted. */
export const QUARANTINE_REASONS = [
  'SIZE',
  'UTF8',
  'SHAPE',
  'JCS',
  'ROOT',
  'SIGNATURE',
  'TOPIC',
  'UNKNOWN_DEVICE',
  'REVOKED',
  'RANGE',
  'UNIT',
  'SCALE',
  'QUANTITY',
  'CHANNEL',
  'CLONE',
  'PRECISION',
  'CHAIN',
] as const;

/** One reason why a message went to quarantine. */
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** A reading, pack or topic that cannot be accepted. `message` says what was expected and what came. */
export class ReadingError extends Error {
  readonly code: QuarantineReason;

  constructor(code: QuarantineReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadingError';
    this.code = code;
  }
}
