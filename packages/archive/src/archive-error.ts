// SPDX-License-Identifier: Apache-2.0

/** Closed set of codes of this package. */
export type ArchiveErrorCode =
  | 'ARCHIVE_NOT_FOUND'
  | 'ARCHIVE_CORRUPT'
  | 'ARCHIVE_ERASED'
  | 'ARCHIVE_CONFLICT'
  | 'ARCHIVE_TOO_LARGE'
  | 'ARCHIVE_NAME'
  | 'ARCHIVE_READING_UNKNOWN'
  | 'ARCHIVE_NOT_ANCHORED'
  | 'ARCHIVE_DEVICE_KEY_UNKNOWN';

/** The archive cannot do what was asked. `message` says what was expected and what came. */
export class ArchiveError extends Error {
  readonly code: ArchiveErrorCode;

  constructor(code: ArchiveErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ArchiveError';
    this.code = code;
  }
}
