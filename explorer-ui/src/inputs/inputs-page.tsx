// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useApplications, useProducerHome, useStock } from '../api/trade-queries.js';
import type { ShownStock } from '../api/trade-things.js';
import { ImportLink } from '../imports/import-link.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { CommandForm } from '../parts/command-form.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { OwnOperator } from '../parts/own-operator.js';
import { amountText } from './amounts.js';
import { ApplicationList } from './application-list.js';
import { inputForms } from './input-form.js';
import { IntervalCalendar } from './interval-calendar.js';

/** The input store of an operator: stock, purchase, issue, empties, removal, applications, interval calendar. */
export default function InputsPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('inputs.title')}</h1>
      <OwnOperator>{(operatorId) => <Store operatorId={operatorId} />}</OwnOperator>
    </>
  );
}

function Store(props: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const stock = useStock(props.operatorId);
  const home = useProducerHome(props.operatorId);
  const applications = useApplications(props.operatorId);
  const queries = useQueryClient();
  const forms = useMemo(() => inputForms(stock.data ?? []), [stock.data]);
  return (
    <>
      <section>
        <h2>{text('inputs.stock')}</h2>
        <p className="actions">
          <ImportLink kind="purchases" />
        </p>
        <Loaded query={stock}>{(items) => <StockTable items={items} />}</Loaded>
        <AllCsv list="input-stock" operatorId={props.operatorId} />
        {forms.map((spec) => (
          <CommandForm
            key={spec.title}
            spec={spec}
            onSigned={() => void queries.invalidateQueries()}
          />
        ))}
      </section>
      <section>
        <h2>{text('inputs.calendar')}</h2>
        <Loaded query={home}>{({ parcels }) => <IntervalCalendar parcels={parcels} />}</Loaded>
      </section>
      <section>
        <h2>{text('inputs.applications')}</h2>
        <p className="actions">
          <Link className="button" to="/inputs/apply">
            {text('inputs.applyTitle')}
          </Link>
          <ImportLink kind="applications" />
        </p>
        <Loaded query={applications}>{(items) => <ApplicationList items={items} />}</Loaded>
        <AllCsv list="applications" operatorId={props.operatorId} />
      </section>
    </>
  );
}

function StockTable(props: { readonly items: readonly ShownStock[] }): ReactElement {
  const { language, text } = useText();
  const columns = useMemo<Column<ShownStock>[]>(
    () => [
      { id: 'id', label: text('inputs.stockLotId'), value: ({ stock }) => stock.stockLotId },
      {
        id: 'product',
        label: text('inputs.registration'),
        value: ({ name, stock }) => `${name ?? ''} ${stock.registration}`.trim(),
      },
      {
        id: 'left',
        label: text('inputs.left'),
        value: ({ stock }) => stock.remainingMilli / 1000,
        draw: ({ stock }) => amountText(stock.remainingMilli, stock.unit, language),
        isNumber: true,
      },
      {
        id: 'packages',
        label: text('inputs.packages'),
        value: ({ stock }) => stock.packages,
        isNumber: true,
      },
      {
        id: 'empties',
        label: text('inputs.emptiesDue'),
        value: ({ emptiesDue }) => emptiesDue,
        isNumber: true,
      },
    ],
    [language, text],
  );
  if (props.items.length === 0)
    return <EmptyState what={text('inputs.noStock')} next={text('inputs.noStockNext')} />;
  return <DataTable name={text('inputs.stock')} columns={columns} rows={props.items} />;
}
