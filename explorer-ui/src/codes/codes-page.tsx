// SPDX-License-Identifier: Apache-2.0
import { codesIn } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useLots } from '../api/queries.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { numberText } from '../parts/measures.js';
import { OwnOperator } from '../parts/own-operator.js';
import { openPackageLots, useCodeOrders, type ShownOrder } from './code-queries.js';
import { OrderForm } from './order-form.js';

/** Package codes of an operator: its orders with what became of them, and a new order against a package lot. */
export default function CodesPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('codes.title')}</h1>
      <p>{text('codes.lead')}</p>
      <p className="actions">
        <Link className="button button-second" to="/codes/units">
          {text('codes.units')}
        </Link>
        <Link className="button button-second" to="/codes/flagged">
          {text('flagged.title')}
        </Link>
      </p>
      <OwnOperator>{(operatorId) => <Desk key={operatorId} operatorId={operatorId} />}</OwnOperator>
    </>
  );
}

function Desk({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const orders = useCodeOrders(operatorId);
  const lots = useLots();
  const queries = useQueryClient();
  return (
    <>
      <section>
        <h2>{text('codes.orders')}</h2>
        <Loaded query={orders}>{(items) => <OrderTable items={items} />}</Loaded>
        <AllCsv list="code-orders" operatorId={operatorId} />
      </section>
      <section>
        <h2>{text('codes.new')}</h2>
        <Loaded query={lots}>
          {(all) => (
            <OrderForm
              lots={openPackageLots(all, operatorId)}
              onSigned={() => void queries.invalidateQueries()}
            />
          )}
        </Loaded>
      </section>
    </>
  );
}

const STATES = ['ordered', 'printed', 'activated', 'void'] as const;

function OrderTable({ items }: { readonly items: readonly ShownOrder[] }): ReactElement {
  const { language, text, word } = useText();
  const columns = useMemo<Column<ShownOrder>[]>(() => {
    const number = (
      id: string,
      label: string,
      value: (row: ShownOrder) => number,
    ): Column<ShownOrder> => ({
      draw: (row) => numberText(value(row), language, 0),
      id,
      isNumber: true,
      label,
      value,
    });
    return [
      {
        draw: ({ order }) => <Link to={`/codes/${order.orderId}`}>{order.orderId}</Link>,
        id: 'id',
        label: word('thing', 'code-order'),
        value: ({ order }) => order.orderId,
      },
      { id: 'gtin', label: text('codes.product'), value: ({ order }) => order.gtin },
      number('count', text('codes.count'), ({ order }) => order.count),
      ...STATES.map((state) =>
        number(state, word('code', state), ({ ranges }) => codesIn(ranges[state])),
      ),
      {
        id: 'serials',
        label: text('codes.serials'),
        value: ({ hasSerials }) => text(hasSerials ? 'codes.given' : 'codes.notGiven'),
      },
      {
        id: 'at',
        isRecorded: true,
        isTime: true,
        label: text('codes.orderedAt'),
        value: ({ order }) => order.orderedAt,
      },
    ];
  }, [language, text, word]);
  if (items.length === 0)
    return <EmptyState what={text('codes.none')} next={text('codes.noneNext')} />;
  return <DataTable name={text('codes.orders')} columns={columns} rows={items} />;
}
