// SPDX-License-Identifier: Apache-2.0
import type { SiteObject } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useBins } from '../api/bin-queries.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { OperatorName } from '../parts/named.js';
import { Places } from './places.js';

/** Every bin. */
export default function BinsPage(): ReactElement {
  const { text } = useText();
  const bins = useBins();
  return (
    <>
      <h1>{text('bins.title')}</h1>
      <p>{text('bins.lead')}</p>
      <Loaded query={bins}>{(items) => <BinsTable bins={items} />}</Loaded>
      <AllCsv list="bins" path={routes.bins()} />
      <Places />
    </>
  );
}

function BinsTable({ bins }: { readonly bins: readonly SiteObject[] }): ReactElement {
  const { language, text, word } = useText();
  const columns = useMemo<Column<SiteObject>[]>(
    () => [
      {
        draw: ({ id }) => <Link to={`/bins/${id}`}>{id}</Link>,
        id: 'id',
        label: word('thing', 'bin'),
        value: ({ id }) => id,
      },
      { id: 'site', label: text('bins.site'), value: ({ siteId }) => siteId },
      {
        id: 'operator',
        label: word('thing', 'operator'),
        value: ({ operatorId }) => operatorId,
        draw: ({ operatorId }) => <OperatorName operatorId={operatorId} />,
      },
      {
        draw: ({ capacityGrams }) => massText(capacityGrams ?? 0, language),
        id: 'capacity',
        isNumber: true,
        label: text('bins.capacity'),
        value: ({ capacityGrams }) => capacityGrams ?? 0,
      },
    ],
    [language, text, word],
  );
  if (bins.length === 0) {
    return <EmptyState what={text('bins.none')} next={text('bins.noneNext')} />;
  }
  return <DataTable name={text('bins.title')} columns={columns} rows={bins} />;
}
