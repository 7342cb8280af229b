// SPDX-License-Identifier: Apache-2.0
import { useEffect, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { areaText } from '../parts/measures.js';
import { OwnOperator } from '../parts/own-operator.js';
import { OutboxList } from '../pages/outbox-list.js';
import { keepPages } from './keep-pages.js';
import type { FieldPack } from './field-pack.js';
import { useFreshPack, useKeptPacks } from './use-field-pack.js';

/** The parcels to record on: those that this phone keeps, which open without a connection, then the outbox. */
export default function FieldListPage(): ReactElement {
  const { text } = useText();
  const kept = useKeptPacks();
  useEffect(keepPages, []);
  return (
    <>
      <h1>{text('field.title')}</h1>
      <p>{text('field.lead')}</p>
      {(kept.data ?? []).map((pack) => (
        <Parcels key={pack.operatorId} pack={pack} />
      ))}
      <section>
        <h2>{text('field.update')}</h2>
        <OwnOperator>{(operatorId) => <Refresh operatorId={operatorId} />}</OwnOperator>
      </section>
      <section>
        <h2>{text('producer.outbox')}</h2>
        <OutboxList />
      </section>
    </>
  );
}

function Parcels({ pack }: { readonly pack: FieldPack }): ReactElement {
  const { language, text } = useText();
  return (
    <section>
      <h2>{text('field.parcelsOf', { operator: pack.operatorId })}</h2>
      <p className="quiet">{text('field.asOf', { date: pack.date })}</p>
      <ul className="tiles">
        {pack.parcels.map((one) => (
          <li key={one.parcelId}>
            <Link className="tile" to={`/field/${one.parcelId}`}>
              <strong>{one.parcelId}</strong>
              <span>
                {areaText(one.areaM2, language)} · {one.variety}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Refresh({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const fresh = useFreshPack(operatorId);
  const said = fresh.data
    ? text('field.kept', { count: fresh.data.parcels.length, date: fresh.data.date })
    : text(fresh.error ? 'field.notUpdated' : 'field.updating');
  return <p role="status">{said}</p>;
}
