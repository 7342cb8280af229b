// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import type { ShownContract } from '../api/intake-queries.js';
import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { massText } from '../parts/measures.js';

/** Contracts with what they still take; each leads to the page on which it is accepted or ended. */
export function ContractTable(props: { readonly items: readonly ShownContract[] }): ReactElement {
  const { language, text, word } = useText();
  const columns = useMemo<Column<ShownContract>[]>(() => {
    const mass = (
      id: string,
      label: string,
      value: (row: ShownContract) => number,
    ): Column<ShownContract> => ({
      draw: (row) => (
        <span className={value(row) < 0 ? 'field-error' : ''}>
          {massText(value(row), language)}
        </span>
      ),
      id,
      isNumber: true,
      label,
      value,
    });
    return [
      {
        id: 'id',
        label: word('trade', 'contract'),
        value: ({ contract }) => contract.contractId,
        draw: ({ contract: { contractId } }) => (
          <Link to={`/contracts/${contractId}`}>{contractId}</Link>
        ),
      },
      {
        id: 'grower',
        label: text('intake.grower'),
        value: ({ contract, growerName }) => growerName ?? contract.growerOperatorId,
      },
      mass('cap', text('intake.cap'), ({ contract }) => contract.deliveryCapGrams),
      mass('delivered', text('intake.delivered'), ({ contract }) => contract.deliveredGrams),
      mass('unconfirmed', text('intake.unconfirmed'), ({ contract }) => contract.unconfirmedGrams),
      mass('headroom', word('trade', 'headroom'), ({ headroomGrams }) => headroomGrams),
      {
        id: 'state',
        label: text('intake.state'),
        value: ({ contract }) => text(`intake.${contract.state}`),
      },
    ];
  }, [language, text, word]);
  if (props.items.length === 0) {
    return <EmptyState what={text('intake.noContracts')} next={text('intake.noContractsNext')} />;
  }
  return <DataTable name={text('intake.contracts')} columns={columns} rows={props.items} />;
}
