// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import type { ShownRecall } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { massText, percentText } from '../parts/measures.js';
import { ClockWords } from './clock-words.js';

/** Recalls with clock, share recovered and what is unknown. */
export function RecallTable(props: {
  readonly items: readonly ShownRecall[];
  readonly showsFirm?: boolean;
}): ReactElement {
  const { language, text } = useText();
  const { items, showsFirm = false } = props;
  const columns = useMemo<Column<ShownRecall>[]>(() => {
    const firm: Column<ShownRecall> = {
      id: 'firm',
      label: text('recall.firm'),
      value: ({ firmName }) => firmName,
    };
    return [
      {
        draw: ({ recall: { isOrdered, mock, recallId } }) => (
          <>
            <Link to={`/recalls/${recallId}`}>{recallId}</Link>
            {mock && <span className="flag">{text('recall.mock')}</span>}
            {isOrdered && <span className="flag">{text('recall.ordered')}</span>}
          </>
        ),
        id: 'id',
        label: text('recall.recallId'),
        value: ({ recall }) => recall.recallId,
      },
      ...(showsFirm ? [firm] : []),
      { id: 'class', label: text('recall.class'), value: ({ recall }) => recall.class },
      {
        id: 'state',
        label: text('recall.state'),
        value: ({ recall }) => text(`recall.state.${recall.state}`),
      },
      {
        id: 'started',
        isTime: true,
        label: text('recall.started'),
        value: ({ recall }) => recall.startedAt,
      },
      {
        draw: ({ clock }) => <ClockWords clock={clock} />,
        id: 'doneBy',
        label: text('recall.doneBy'),
        value: ({ clock }) => clock.doneBy ?? '',
      },
      {
        id: 'recovered',
        isNumber: true,
        label: text('recall.recovered'),
        value: ({ account }) => percentText(account.recoveredMilliPercent ?? 0, language),
      },
      {
        draw: ({ account }) => (
          <strong className={account.unknownGrams === 0 ? '' : 'bad'}>
            {massText(account.unknownGrams, language)}
          </strong>
        ),
        id: 'unknown',
        isNumber: true,
        label: text('recall.unknown'),
        value: ({ account }) => account.unknownGrams / 1_000,
      },
    ];
  }, [language, showsFirm, text]);
  if (items.length === 0) {
    return <EmptyState what={text('recall.none')} next={text('recall.noneNext')} />;
  }
  return <DataTable name={text('recall.title')} columns={columns} rows={items} />;
}
