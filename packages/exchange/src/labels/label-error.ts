// SPDX-License-Identifier: Apache-2.0

/** Closed set of codes of {@link LabelError}. */
export type LabelErrorCode =
  'LABEL_COUNT' | 'LABEL_FONT' | 'LABEL_GLYPH' | 'LABEL_LINK' | 'LABEL_MODULE' | 'LABEL_SPACE';

/** A label could not be made; nothing of the file it would have been in is of use. */
export class LabelError extends Error {
  readonly code: LabelErrorCode;

  constructor(code: LabelErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LabelError';
    this.code = code;
  }
}
