// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sha256, utf8 } from '@daoji/proof';

import { valueOf } from './columns.js';
import { cellAddress } from './csv-cells.js';
import { CsvError } from './csv-error.js';
import { importTable, type ImportTable } from './import-table.js';
import { assertNoListFile } from './list-refusal.js';
import { headerOf, readTable, type Table, type TableRow } from './read-table.js';

/** A command that a row becomes, not yet signed. */
export interface RowCommand {
  readonly row: number;
  readonly commandId: string;
  readonly command: Readonly<Record<string, unknown>> & { readonly type: string };
}

/** What is wrong with a row; `cell` is `B7`, or the row alone where no single cell is at fault. */
export interface RowFault {
  readonly row: number;
  readonly cell: string;
  readonly column?: string;
  readonly message: string;
}

/** A file as commands; with one fault nothing of it is sent. */
export interface CsvImport {
  readonly kind: string;
  readonly commands: readonly RowCommand[];
  readonly faults: readonly RowFault[];
}

/** Whose key will sign, and when. */
export interface ImportSigner {
  /** Absent where the registrar's certificate stands for it. */
  readonly signerKeyId: string | undefined;
  /** UTC text; not part of a row's identity. */
  readonly deviceTime: string;
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Turns a file into commands: the dry run of an import. A row's `commandId` follows from its content and the signer's key, so
 * that a file sent twice, or a longer copy of it, writes each row once (decision 0045).
 * @throws CsvError for a file that is no table of this kind, `CSV_LIST_DERIVED` for that of a list.
 */
export function planImport(kind: string, bytes: Uint8Array, signer: ImportSigner): CsvImport {
  const table = importTable(kind);
  const file = tableOf(table, bytes);
  const commands: RowCommand[] = [];
  const faults: RowFault[] = [];
  const rowOf = new Map<string, number>();
  for (const row of file.rows) {
    const read = commandOf(table, file, row, signer);
    faults.push(...read.faults);
    if (read.command === undefined) continue;
    const before = rowOf.get(read.command.commandId);
    if (before === undefined) commands.push(read.command);
    else faults.push({ cell: String(row.row), message: `repeats row ${before}`, row: row.row });
    rowOf.set(read.command.commandId, before ?? row.row);
  }
  return { commands, faults, kind: table.kind };
}

/** ULID of a row: its time is the row's `eventTime` (0 without one), its other 80 bits the hash of key, kind and content. */
export function rowCommandId(
  kind: string,
  signerKeyId: string | undefined,
  content: Readonly<Record<string, unknown>>,
): string {
  const { eventTime } = content;
  const time = typeof eventTime === 'string' ? Date.parse(eventTime) : 0;
  const text = canonicalJson({
    content,
    kind,
    signerKeyId: signerKeyId ?? 'org-registrar',
    v: 'daoji-csv/v1',
  });
  const bits = sha256(utf8(text)).slice(0, 10);
  const random = bits.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return base32(BigInt(Number.isNaN(time) ? 0 : time), 10) + base32(random, 16);
}

function commandOf(
  table: ImportTable,
  file: Table,
  row: TableRow,
  { deviceTime, signerKeyId }: ImportSigner,
): { readonly command?: RowCommand; readonly faults: readonly RowFault[] } {
  const { faults, value } = valueOf(table.columns, row.cells);
  if (faults.length > 0) return { faults: faults.map((one) => faultAt(file, row, one)) };
  const commandId = rowCommandId(table.kind, signerKeyId, value);
  const command = {
    alg: 'ecdsa-p256-sha256',
    commandId,
    deviceTime,
    ...(signerKeyId !== undefined && { signerKeyId }),
    type: table.type,
    v: 1,
    ...value,
  };
  const judged = table.schema.safeParse(command);
  if (judged.success) return { command: { command, commandId, row: row.row }, faults: [] };
  return {
    faults: judged.error.issues.map(({ message, path }) =>
      faultAt(file, row, { column: columnOfPath(path), message }),
    ),
  };
}

/** Name of the field at which a schema found fault. */
export function columnOfPath(path: readonly PropertyKey[]): string {
  return path.filter((part) => typeof part === 'string').join('.');
}

/** A fault with the address of its cell; of a column that the file lacks, with its row. */
export function faultAt(
  { header }: Table,
  { row }: TableRow,
  { column, message }: { readonly column: string; readonly message: string },
): RowFault {
  const index = header.findIndex(
    (name) => name === column || name.startsWith(`${column}.`) || column.startsWith(`${name}.`),
  );
  if (column === '') return { cell: String(row), message, row };
  // A column that the file lacks has no cell.
  return index < 0
    ? { cell: String(row), column, message: `${column}: ${message}`, row }
    : { cell: cellAddress(index, row), column, message, row };
}

/** The file as a table; one that is a list's says so instead of naming its first strange column. */
function tableOf({ columns }: ImportTable, bytes: Uint8Array): Table {
  try {
    return readTable(bytes, columns);
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_COLUMNS')
      assertNoListFile(headerOf(bytes));
    throw error;
  }
}

function base32(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let digit = 0; digit < length; digit += 1) {
    text = `${DIGITS[Number(rest % 32n)] ?? '0'}${text}`;
    rest /= 32n;
  }
  return text;
}
