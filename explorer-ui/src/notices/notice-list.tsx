// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { zonedTime } from '../check/shown-time.js';
import type { TextKey } from '../locale/i18n.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { namedCode } from '../parts/refusal-word.js';
import type { ShownDelivery, ShownNotice } from './notice-queries.js';

const STATES: Readonly<Record<ShownDelivery['state'], TextKey>> = {
  failed: 'notices.toRetry',
  'given-up': 'notices.givenUp',
  overtaken: 'notices.overtaken',
  sent: 'notices.delivered',
  waiting: 'notices.toSend',
};

/** Notices with each message; what nobody has answered stands out. */
export function NoticeList(props: { readonly notices: readonly ShownNotice[] }): ReactElement {
  const speaker = useText();
  const { language, text, word } = speaker;
  return (
    <ul className="notices">
      {props.notices.map(({ deliveries, isWaiting, nextStep, notice }) => (
        <li key={notice.id} className={isWaiting ? 'notice notice-bad' : 'notice'}>
          <strong>{language === 'en' ? notice.en : notice.zh}</strong>
          {notice.note !== undefined && <span>{notice.note}</span>}
          {isWaiting && (
            <span>
              {text('notices.unanswered')}
              {nextStep &&
                text('notices.next', {
                  at: zonedTime(nextStep.at, language),
                  role: word('role', nextStep.role),
                })}
            </span>
          )}
          {notice.path !== undefined && (
            <span>
              <Link to={notice.path.replace(/^\/app/, '')}>{text('notices.open')}</Link>
            </span>
          )}
          {deliveries.length === 0 ? (
            <span className="quiet">{text('notices.screenOnly')}</span>
          ) : (
            <ul>
              {deliveries.map((delivery) => (
                <li key={`${delivery.step}/${delivery.channelId}/${delivery.personIds.join('/')}`}>
                  {deliveryText(delivery, speaker)}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** `group → keeper-day（保管员）：已送达 09:30；已读 09:31`. */
function deliveryText(delivery: ShownDelivery, speaker: Speaker): string {
  const { channelId, step } = delivery;
  const { language, text } = speaker;
  return text('notices.line', {
    called: step === 0 ? '' : text('notices.call', { number: step + 1 }),
    channel: channelId,
    what: [outcomeText(delivery, speaker), readText(delivery, speaker)]
      .filter((part) => part !== '')
      .join(language === 'en' ? '; ' : '；'),
    whom: whomText(delivery, speaker),
  });
}

function whomText({ personIds, role }: ShownDelivery, { language, text, word }: Speaker): string {
  if (personIds.length === 0) return text('notices.machine');
  const persons = personIds.join(language === 'en' ? ', ' : '、');
  return role === undefined ? persons : text('notices.whom', { persons, role: word('role', role) });
}

function outcomeText(
  { attemptAt, attempts, code = '', state }: ShownDelivery,
  { language, text }: Speaker,
): string {
  const at = attemptAt === undefined ? '' : zonedTime(attemptAt, language);
  return text(STATES[state], { at, attempts, code: namedCode(code, language) });
}

/** A machine reads nothing, and what did not come cannot be read. */
function readText(
  { personIds, readAt, state }: ShownDelivery,
  { language, text }: Speaker,
): string {
  if (readAt !== undefined) return text('notices.readAt', { at: zonedTime(readAt, language) });
  return state === 'sent' && personIds.length > 0 ? text('notices.unread') : '';
}
