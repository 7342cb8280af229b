// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { SubjectLink } from '../bins/subject-link.js';
import { zonedTime } from '../check/shown-time.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import type { ShownAlarmReport } from './alarm-queries.js';

/** What the alarms of 30 days asked of people: counts, floods, and what comes again and again. */
export function AlarmFigures({ report }: { readonly report: ShownAlarmReport }): ReactElement {
  const speaker = useText();
  const { language, text, word } = speaker;
  const { chatter, cleared, floods, open, raised, standing, unacknowledged } = report;
  const counted = (count: number): string => text('alarms.count', { count });
  return (
    <>
      <FactList
        facts={[
          [text('alarms.open'), text('alarms.openValue', { open, unacknowledged })],
          [text('alarms.standing'), counted(standing)],
          [text('alarms.raised'), counted(raised)],
          [text('alarms.cleared'), counted(cleared)],
          [text('alarms.answer'), answerText(report, speaker)],
        ]}
      />
      {floods.length + chatter.length > 0 && (
        <ul className="notices">
          {floods.map(({ alarms, from }) => (
            <li key={from} className="notice notice-wait">
              {text('alarms.flood', { alarms, from: zonedTime(from, language) })}
            </li>
          ))}
          {chatter.map(({ kind, subject, times }) => (
            <li key={`${subject.kind}/${subject.id}/${kind}`} className="notice notice-wait">
              <strong>
                {word('alarm', kind)} · <SubjectLink subject={subject} />
              </strong>
              <span>{text('alarms.chatter', { times })}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{text('alarms.limits')}</p>
    </>
  );
}

/** Never without the number of answers that it rests on. */
function answerText(
  { answered, medianAnswerSeconds }: ShownAlarmReport,
  { text }: Speaker,
): string {
  if (medianAnswerSeconds === undefined) return text('alarms.answerNone');
  const minutes = Math.round(medianAnswerSeconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return text('alarms.answerValue', { hours, minutes: rest, n: answered });
}
