// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import type { ShownHolder, ShownRecallDetail } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { massText } from '../parts/measures.js';

/** Who was told of how much, and what became of it. */
export function HolderTable({
  holders,
}: {
  readonly holders: readonly ShownHolder[];
}): ReactElement {
  const { language, text } = useText();
  const columns = useMemo<Column<ShownHolder>[]>(() => {
    const mass = (
      id: string,
      label: string,
      value: (holder: ShownHolder) => number,
    ): Column<ShownHolder> => ({
      draw: (holder) => massText(value(holder), language),
      id,
      isNumber: true,
      label,
      value: (holder) => value(holder) / 1_000,
    });
    return [
      { id: 'holder', label: text('recall.holder'), value: ({ holderName }) => holderName },
      {
        draw: ({ isAnswerWaiting, state }) => (
          <>
            {text(`recall.${state}`)}
            {isAnswerWaiting && <span className="flag">{text('recall.waiting')}</span>}
          </>
        ),
        id: 'state',
        label: text('recall.state'),
        value: ({ state }) => text(`recall.${state}`),
      },
      mass('told', text('recall.told'), ({ grams }) => grams),
      mass('returned', text('recall.returned'), ({ returnedGrams }) => returnedGrams ?? 0),
      mass('destroyed', text('recall.destroyed'), ({ destroyedGrams }) => destroyedGrams ?? 0),
      mass('stillOut', text('recall.stillOut'), ({ stillOutGrams }) => stillOutGrams ?? 0),
      mass('unknown', text('recall.unknown'), ({ unknownGrams }) => unknownGrams),
    ];
  }, [language, text]);
  return <DataTable name={text('recall.holders')} columns={columns} rows={holders} />;
}

type RecalledLot = ShownRecallDetail['lots'][number];

/** The lots that a recall names, and who has them now. */
export function RecalledLots({ lots }: { readonly lots: readonly RecalledLot[] }): ReactElement {
  const { language, text, word } = useText();
  const columns = useMemo<Column<RecalledLot>[]>(
    () => [
      {
        draw: ({ lotId }) => <Link to={`/lots/${lotId}`}>{lotId}</Link>,
        id: 'lotId',
        label: word('thing', 'lot'),
        value: ({ lotId }) => lotId,
      },
      {
        id: 'kind',
        label: text('lots.kind'),
        value: ({ kind }) => (kind === undefined ? '–' : word('lot', kind)),
      },
      { id: 'holder', label: text('recall.holder'), value: ({ holderName }) => holderName ?? '–' },
      {
        draw: ({ isHeld }) => (
          <span className={isHeld ? 'bad' : 'quiet'}>
            {text(isHeld ? 'recall.held' : 'recall.notHeld')}
          </span>
        ),
        id: 'held',
        label: text('recall.hold'),
        value: ({ isHeld }) => text(isHeld ? 'recall.held' : 'recall.notHeld'),
      },
      {
        draw: ({ grams }) => massText(grams, language),
        id: 'grams',
        isNumber: true,
        label: text('recall.mass'),
        value: ({ grams }) => grams / 1_000,
      },
    ],
    [language, text, word],
  );
  return <DataTable name={text('recall.lots')} columns={columns} rows={lots} />;
}
