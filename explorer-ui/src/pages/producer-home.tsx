// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useContracts } from '../api/intake-queries.js';
import { useProducerHome } from '../api/trade-queries.js';
import type { ShownHome, ShownNotice, ShownParcelSeason } from '../api/trade-things.js';
import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { OwnOperator } from '../parts/own-operator.js';
import { ContractWaiting } from '../trade/contract-waiting.js';

/** What a producer sees first: what blocks, what is due, and how much the land still allows. */
export function ProducerHome(): ReactElement {
  return <OwnOperator>{(operatorId) => <Home operatorId={operatorId} />}</OwnOperator>;
}

function Home(props: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const home = useProducerHome(props.operatorId);
  return (
    <Loaded query={home}>
      {(data) => (
        <>
          <h3>{text('ownHome.blocks')}</h3>
          <Notices items={data.blocks} none={text('ownHome.noBlocks')} kind="notice-bad" />
          <h3>{text('ownHome.due')}</h3>
          <Notices items={data.due} none={text('ownHome.noDue')} kind="notice-wait" />
          <Contracts operatorId={props.operatorId} />
          <h3>{text('ownHome.headroom')}</h3>
          <p className="quiet">{text('ownHome.headroomLead')}</p>
          <Totals totals={data.totals} />
          <ParcelTable parcels={data.parcels} />
          <p className="actions">
            <Link className="button button-second" to="/season">
              {text('season.title')}
            </Link>
          </p>
        </>
      )}
    </Loaded>
  );
}

/** Offers that wait for a grower's word, and the way to all contracts. */
function Contracts({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const contracts = useContracts(operatorId);
  return (
    <>
      <h3>{text('intake.contracts')}</h3>
      <Loaded query={contracts}>
        {(items) => <ContractWaiting items={items} growerId={operatorId} />}
      </Loaded>
      <p className="actions">
        <Link className="button button-second" to="/contracts">
          {text('contract.manage')}
        </Link>
      </p>
    </>
  );
}

function Notices(props: {
  readonly items: readonly ShownNotice[];
  readonly none: string;
  readonly kind: string;
}): ReactElement {
  const { language, word } = useText();
  if (props.items.length === 0) return <p className="quiet">{props.none}</p>;
  return (
    <ul className="notices">
      {props.items.map((item) => {
        const [kind = '', id = ''] = item.subject.split('~');
        return (
          <li key={`${item.code} ${item.subject} ${item.zh}`} className={`notice ${props.kind}`}>
            <strong>
              {word('thing', kind)} <Subject kind={kind} id={id} />
            </strong>
            <span>{language === 'en' ? item.en : item.zh}</span>
          </li>
        );
      })}
    </ul>
  );
}

const PAGES: Readonly<Record<string, string>> = {
  bin: '/bins/',
  lot: '/lots/',
  parcel: '/parcels/',
  recall: '/recalls/',
  transfer: '/transfers/',
  warning: '/warnings/',
};

function Subject(props: { readonly kind: string; readonly id: string }): ReactElement {
  const page = PAGES[props.kind];
  return page === undefined ? <>{props.id}</> : <Link to={`${page}${props.id}`}>{props.id}</Link>;
}

function Totals({ totals }: { readonly totals: ShownHome['totals'] }): ReactElement {
  const { language, text } = useText();
  const figures = [
    [text('ownHome.cap'), totals.capGrams],
    [text('ownHome.harvested'), totals.harvestedGrams],
    [text('ownHome.left'), totals.headroomGrams],
    [text('ownHome.uplift'), totals.upliftGrams ?? 0],
    [text('ownHome.riceForecast'), totals.forecast?.riceMaxGrams],
  ] as const;
  return (
    <>
      <dl className="facts">
        {figures.map(([label, grams]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{grams === undefined ? text('ownHome.noRecovery') : massText(grams, language)}</dd>
          </div>
        ))}
      </dl>
      {totals.withoutCap > 0 && <p>{text('ownHome.withoutCap', { count: totals.withoutCap })}</p>}
    </>
  );
}

function ParcelTable(props: { readonly parcels: readonly ShownParcelSeason[] }): ReactElement {
  const { language, text, word } = useText();
  const columns = useMemo<Column<ShownParcelSeason>[]>(
    () => [
      {
        id: 'parcelId',
        label: word('thing', 'parcel'),
        value: ({ parcelId }) => parcelId,
        draw: ({ parcelId }) => <Link to={`/parcels/${parcelId}`}>{parcelId}</Link>,
      },
      {
        id: 'harvested',
        label: text('ownHome.harvested'),
        value: ({ harvestedGrams }) => harvestedGrams / 1000,
        draw: ({ harvestedGrams }) => massText(harvestedGrams, language),
        isNumber: true,
      },
      {
        id: 'left',
        label: text('ownHome.left'),
        value: ({ headroomGrams }) => (headroomGrams === undefined ? '' : headroomGrams / 1000),
        draw: ({ headroomGrams }) =>
          headroomGrams === undefined ? text('ownHome.noCap') : massText(headroomGrams, language),
        isNumber: true,
      },
      {
        id: 'freeFrom',
        label: text('ownHome.freeFrom'),
        value: ({ freeFrom }) => freeFrom ?? '',
        draw: ({ freeFrom }) => freeFrom ?? text('ownHome.free'),
      },
      {
        id: 'spray',
        label: text('spray.title'),
        value: ({ parcelId }) => parcelId,
        draw: ({ parcelId }) => (
          <Link to={`/parcels/${parcelId}/spray`}>{text('inputs.which')}</Link>
        ),
      },
    ],
    [language, text, word],
  );
  if (props.parcels.length === 0) return <></>;
  return <DataTable name={text('ownHome.parcels')} columns={columns} rows={props.parcels} />;
}
