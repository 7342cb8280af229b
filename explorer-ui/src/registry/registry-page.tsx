// SPDX-License-Identifier: Apache-2.0
import type { Operator } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { routes } from '../api/routes.js';
import type { TextKey } from '../locale/i18n.js';
import { TEXTS } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { MandateSection } from './mandate-section.js';
import { operatorState } from './operator-state-form.js';
import { OperatorStateSection } from './operator-state-section.js';
import { PersonSection } from './person-section.js';
import { useRegistryOperators } from './registry-queries.js';

const NONE: readonly Operator[] = [];

/** Who is on the ledger: operators with their kind, and the keys of their people, who are pseudonyms. */
export default function RegistryPage(): ReactElement {
  const { text } = useText();
  const operators = useRegistryOperators();
  return (
    <>
      <h1>{text('registry.title')}</h1>
      <p>{text('registry.lead')}</p>
      <section>
        <h2>{text('registry.operators')}</h2>
        <Loaded query={operators}>{(items) => <OperatorTable items={items} />}</Loaded>
        <AllCsv list="operators" path={routes.operators()} />
        <OperatorStateSection operators={operators.data ?? NONE} />
        <p className="quiet">{text('registry.howOperator')}</p>
      </section>
      <MandateSection operators={operators.data ?? NONE} />
      <PersonSection operators={operators.data ?? NONE} />
    </>
  );
}

function OperatorTable({ items }: { readonly items: readonly Operator[] }): ReactElement {
  const { text } = useText();
  const columns = useMemo<Column<Operator>[]>(() => {
    const known = (group: string, name: string): string => {
      const key = `registry.${group}.${name}`;
      return isText(key) ? text(key) : name;
    };
    return [
      {
        draw: ({ operatorId }) => <Link to={`/operators/${operatorId}`}>{operatorId}</Link>,
        id: 'id',
        label: text('registry.id'),
        value: ({ operatorId }) => operatorId,
      },
      { id: 'name', label: text('registry.name'), value: ({ publicName }) => publicName },
      {
        id: 'kind',
        label: text('registry.kind'),
        value: ({ authority, kind }) =>
          authority === undefined
            ? known('kind', kind)
            : `${known('kind', kind)} · ${known('authority', authority)}`,
      },
      {
        draw: (one) => (
          <span className={operatorState(one) === 'verified' ? 'good' : 'bad'}>
            {text(`opState.${operatorState(one)}`)}
          </span>
        ),
        id: 'state',
        label: text('opState.column'),
        value: (one) => text(`opState.${operatorState(one)}`),
      },
      { id: 'area', label: text('registry.area'), value: ({ areaCode }) => areaCode },
      { id: 'msp', label: text('registry.msp'), value: ({ mspId }) => known('msp', mspId) },
      {
        id: 'code',
        label: text('registry.creditCode'),
        value: ({ creditCode = '–' }) => creditCode,
      },
    ];
  }, [text]);
  if (items.length === 0) {
    return <EmptyState what={text('registry.none')} next={text('registry.noneNext')} />;
  }
  return <DataTable name={text('registry.operators')} columns={columns} rows={items} />;
}

function isText(key: string): key is TextKey {
  return Object.hasOwn(TEXTS['zh-CN'], key);
}
