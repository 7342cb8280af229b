// SPDX-License-Identifier: Apache-2.0
import { describeCommand, type Command } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';

import { useText, type Speaker } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { RefusalText } from '../parts/refusal-text.js';
import { codeOf, refusalWord } from '../parts/refusal-word.js';
import type { CsvPlan } from './csv-plan.js';
import type { StatedRow } from './row-states.js';

/** Rows that are listed; the numbers say how many there are, and all are signed. */
const SHOWN = 500;

/** One fault of a file. */
export type Fault = CsvPlan['faults'][number];

/** Faults, each with the address of its cell. */
export function FaultTable({ faults }: { readonly faults: readonly Fault[] }): ReactElement {
  const { text } = useText();
  const columns = useMemo<Column<Fault>[]>(
    () => [
      { id: 'row', isNumber: true, label: text('csv.row'), value: ({ row }) => row },
      { id: 'cell', label: text('csv.cell'), value: ({ cell }) => cell },
      { id: 'column', label: text('csv.column'), value: ({ column = '' }) => column },
      { id: 'why', isLong: true, label: text('csv.why'), value: ({ message }) => message },
    ],
    [text],
  );
  return (
    <>
      <h2>{text('csv.faults', { count: faults.length })}</h2>
      <DataTable name={text('csv.faultsName')} columns={columns} rows={faults} />
    </>
  );
}

/** Rows in words, each with where it stands. */
export function RowTable({ rows }: { readonly rows: readonly StatedRow[] }): ReactElement {
  const { language, text, word } = useText();
  const columns = useMemo<Column<StatedRow>[]>(() => {
    const said = (state: StatedRow['state']): string => stateText(state, { text, word });
    return [
      { id: 'row', isNumber: true, label: text('csv.row'), value: ({ row }) => row },
      {
        draw: ({ state }) => <span className={`state state-${state}`}>{said(state)}</span>,
        id: 'state',
        label: text('csv.state'),
        value: ({ state }) => said(state),
      },
      {
        id: 'said',
        isLong: true,
        label: text('csv.said'),
        value: ({ command, reason = '' }) =>
          `${describeCommand(command as unknown as Command, language === 'en' ? 'en' : 'zh')} ${refusalWord(codeOf(reason), language)} ${reason}`.trim(),
        draw: ({ command, reason }) => (
          <>
            {describeCommand(command as unknown as Command, language === 'en' ? 'en' : 'zh')}
            {reason !== undefined && (
              <p className="field-error">
                <RefusalText reason={reason} />
              </p>
            )}
          </>
        ),
      },
    ];
  }, [language, text, word]);
  return (
    <>
      <h2>{text('csv.rows', { count: rows.length })}</h2>
      {rows.length > SHOWN && <p className="quiet">{text('csv.shown', { count: SHOWN })}</p>}
      <DataTable name={text('csv.rowsName')} columns={columns} rows={rows.slice(0, SHOWN)} />
    </>
  );
}

function stateText(
  state: StatedRow['state'],
  { text, word }: Pick<Speaker, 'text' | 'word'>,
): string {
  if (state === 'before') return text('csv.before');
  return state === 'new' ? text('csv.new') : word('state', state);
}
