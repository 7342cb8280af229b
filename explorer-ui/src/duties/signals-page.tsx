// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { useSignals } from './duty-queries.js';
import { KnownPerson } from './known-person.js';
import { PersonCsv } from './person-csv.js';
import { SignalList } from './signal-list.js';

/** Signals that the key of this page may read: the own ones, and those of the operator for who asks and who decides. */
export default function SignalsPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('signal.title')}</h1>
      <p>{text('signal.lead')}</p>
      <KnownPerson>{() => <List />}</KnownPerson>
    </>
  );
}

function List(): ReactElement {
  const { text } = useText();
  const [state, setState] = useState('open');
  return (
    <>
      <div className="search own-operator">
        <Choice
          label={text('signal.which')}
          value={state}
          onChange={setState}
          options={[
            ['open', text('signal.open')],
            ['decided', text('signal.decided')],
          ]}
        />
      </div>
      <Loaded query={useSignals({ state })}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState what={text('signal.none')} next={text('signal.noneNext')} />
          ) : (
            <SignalList items={items} />
          )
        }
      </Loaded>
      <PersonCsv list="signals" />
      <p className="actions">
        <Link className="button button-second" to="/signal-report">
          {text('signal.report')}
        </Link>
      </p>
    </>
  );
}
