// SPDX-License-Identifier: Apache-2.0
import type { Duty, Identity } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { useText } from '../locale/use-text.js';
import type { CommandFormSpec } from '../parts/command-form.js';
import { Loaded } from '../parts/loaded.js';
import { RecordedMoment } from '../parts/times.js';
import { OFFICE } from './duties-page.js';
import { DutyFacts, DutyPapers, endWords } from './duty-facts.js';
import { cardForm, stateForm, trainingForm } from './duty-forms.js';
import { useDuty } from './duty-queries.js';
import { KnownPerson } from './known-person.js';
import { SignedForms } from './signed-forms.js';

/** One person's duty: whether it lets the person sign, its papers, and what the office may do next. */
export default function DutyPage(): ReactElement {
  const { text, word } = useText();
  const { operatorId = '', personId = '' } = useParams();
  return (
    <>
      <p>
        <Link to="/duties">{text('duty.title')}</Link>
      </p>
      <h1>
        <span className="kicker">{word('thing', 'duty')}</span> {personId}
      </h1>
      <KnownPerson>
        {(reader) => <One operatorId={operatorId} personId={personId} reader={reader} />}
      </KnownPerson>
    </>
  );
}

function One(props: {
  readonly operatorId: string;
  readonly personId: string;
  readonly reader: Identity;
}): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  const { operatorId, personId, reader } = props;
  return (
    <Loaded query={useDuty(operatorId, personId)}>
      {(shown) => {
        const { duty, ends } = shown;
        return (
          <>
            {ends.length > 0 && (
              <div className="notices">
                <p className="notice notice-wait" role="note">
                  {ends.map((one) => endWords(one, speaker)).join(' · ')}
                </p>
              </div>
            )}
            <DutyFacts shown={shown} />
            <h2>{text('duty.papers')}</h2>
            <DutyPapers duty={duty} />
            <h2>{text('warnings.happened')}</h2>
            <ul className="notices">
              {(['granted', 'accepted', 'suspended', 'resumed', 'ended'] as const).map((name) => {
                const step = duty[name];
                return step === undefined ? null : (
                  <li key={name} className="notice">
                    <strong>
                      {text(`duty.step.${name}`)} · <RecordedMoment at={step.at} />
                    </strong>
                    <span>
                      {text('warnings.by', { operator: step.operatorId, person: step.personId })}
                      {'reason' in step && ` · ${word('duty-reason', step.reason)}`}
                    </span>
                  </li>
                );
              })}
            </ul>
            <SignedForms
              of={`${duty.state}/${duty.trainings.length}`}
              specs={forms(duty, reader)}
            />
          </>
        );
      }}
    </Loaded>
  );
}

/** What the reader may do next; nobody acts over the own duty, and examinations are told by safety officers too. */
function forms(duty: Duty, reader: Identity): CommandFormSpec[] {
  const { operatorId, personId, state } = duty;
  const isOwn = reader.operatorId === operatorId && reader.personId !== personId;
  if (!isOwn || state === 'ended') return [];
  const isOffice = reader.roles.some((role) => OFFICE.includes(role));
  const papers = [cardForm(duty), trainingForm(duty)];
  if (!isOffice) return reader.roles.includes('safety-officer') ? papers : [];
  const steps = {
    granted: [],
    suspended: [stateForm(duty, 'resumeDuty')],
    valid: [stateForm(duty, 'suspendDuty')],
  }[state];
  return [...papers, ...steps, stateForm(duty, 'endDuty')];
}
