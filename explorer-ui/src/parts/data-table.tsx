// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';
import {
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { Button } from 'react-aria-components';

import { withZone } from '../check/shown-time.js';
import { useText } from '../locale/use-text.js';
import { recordedAt, rememberedScenario } from '../sign/network-clock.js';
import { Choice } from './choice.js';
import { csvText } from './csv.js';
import { saveText } from './save-file.js';
import { ListedMoment } from './times.js';

/** One column: its value for sorting and export, and how it is drawn when that is more than the value. */
export interface Column<T> {
  readonly id: string;
  readonly label: string;
  readonly value: (row: T) => string | number;
  readonly draw?: (row: T) => ReactNode;
  readonly isNumber?: boolean;
  /** `value` is UTC text: shown in Asia/Shanghai under a heading that says so, exported as it is. */
  readonly isTime?: boolean;
  /** With `isTime`: when the ledger took it in, shown by the network's clock; exported as it is recorded. */
  readonly isRecorded?: boolean;
  /** Text of a sentence or more: it wraps. */
  readonly isLong?: boolean;
}

/** Rows that are drawn at first, and more with each press: a phone draws thousands only slowly. */
const DRAWN = 500;

const features = tableFeatures({
  rowSortingFeature,
  sortFns: { alphanumeric: sortFn_alphanumeric },
  sortedRowModel: createSortedRowModel(),
});

/**
 * The one table: sorted by its headings, exported as CSV with all its rows. On a phone it is scrolled on its own, or with `isCards` each
 * row is a card with its headings beside the values.
 */
export function DataTable<T extends object>(props: {
  readonly name: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly isCards?: boolean;
}): ReactElement {
  const { language, text } = useText();
  const { columns, isCards = false, name, rows } = props;
  const definitions = useMemo(
    () => columns.map((column) => definitionOf(column, language)),
    [columns, language],
  );
  const data = useMemo(() => [...rows], [rows]);
  const [drawn, setDrawn] = useState(DRAWN);
  const numbers = new Set(columns.filter((column) => column.isNumber).map(({ id }) => id));
  const table = useTable({ columns: definitions, data, features });
  const saveCsv = (): void => {
    const lines = rows.map((row) => columns.map((column) => column.value(row)));
    const head = columns.map((column) => column.label);
    saveText(`${name}.csv`, 'text/csv;charset=utf-8', csvText([head, ...lines]));
  };
  return (
    <div className={isCards ? 'table-block table-cards' : 'table-block'}>
      {isCards && (
        <CardSort
          columns={columns}
          sorted={columns.find(({ id }) => table.getColumn(id)?.getIsSorted() === 'asc')?.id}
          onSort={(id) => table.setSorting(id === '' ? [] : [{ desc: false, id }])}
        />
      )}
      <div className="table-scroll" role="region" aria-label={name}>
        <table role={isCards ? 'table' : undefined}>
          <thead role={isCards ? 'rowgroup' : undefined}>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} role={isCards ? 'row' : undefined}>
                {group.headers.map((header) => (
                  <th
                    key={header.id}
                    scope="col"
                    role={isCards ? 'columnheader' : undefined}
                    className={numbers.has(header.column.id) ? 'number' : undefined}
                    aria-sort={sortWord(header.column.getIsSorted())}
                  >
                    <button
                      type="button"
                      className="sort"
                      title={text('list.sort')}
                      onClick={header.column.getToggleSortingHandler()}
                    >
                      <table.FlexRender header={header} />
                      <span aria-hidden="true">{sortMark(header.column.getIsSorted())}</span>
                    </button>
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody role={isCards ? 'rowgroup' : undefined}>
            {table
              .getRowModel()
              .rows.slice(0, drawn)
              .map((row) => (
                <tr key={row.id} role={isCards ? 'row' : undefined}>
                  {columns.map((column) => (
                    <td
                      key={column.id}
                      role={isCards ? 'cell' : undefined}
                      className={cellClass(column)}
                      data-label={column.isTime ? withZone(column.label, language) : column.label}
                    >
                      {isCards ? (
                        <span className="card-value">{cellOf(column, row.original)}</span>
                      ) : (
                        cellOf(column, row.original)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {rows.length > drawn && (
        <p className="table-foot">
          <span role="status">{text('list.rows', { shown: drawn, total: rows.length })}</span>
          <Button className="link-button" onPress={() => setDrawn(drawn + DRAWN)}>
            {text('list.more', { count: Math.min(DRAWN, rows.length - drawn) })}
          </Button>
        </p>
      )}
      <p className="table-foot">
        <span className="quiet">{text('list.count', { count: rows.length })}</span>
        <Button className="link-button" onPress={saveCsv}>
          {text('list.csv')}
        </Button>
      </p>
    </div>
  );
}

/** Cards have no headings to press: their order is chosen from a list. */
function CardSort<T>(props: {
  readonly columns: readonly Column<T>[];
  readonly sorted: string | undefined;
  readonly onSort: (id: string) => void;
}): ReactElement {
  const { text } = useText();
  const { columns, onSort, sorted = '' } = props;
  return (
    <div className="cards-sort">
      <Choice
        label={text('list.sortBy')}
        value={sorted}
        onChange={onSort}
        options={[
          ['', text('list.asGiven')],
          ...columns.map(({ id, label }) => [id, label] as const),
        ]}
      />
    </div>
  );
}

function cellOf<T>({ draw, isRecorded, isTime, value }: Column<T>, row: T): ReactNode {
  if (draw) return draw(row);
  if (isTime && isRecorded) {
    return <ListedMoment at={recordedAt(String(value(row)), rememberedScenario())} />;
  }
  return isTime ? <ListedMoment at={String(value(row))} /> : value(row);
}

function cellClass<T>({ isLong, isNumber }: Column<T>): string | undefined {
  if (isNumber) return 'number';
  return isLong ? 'long' : undefined;
}

function definitionOf<T extends object>(
  column: Column<T>,
  language: Language,
): ColumnDef<typeof features, T> {
  return {
    accessorFn: (row) => column.value(row),
    header: column.isTime ? withZone(column.label, language) : column.label,
    id: column.id,
    sortFn: 'alphanumeric',
  };
}

function sortWord(sorted: false | 'asc' | 'desc'): 'ascending' | 'descending' | 'none' {
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}

function sortMark(sorted: false | 'asc' | 'desc'): string {
  if (sorted === false) return '';
  return sorted === 'asc' ? ' ▲' : ' ▼';
}
