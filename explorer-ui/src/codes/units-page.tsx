// SPDX-License-Identifier: Apache-2.0
import type { LogisticUnit } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { OwnOperator } from '../parts/own-operator.js';
import { SignFlow } from '../parts/sign-flow.js';
import { useCodeOrders } from './code-queries.js';
import { openUnitDraft } from './unit-drafts.js';
import { UnitForm } from './unit-form.js';
import { useUnit, useUnits } from './unit-queries.js';
import { UnitTree } from './unit-tree.js';

/** Cases and pallets: those of an operator with a form for a new one, or one of them. */
export default function UnitsPage(): ReactElement {
  const { text } = useText();
  const { sscc } = useParams();
  return (
    <>
      <p>
        {sscc === undefined ? (
          <Link to="/codes">{text('codes.title')}</Link>
        ) : (
          <Link to="/codes/units">{text('codes.units')}</Link>
        )}
      </p>
      {sscc === undefined ? (
        <>
          <h1>{text('codes.units')}</h1>
          <p>{text('codes.unitsLead')}</p>
          <OwnOperator>
            {(operatorId) => <Desk key={operatorId} operatorId={operatorId} />}
          </OwnOperator>
        </>
      ) : (
        <One key={sscc} sscc={sscc} />
      )}
    </>
  );
}

function Desk({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const units = useUnits(operatorId);
  const orders = useCodeOrders(operatorId);
  const queries = useQueryClient();
  return (
    <Loaded query={units}>
      {(items) => (
        <>
          {items.length === 0 ? (
            <EmptyState what={text('codes.noUnits')} next={text('codes.noUnitsNext')} />
          ) : (
            <Table items={items} />
          )}
          <section>
            <h2>{text('codes.pack')}</h2>
            <Loaded query={orders}>
              {(all) => (
                <UnitForm
                  orders={all}
                  taken={new Set(items.map(({ sscc }) => sscc))}
                  onSigned={() => void queries.invalidateQueries()}
                />
              )}
            </Loaded>
          </section>
        </>
      )}
    </Loaded>
  );
}

function Table({ items }: { readonly items: readonly LogisticUnit[] }): ReactElement {
  const { text } = useText();
  const columns = useMemo<Column<LogisticUnit>[]>(
    () => [
      {
        draw: ({ sscc }) => <Link to={`/codes/units/${sscc}`}>{sscc}</Link>,
        id: 'sscc',
        label: text('codes.sscc'),
        value: ({ sscc }) => sscc,
      },
      {
        id: 'state',
        label: text('codes.unitState'),
        value: ({ state }) => text(`codes.unit.${state}`),
      },
      {
        id: 'content',
        isNumber: true,
        label: text('codes.parts'),
        value: ({ children }) => children.length,
      },
      {
        draw: ({ parentSscc }) =>
          parentSscc === undefined ? (
            '–'
          ) : (
            <Link to={`/codes/units/${parentSscc}`}>{parentSscc}</Link>
          ),
        id: 'parent',
        label: text('codes.standsOn'),
        value: ({ parentSscc }) => parentSscc ?? '–',
      },
    ],
    [text],
  );
  return <DataTable name={text('codes.units')} columns={columns} rows={items} />;
}

function One({ sscc }: { readonly sscc: string }): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  return (
    <>
      <h1>
        <span className="kicker">{text('codes.unit')}</span> {sscc}
      </h1>
      <Loaded query={useUnit(sscc)}>
        {(unit) => (
          <>
            <FactList
              facts={[
                [text('codes.unitState'), text(`codes.unit.${unit.state}`)],
                [
                  text('codes.standsOn'),
                  unit.parentSscc && (
                    <Link key="parent" to={`/codes/units/${unit.parentSscc}`}>
                      {unit.parentSscc}
                    </Link>
                  ),
                ],
              ]}
            />
            <h2>{text(unit.state === 'packed' ? 'codes.holds' : 'codes.held')}</h2>
            <UnitTree unit={unit} />
            <p className="actions">
              <a
                className="button button-second"
                href={`${API_BASE}${routes.unitLabel(sscc)}`}
                download={`${sscc}.svg`}
              >
                {text('codes.unitLabel')}
              </a>
            </p>
            {unit.state === 'packed' && unit.parentSscc === undefined && (
              <section>
                <h2>{text('codes.openUnit')}</h2>
                <p className="quiet">{text('codes.openUnitLead')}</p>
                <SignFlow
                  draftOf={(keyId) => openUnitDraft(sscc, keyId)}
                  onSigned={() => void queries.invalidateQueries()}
                >
                  <></>
                </SignFlow>
              </section>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
