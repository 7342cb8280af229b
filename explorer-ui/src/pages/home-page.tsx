// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { Link, useNavigate } from 'react-router';

import { useDevices, useLots, useParcels } from '../api/queries.js';
import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Field } from '../parts/field.js';
import { Loaded } from '../parts/loaded.js';
import { find } from './find.js';
import { LotCards } from './lot-cards.js';

const CARDS = [
  ['/producer', 'producer', 'home.cardProducer'],
  ['/auditor', 'auditor', 'home.cardAuditor'],
  ['/regulator', 'regulator', 'home.cardRegulator'],
  ['/lots', 'consumer', 'home.cardConsumer'],
] as const;

/** The start page: one search box that takes anything, a card per user, the newest lots. */
export default function HomePage(): ReactElement {
  const { text, word } = useText();
  const lots = useLots();
  return (
    <>
      <div className="hero">
        <h1>{text('app.tagline')}</h1>
        <Search />
      </div>
      <section aria-labelledby="cards">
        <h2 id="cards">{text('home.cards')}</h2>
        <ul className="cards">
          {CARDS.map(([to, user, key]) => (
            <li key={to}>
              <Link className="card" to={to}>
                <strong>{word('user', user)}</strong>
                <span>{text(key)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="recent">
        <h2 id="recent">{text('home.recent')}</h2>
        <Loaded query={lots}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState what={text('lots.none')} next={text('lots.noneNext')} />
            ) : (
              <LotCards lots={items.slice(0, 6)} />
            )
          }
        </Loaded>
      </section>
    </>
  );
}

function Search(): ReactElement {
  const { text } = useText();
  const navigate = useNavigate();
  const [entered, setEntered] = useState('');
  const [unknown, setUnknown] = useState('');
  const lots = useLots().data ?? [];
  const parcels = (useParcels().data ?? []).map((parcel) => parcel.parcelId);
  const devices = (useDevices().data ?? []).map((device) => device.deviceId);
  const go = (): void => {
    const found = find(entered, { devices, lots, parcels });
    setUnknown(found ? '' : entered);
    if (found?.isOutside) location.assign(found.to);
    else if (found) void navigate(found.to);
  };
  return (
    <form
      className="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Field
        label={text('home.search')}
        hint={text('home.searchHint')}
        value={entered}
        onChange={setEntered}
      />
      <Button type="submit" className="button">
        {text('home.searchGo')}
      </Button>
      <p role="status" className="field-error">
        {unknown === '' ? '' : text('home.tookNothing', { text: unknown })}
      </p>
    </form>
  );
}
