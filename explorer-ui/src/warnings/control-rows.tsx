// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type ControlTask } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText, type Speaker } from '../locale/use-text.js';
import { networkNow } from '../sign/network-clock.js';
import type { ShownWarning } from './warning-queries.js';

/** What was asked for, done and found on each parcel. */
export function ControlRows({ shown }: { readonly shown: ShownWarning }): ReactElement {
  const { text } = useText();
  const { tasks, warning } = shown;
  const without = warning.parcels
    .map(({ parcelId }) => parcelId)
    .filter((parcelId) => !tasks.some((task) => task.parcelId === parcelId));
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{text('warnings.actions')}</h2>
      {tasks.length === 0 ? (
        <p className="quiet">{text('warnings.noTasks')}</p>
      ) : (
        <ul className="notices">
          {tasks.map((task) => (
            <Row key={task.parcelId} task={task} isWithdrawn={warning.state === 'withdrawn'} />
          ))}
        </ul>
      )}
      {without.length > 0 && (
        <p className="quiet">{text('warnings.untasked', { parcels: without.join('、') })}</p>
      )}
    </section>
  );
}

function Row(props: { readonly task: ControlTask; readonly isWithdrawn: boolean }): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  const { isWithdrawn, task } = props;
  const { checked, declined, operatorId, ordered, parcelId, state } = task;
  return (
    <li className={state === 'checked' ? 'notice notice-good' : 'notice notice-wait'}>
      <strong>
        <Link to={`/parcels/${parcelId}`}>{parcelId}</Link>（{operatorId}） ·{' '}
        {word('control-state', state)}
      </strong>
      <span>
        {ordered.note} · {text('warnings.due', { date: ordered.dueDate })}
        {state === 'ordered' && waitingText(task, isWithdrawn, speaker)}
      </span>
      {task.done && <span>{doneText(task, speaker)}</span>}
      {declined && (
        <span>
          {word('control-state', 'declined')}：{declined.note}
        </span>
      )}
      {checked && (
        <span>
          {checked.checkedOn} · {text('warnings.grades', gradesOf(checked))} ·{' '}
          {word('control-effect', checked.effect)}
          {checked.note !== undefined && ` · ${checked.note}`}
        </span>
      )}
    </li>
  );
}

function gradesOf(checked: { readonly gradeAfter: number; readonly gradeBefore: number }): {
  readonly after: number;
  readonly before: number;
} {
  return { after: checked.gradeAfter, before: checked.gradeBefore };
}

function waitingText({ ordered }: ControlTask, isWithdrawn: boolean, { text }: Speaker): string {
  if (isWithdrawn) return ` · ${text('warnings.calledOff')}`;
  const today = civilDateOf(networkNow().toISOString());
  return ordered.dueDate < today ? ` · ${text('warnings.overdue')}` : '';
}

/** What was done in words, with the day and whether that was late. */
function doneText({ done, ordered }: ControlTask, { text, word }: Speaker): string {
  if (!done) return '';
  const { applicationId, doneOn, measure, note, target } = done;
  const parts = [
    doneOn,
    applicationId === undefined
      ? word('control-measure', measure ?? 'other-measure')
      : text('warnings.application', { id: applicationId }),
    ...(target === undefined ? [] : [text('warnings.against', { target })]),
    ...(doneOn > ordered.dueDate ? [text('warnings.late')] : []),
    ...(note === undefined ? [] : [note]),
  ];
  return parts.join(' · ');
}
