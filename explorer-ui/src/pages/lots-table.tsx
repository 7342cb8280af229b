// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText, type Speaker } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { massText } from '../parts/measures.js';
import { OperatorName } from '../parts/named.js';
import { RecallFlag, recallWord } from '../recall/recall-mark.js';
import { useRecallFinder, type LotRecall } from '../recall/recalled-lots.js';

/** Lots as a table; masses are exported in grams, as the ledger keeps them. */
export function LotsTable(props: { readonly lots: readonly Lot[] }): ReactElement {
  const { language, text, word } = useText();
  const recallOf = useRecallFinder();
  const columns = useMemo<Column<Lot>[]>(
    () => [
      {
        id: 'lotId',
        label: word('thing', 'lot'),
        value: (lot) => lot.lotId,
        draw: (lot) => <Link to={`/lots/${lot.lotId}`}>{lot.lotId}</Link>,
      },
      {
        id: 'kind',
        label: text('lots.kind'),
        value: (lot) => kindWords(lot, recallOf(lot), { text, word }),
        draw: (lot) => (
          <>
            {word('lot', lot.kind)}
            <RecallFlag found={recallOf(lot)} />
          </>
        ),
      },
      { id: 'variety', label: word('fact', 'variety'), value: (lot) => lot.variety },
      {
        id: 'mass',
        isNumber: true,
        label: word('fact', 'mass'),
        value: (lot) => lot.massGrams,
        draw: (lot) => massText(lot.massGrams, language),
      },
      {
        id: 'remaining',
        isNumber: true,
        label: word('fact', 'remaining'),
        value: (lot) => lot.remainingGrams,
        draw: (lot) => massText(lot.remainingGrams, language),
      },
      {
        id: 'operator',
        label: word('thing', 'operator'),
        value: (lot) => lot.operatorId,
        draw: ({ operatorId }) => <OperatorName operatorId={operatorId} />,
      },
      {
        id: 'created',
        isRecorded: true,
        isTime: true,
        label: text('lots.created'),
        value: (lot) => lot.createdAt,
      },
    ],
    [language, recallOf, text, word],
  );
  if (props.lots.length === 0) {
    return <EmptyState what={text('lots.none')} next={text('lots.noneNext')} />;
  }
  return <DataTable isCards name={text('lots.title')} columns={columns} rows={props.lots} />;
}

/** Kind of a lot, and its recall: the file says it too. */
function kindWords(
  { kind }: Lot,
  found: LotRecall | undefined,
  { text, word }: Pick<Speaker, 'text' | 'word'>,
): string {
  return [word('lot', kind), ...(found ? [text(recallWord(found))] : [])].join(' · ');
}
