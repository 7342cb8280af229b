// SPDX-License-Identifier: Apache-2.0

/** Marks the file as UTF-8 for spreadsheet programs. */
const BOM = '\uFEFF';

/** A row that is to be mended, with what is wrong with it; `row` counts as spreadsheets do, the header being 1. */
export interface RowToMend {
  readonly row: number;
  readonly reasons: readonly string[];
}

/** The text of a file: UTF-8, or GB 18030 as spreadsheets in China save it, as the import reads it. */
export function csvFileText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The records of a CSV text as they were written, without their line ends; quoted line ends part no record. */
export function csvRecords(text: string): string[] {
  const records: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') isQuoted = !isQuoted;
    const isEnd = !isQuoted && (sign === '\n' || sign === '\r');
    if (!isEnd) continue;
    records.push(text.slice(start, at));
    if (sign === '\r' && text[at + 1] === '\n') at += 1;
    start = at + 1;
  }
  return start < text.length ? [...records, text.slice(start)] : records;
}

/**
 * The rows to mend as a file of their own, untouched, under the header of the file that they came from. What is wrong
 * stands above each as a note, which the import skips, so that the mended file goes in as it is.
 */
export function rowsToMendCsv(text: string, rows: readonly RowToMend[]): string {
  const [header = '', ...rest] = csvRecords(text);
  const lines = [...rows]
    .sort((left, right) => left.row - right.row)
    .flatMap(({ reasons, row }) => [...reasons.map(noteOf), rest[row - 2] ?? '']);
  return BOM + [header.replace(BOM, ''), ...lines].map((line) => `${line}\r\n`).join('');
}

function noteOf(reason: string): string {
  return `"# ${reason.replaceAll('"', '""')}"`;
}
