// SPDX-License-Identifier: Apache-2.0
import type { Identity, Role } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { useIdentities } from '../registry/registry-queries.js';
import { endWords } from './duty-facts.js';
import { grantForm } from './duty-forms.js';
import { useDuties, type ShownDuty } from './duty-queries.js';
import { KnownPerson } from './known-person.js';
import { PersonCsv } from './person-csv.js';
import { SignedForms } from './signed-forms.js';

const NOBODY: readonly Identity[] = [];
const STATES = ['valid', 'granted', 'suspended', 'ended'] as const;

/** Roles of the office, which grants, suspends and ends duties. */
export const OFFICE: readonly Role[] = ['registrar', 'safety-director', 'trace-manager'];

/** Who answers for what at the operator of the key that signs here, and what of it ends soon. */
export default function DutiesPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('duty.title')}</h1>
      <p>{text('duty.lead')}</p>
      <KnownPerson>{(person) => <Office person={person} />}</KnownPerson>
    </>
  );
}

function Office({ person }: { readonly person: Identity }): ReactElement {
  const { text, word } = useText();
  const [state, setState] = useState('');
  const { operatorId } = person;
  const duties = useDuties({});
  const identities = useIdentities().data ?? NOBODY;
  const others = identities.filter(
    (one) =>
      one.operatorId === operatorId && one.personId !== person.personId && one.status === 'active',
  );
  const isOffice = person.roles.some((role) => OFFICE.includes(role));
  return (
    <>
      <Loaded query={duties}>
        {(items) => (
          <>
            <Ending items={items} />
            <section aria-labelledby="people">
              <h2 id="people">{text('duty.people')}</h2>
              <p className="quiet">{text('duty.order')}</p>
              <div className="search own-operator">
                <Choice
                  label={text('duty.state')}
                  value={state}
                  onChange={setState}
                  options={[
                    ['', text('duty.every')],
                    ...STATES.map((one) => [one, word('duty-state', one)] as const),
                  ]}
                />
              </div>
              <People items={items.filter(({ duty }) => state === '' || duty.state === state)} />
              <PersonCsv list="duties" />
            </section>
          </>
        )}
      </Loaded>
      {isOffice && others.length > 0 && (
        <SignedForms
          of={`${operatorId}/${others.length}`}
          specs={[grantForm(operatorId, others)]}
        />
      )}
      <p className="actions">
        <Link className="button button-second" to="/signals">
          {text('signal.title')}
        </Link>
        <Link className="button button-second" to="/own">
          {text('own.title')}
        </Link>
      </p>
    </>
  );
}

function Ending({ items }: { readonly items: readonly ShownDuty[] }): ReactElement | null {
  const speaker = useText();
  const ending = items.filter(({ ends }) => ends.length > 0);
  if (ending.length === 0) return null;
  return (
    <section aria-labelledby="ending">
      <h2 id="ending">{speaker.text('duty.ending')}</h2>
      <ul className="notices">
        {ending.map(({ duty, ends }) => (
          <li key={`${duty.operatorId}/${duty.personId}`} className="notice notice-wait">
            <strong>
              <Link to={`/duties/${duty.operatorId}/${duty.personId}`}>{duty.personId}</Link>
            </strong>
            <span>{ends.map((one) => endWords(one, speaker)).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function People({ items }: { readonly items: readonly ShownDuty[] }): ReactElement {
  const { text, word } = useText();
  if (items.length === 0)
    return <EmptyState what={text('duty.none')} next={text('duty.noneNext')} />;
  return (
    <ul className="notices">
      {items.map(({ duty, faults }) => {
        const { operatorId, personId, posts, state, validFrom, validTo } = duty;
        const isBad = faults.length > 0 && state !== 'ended';
        return (
          <li key={`${operatorId}/${personId}`} className={isBad ? 'notice notice-bad' : 'notice'}>
            <strong>
              <Link to={`/duties/${operatorId}/${personId}`}>{personId}</Link>
            </strong>
            <span>
              {word('duty-state', state)} · {posts.map((post) => word('role', post)).join(' · ')}
            </span>
            <span className="quiet">
              {operatorId} · {validFrom} – {validTo}
              {isBad && ` · ${text('duty.noSignature')}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
