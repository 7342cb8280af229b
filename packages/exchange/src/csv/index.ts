// SPDX-License-Identifier: Apache-2.0
export { columnsOf, cellsOf, valueOf, type CellFault, type Column } from './columns.js';
export type { CellKind } from './cell-kinds.js';
export { BYTE_ORDER_MARK, cellAddress, csvLine, guardedCell, plainCell } from './csv-cells.js';
export { CSV_ERRORS, CsvError, type CsvErrorCode } from './csv-error.js';
export {
  COSIGNED_KINDS,
  IMPORT_GROUPS,
  IMPORT_KINDS,
  UNSIGNED_KINDS,
  type ImportKind,
} from './import-kinds.js';
export { checkCsv, type CsvCheck } from './check-csv.js';
export { columnHead } from './column-heads.js';
export { importTable, rowContent, type ImportTable } from './import-table.js';
export { importTemplate } from './import-template.js';
export { eventRowSchema, flaggedCodeSchema, inputProductRowSchema } from './ledger-rows.js';
export { LIST_TABLES, type ListName, type ListTable } from './list-tables.js';
export { SHEET_TABLES, type SheetName } from './sheet-tables.js';
export {
  planImport as planCsvImport,
  rowCommandId,
  type CsvImport,
  type ImportSigner,
  type RowCommand,
  type RowFault,
} from './plan-import.js';
export { MAX_CSV_BYTES, MAX_CSV_ROWS, readTable, type Table, type TableRow } from './read-table.js';
