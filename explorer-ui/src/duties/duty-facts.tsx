// SPDX-License-Identifier: Apache-2.0
import type { Duty, DutyEnd } from '@daoji/model';
import type { ReactElement } from 'react';

import { FileLink } from '../documents/file-link.js';
import { TEXTS, type TextKey } from '../locale/i18n.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import type { ShownDuty, ShownFault } from './duty-queries.js';

/** State, posts and days of a duty, and in plain words why it does not let its person sign today. */
export function DutyFacts({ shown }: { readonly shown: ShownDuty }): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  const { duty, faults } = shown;
  const { posts, siteId, state, suspended, validFrom, validTo } = duty;
  return (
    <>
      {faults.length > 0 && (
        <div className="notices">
          <div className="notice notice-bad" role="note">
            <strong>{text('duty.noSignature')}</strong>
            {[...new Set(faults.map((fault) => faultWords(fault, speaker)))].map((words) => (
              <span key={words}>{words}</span>
            ))}
          </div>
        </div>
      )}
      {faults.length === 0 && state === 'valid' && (
        <div className="notices">
          <p className="notice notice-good" role="note">
            {text('duty.maySign')}
          </p>
        </div>
      )}
      <FactList
        facts={[
          [text('duty.state'), word('duty-state', state)],
          [text('duty.posts'), posts.map((post) => word('role', post)).join(' · ')],
          [text('duty.site'), siteId],
          [text('duty.days'), `${validFrom} – ${validTo}`],
          [
            text('duty.why'),
            state === 'suspended' && suspended ? word('duty-reason', suspended.reason) : undefined,
          ],
        ]}
      />
    </>
  );
}

/** Cards and examinations, the newest first, with their papers. */
export function DutyPapers({ duty }: { readonly duty: Duty }): ReactElement {
  const { text, word } = useText();
  const { healthCards, trainings } = duty;
  if (healthCards.length + trainings.length === 0)
    return <p className="quiet">{text('duty.noPapers')}</p>;
  return (
    <ul className="notices">
      {[...healthCards].reverse().map((card) => (
        <li key={card.recorded.commandId} className="notice">
          <strong>{word('thing', 'health-card')}</strong>
          <span>
            {card.validFrom} – {card.validTo}
          </span>
          <FileLink hash={card.documentHash} />
        </li>
      ))}
      {[...trainings].reverse().map((one) => (
        <li
          key={one.recorded.commandId}
          className={one.result === 'failed' ? 'notice notice-bad' : 'notice'}
        >
          <strong>
            {text('duty.course', { course: one.courseId })} · {word('training-result', one.result)}
          </strong>
          <span>
            {text('duty.examOn', { date: one.examOn })}
            {one.validTo !== undefined && text('duty.until', { date: one.validTo })}
          </span>
          {one.documentHash !== undefined && <FileLink hash={one.documentHash} />}
        </li>
      ))}
    </ul>
  );
}

/** What ends, in one line. */
export function endWords({ courseId, on, what }: DutyEnd, { text, word }: Speaker): string {
  const name =
    what === 'training'
      ? text('duty.course', { course: courseId ?? '' })
      : word('thing', what === 'duty' ? 'duty' : 'health-card');
  return text('duty.ends', { date: on, what: name });
}

function faultWords({ code, found, post }: ShownFault, { text, word }: Speaker): string {
  const key = `duty.fault.${code}`;
  const words = isText(key) ? text(key) : found;
  return post === undefined ? words : `${word('role', post)}：${words}`;
}

function isText(key: string): key is TextKey {
  return Object.hasOwn(TEXTS['zh-CN'], key);
}
