// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { massText, numberText } from '../parts/measures.js';
import type { CodeLot } from './code-queries.js';

/** Package lots with packages, active codes and headroom. */
export function LotsHeadroom({ lots }: { readonly lots: readonly CodeLot[] }): ReactElement {
  const { language, text, word } = useText();
  const columns = useMemo<Column<CodeLot>[]>(() => {
    const number = (id: 'count' | 'activated' | 'headroom', label: string): Column<CodeLot> => ({
      draw: (lot) => numberText(lot[id], language, 0),
      id,
      isNumber: true,
      label,
      value: (lot) => lot[id],
    });
    return [
      {
        draw: ({ lotId }) => <Link to={`/lots/${lotId}`}>{lotId}</Link>,
        id: 'lot',
        label: text('codes.lot'),
        value: ({ lotId }) => lotId,
      },
      {
        id: 'date',
        label: text('codes.productionDate'),
        value: ({ productionDate }) => productionDate,
      },
      number('count', text('codes.packages')),
      number('activated', word('code', 'activated')),
      number('headroom', text('codes.headroomCodes')),
      {
        draw: ({ headroom, netMassGrams }) => massText(headroom * netMassGrams, language),
        id: 'mass',
        isNumber: true,
        label: text('codes.headroomMass'),
        value: ({ headroom, netMassGrams }) => headroom * netMassGrams,
      },
    ];
  }, [language, text, word]);
  if (lots.length === 0) return <p className="quiet">{text('codes.noLots')}</p>;
  return <DataTable name={text('codes.lots')} columns={columns} rows={lots} />;
}
