// SPDX-License-Identifier: Apache-2.0

/** Every code of {@link CsvError}, with what it means. `docs/errors.md` is compared with it. */
export const CSV_ERRORS = {
  CSV_COLUMNS: 'the header names a column twice, or one that the table does not have',
  CSV_ENCODING: 'the bytes are neither UTF-8 nor GB 18030',
  CSV_KIND: 'there is no import of this kind',
  CSV_LIST_DERIVED:
    'the file, or the name, is that of a list that the ledger works out: no row of it is a command',
  CSV_QUOTES: 'the quotes of a CSV file do not close, or stand inside a cell',
  CSV_SIZE: 'the file is larger, or has more rows, than one import takes',
} as const;

/** Closed set of codes of {@link CsvError}. */
export type CsvErrorCode = keyof typeof CSV_ERRORS;

/** A CSV file that cannot be read as a table; faults of single cells are listed instead. */
export class CsvError extends Error {
  readonly code: CsvErrorCode;

  constructor(code: CsvErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CsvError';
    this.code = code;
  }
}
