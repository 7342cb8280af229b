// SPDX-License-Identifier: Apache-2.0

/** Closed set of codes of {@link SerialError}. */
export type SerialErrorCode =
  'SERIAL_FILE' | 'SERIAL_COUNT' | 'SERIAL_ROOT' | 'SERIAL_TWICE' | 'SERIAL_PLACE';

/** Serials of an order could not be made, kept or read. */
export class SerialError extends Error {
  readonly code: SerialErrorCode;

  constructor(code: SerialErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SerialError';
    this.code = code;
  }
}
