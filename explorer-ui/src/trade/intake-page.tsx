// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';

import {
  useContracts,
  useSlips,
  type ShownContract,
  type ShownSlip,
} from '../api/intake-queries.js';
import { AllCsv } from '../parts/all-csv.js';
import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { shownTime } from '../check/shown-time.js';
import { ImportLink } from '../imports/import-link.js';
import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { OwnOperator } from '../parts/own-operator.js';
import { SlipForm } from './slip-form.js';

/** The intake desk: contracts with what they still take, a new slip, and slips with three masses side by side. */
export default function IntakePage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('intake.title')}</h1>
      <p>{text('intake.lead')}</p>
      <OwnOperator>{(operatorId) => <Desk operatorId={operatorId} />}</OwnOperator>
    </>
  );
}

function Desk({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const contracts = useContracts(operatorId);
  const slips = useSlips(operatorId);
  const queries = useQueryClient();
  return (
    <>
      <section>
        <h2>{text('intake.contracts')}</h2>
        <Loaded query={contracts}>{(items) => <ContractTable items={items} />}</Loaded>
        <AllCsv list="contracts" operatorId={operatorId} />
        <p className="actions">
          <ImportLink kind="contracts" />
        </p>
      </section>
      <section>
        <h2>{text('intake.new')}</h2>
        <SlipForm
          contracts={contracts.data ?? []}
          onSigned={() => void queries.invalidateQueries()}
        />
      </section>
      <section>
        <h2>{text('intake.slips')}</h2>
        <Loaded query={slips}>{(items) => <SlipTable items={items} />}</Loaded>
        <AllCsv list="slips" operatorId={operatorId} />
        <p className="actions">
          <ImportLink kind="deliveries" />
          <ImportLink kind="bought-in" />
        </p>
      </section>
    </>
  );
}

function ContractTable({ items }: { readonly items: readonly ShownContract[] }): ReactElement {
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
      { id: 'id', label: word('trade', 'contract'), value: ({ contract }) => contract.contractId },
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
  if (items.length === 0) {
    return <EmptyState what={text('intake.noContracts')} next={text('intake.noContractsNext')} />;
  }
  return <DataTable name={text('intake.contracts')} columns={columns} rows={items} />;
}

function SlipTable({ items }: { readonly items: readonly ShownSlip[] }): ReactElement {
  const { language, text, word } = useText();
  const columns = useMemo<Column<ShownSlip>[]>(() => {
    const mass = (name: 'weighed' | 'settled' | 'physical'): Column<ShownSlip> => ({
      draw: ({ slip }) => {
        const grams = slip[`${name}Grams`];
        return grams === undefined ? text('intake.noSettled') : massText(grams, language);
      },
      id: name,
      isNumber: true,
      label: word('mass', name),
      value: ({ slip }) => slip[`${name}Grams`] ?? '',
    });
    return [
      { id: 'id', label: word('trade', 'slip'), value: ({ slip }) => slip.slipId },
      {
        draw: ({ slip }) => shownTime(slip.weighedAt, language),
        id: 'at',
        label: text('lots.created'),
        value: ({ slip }) => slip.weighedAt,
      },
      {
        id: 'grower',
        label: text('intake.grower'),
        value: ({ growerName, slip }) => growerName ?? slip.growerOperatorId ?? '–',
      },
      mass('weighed'),
      mass('settled'),
      mass('physical'),
      {
        draw: ({ slip: { headroomGrams } }) =>
          headroomGrams === undefined ? (
            '–'
          ) : (
            <span className={headroomGrams < 0 ? 'field-error' : ''}>
              {massText(headroomGrams, language)}
            </span>
          ),
        id: 'headroom',
        isNumber: true,
        label: word('trade', 'headroom'),
        value: ({ slip }) => slip.headroomGrams ?? '',
      },
      {
        id: 'confirmation',
        label: text('intake.confirmation'),
        value: ({ slip }) => text(`intake.${slip.confirmation}`),
      },
      {
        draw: ({ slip }) =>
          slip.settledGrams === undefined ? (
            '–'
          ) : (
            <a href={`${API_BASE}${routes.settlementSheet(slip.slipId)}`} download>
              {slip.state === 'settled' ? '✓ ' : ''}
              {text('intake.sheet')}
            </a>
          ),
        id: 'sheet',
        label: text('intake.sheet'),
        value: ({ slip }) => slip.settlementHash ?? '',
      },
    ];
  }, [language, text, word]);
  if (items.length === 0) {
    return <EmptyState what={text('intake.noSlips')} next={text('intake.noSlipsNext')} />;
  }
  return <DataTable name={text('intake.slips')} columns={columns} rows={items} />;
}
