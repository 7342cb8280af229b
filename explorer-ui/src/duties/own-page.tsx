// SPDX-License-Identifier: Apache-2.0
import type { Identity } from '@daoji/model';
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { OwnSteps } from '../quality/own-steps.js';
import { DutyFacts, DutyPapers } from './duty-facts.js';
import { acceptForm } from './duty-forms.js';
import { useDuties, useSignals } from './duty-queries.js';
import { KnownPerson } from './known-person.js';
import { SignalList } from './signal-list.js';
import { SignedForms } from './signed-forms.js';

/** What a person sees of the own work: duty, card, examinations, and signals with the way to answer. No chart. */
export default function OwnPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('own.title')}</h1>
      <p>{text('own.lead')}</p>
      <KnownPerson>
        {(person) => (
          <>
            <OwnDuty person={person} />
            <OwnSignals person={person} />
            <section aria-labelledby="own-steps">
              <h2 id="own-steps">{text('ownSteps.title')}</h2>
              <OwnSteps />
            </section>
          </>
        )}
      </KnownPerson>
    </>
  );
}

function OwnDuty({ person }: { readonly person: Identity }): ReactElement {
  const { text } = useText();
  const { operatorId, personId } = person;
  return (
    <section aria-labelledby="own-duty">
      <h2 id="own-duty">{text('own.duty')}</h2>
      <p className="quiet">{text('own.who', { operator: operatorId, person: personId })}</p>
      <Loaded query={useDuties({ operatorId, personId })}>
        {([shown]) =>
          shown === undefined ? (
            <EmptyState what={text('own.noDuty')} next={text('own.noDutyNext')} />
          ) : (
            <>
              <DutyFacts shown={shown} />
              <SignedForms
                of={shown.duty.state}
                specs={shown.duty.state === 'granted' ? [acceptForm(shown.duty)] : []}
              />
              <h2>{text('own.papers')}</h2>
              <DutyPapers duty={shown.duty} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function OwnSignals({ person }: { readonly person: Identity }): ReactElement {
  const { text } = useText();
  const { operatorId, personId } = person;
  return (
    <section aria-labelledby="own-signals">
      <h2 id="own-signals">{text('own.signals')}</h2>
      <p className="quiet">{text('own.signalsLead')}</p>
      <Loaded query={useSignals({ operatorId, personId })}>
        {(items) =>
          items.length === 0 ? (
            <p className="quiet">{text('own.noSignals')}</p>
          ) : (
            <SignalList items={items} />
          )
        }
      </Loaded>
    </section>
  );
}
