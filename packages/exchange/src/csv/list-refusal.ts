// SPDX-License-Identifier: Apache-2.0
import { CsvError } from './csv-error.js';
import { isListName, LIST_TABLES, listsOfHeader, type ListName } from './list-tables.js';

/** Refuses the name of a list that is no import. @throws CsvError `CSV_LIST_DERIVED`. */
export function assertNoList(name: string): void {
  if (isListName(name)) throw derived([name]);
}

/** Refuses the file of a list. @param header - names of its columns.  @throws CsvError `CSV_LIST_DERIVED`. */
export function assertNoListFile(header: readonly string[]): void {
  const names = listsOfHeader(header);
  if (names.length > 0) throw derived(names);
}

function derived(names: readonly ListName[]): CsvError {
  const kinds = [...new Set(names.flatMap((name) => LIST_TABLES[name].madeBy))];
  const next =
    kinds.length === 0
      ? 'no table makes its rows'
      : `its rows come of imports of ${kinds.join(', ')}; recorded-${kinds[0] ?? ''}.csv has what was signed`;
  return new CsvError(
    'CSV_LIST_DERIVED',
    `the list ${names.join(' or ')} is worked out by the ledger, and no row of it is a command: ${next}`,
  );
}
