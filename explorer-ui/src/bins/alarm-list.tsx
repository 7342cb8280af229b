// SPDX-License-Identifier: Apache-2.0
import type { Alarm } from '@daoji/model';
import type { ReactElement } from 'react';

import type { ShownAlerts } from '../api/bin-queries.js';
import { zonedTime } from '../check/shown-time.js';
import { FileLink } from '../documents/file-link.js';
import { useText } from '../locale/use-text.js';
import { RecordedMoment } from '../parts/times.js';
import { SubjectLink } from './subject-link.js';

/** What stops a release today, in words; with nothing open it says so. */
export function Alerts({ alerts }: { readonly alerts: ShownAlerts }): ReactElement {
  const { text } = useText();
  const { alarms, freeFrom } = alerts;
  return (
    <>
      {alarms.length === 0 ? (
        <p className="quiet">{text('bins.noAlarms')}</p>
      ) : (
        <>
          <AlarmList alarms={alarms} isOpen />
          <p>{text('bins.blocks')}</p>
        </>
      )}
      {freeFrom === undefined ? (
        <p className="quiet">{text('bins.noWithdrawal')}</p>
      ) : (
        <ul className="notices">
          <li className="notice notice-bad">
            <strong>{text('bins.withdrawal', { date: freeFrom })}</strong>
            <Treated alerts={alerts} />
          </li>
        </ul>
      )}
    </>
  );
}

function Treated({ alerts }: { readonly alerts: ShownAlerts }): ReactElement {
  const { word } = useText();
  return (
    <>
      {alerts.treatments.map((one) => (
        <span key={one.treatmentId}>
          {word('thing', 'treatment')} {one.treatmentId} · {one.productName} · {one.startDate} –{' '}
          {one.endDate}
          {one.documentHash !== undefined && <FileLink hash={one.documentHash} />}
        </span>
      ))}
    </>
  );
}

/** Alarms with what was found, the state, and the words of those who answered. */
export function AlarmList(props: {
  readonly alarms: readonly Alarm[];
  /** Ids of those that came first of several at one place. */
  readonly firstOuts?: readonly string[];
  readonly isOpen?: boolean;
}): ReactElement {
  const { language, text, word } = useText();
  return (
    <ul className="notices">
      {props.alarms.map((alarm) => {
        const { acknowledged, alarmId, cleared, kind, raised, ruleSetId, state, subject } = alarm;
        return (
          <li key={alarmId} className={props.isOpen === true ? 'notice notice-bad' : 'notice'}>
            <strong>
              {word('alarm', kind)} · <SubjectLink subject={subject} /> ·{' '}
              {word('alarm-state', state)}
              {props.firstOuts?.includes(alarmId) === true && ` · ${text('bins.firstOut')}`}
            </strong>
            <span>
              {alarmId} · <RecordedMoment at={raised.at} /> · {raised.note}
              {ruleSetId !== undefined && ` · ${text('bins.byRules', { id: ruleSetId })}`}
            </span>
            {acknowledged && (
              <span>
                {word('alarm-state', 'acknowledged')} · <RecordedMoment at={acknowledged.at} /> ·{' '}
                {acknowledged.note}
                {acknowledged.shelvedUntil !== undefined &&
                  ` · ${text('bins.shelvedTo', { at: zonedTime(acknowledged.shelvedUntil, language) })}`}
              </span>
            )}
            {cleared && (
              <span>
                {word('alarm-state', 'cleared')} · <RecordedMoment at={cleared.at} /> ·{' '}
                {cleared.note}
                {cleared.documentHash !== undefined && (
                  <>
                    {' '}
                    <FileLink hash={cleared.documentHash} />
                  </>
                )}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
