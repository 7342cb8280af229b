// SPDX-License-Identifier: Apache-2.0
export {
  columnsOf,
  cellsOf,
  valueOf,
  type CellFault,
  type CellKind,
  type Column,
} from './columns.js';
export { BYTE_ORDER_MARK, cellAddress, csvLine, guardedCell, plainCell } from './csv-cells.js';
export { CSV_ERRORS, CsvError, type CsvErrorCode } from './csv-error.js';
export {
  IMPORT_KINDS,
  importTable,
  importTemplate,
  rowContent,
  UNSIGNED_KINDS,
  type ImportKind,
  type ImportTable,
} from './import-kinds.js';
export {
  planImport as planCsvImport,
  rowCommandId,
  type CsvImport,
  type ImportSigner,
  type RowCommand,
  type RowFault,
} from './plan-import.js';
export { MAX_CSV_BYTES, MAX_CSV_ROWS, readTable, type Table, type TableRow } from './read-table.js';
