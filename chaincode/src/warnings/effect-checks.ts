// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, controlTaskKey, stateKey } from '@daoji/model';

import { demand } from '../contract-error.js';
import { lateDateFlags } from '../event-time.js';
import type { Plan } from '../run-command.js';
import { assertDay, assertOther, stepOf, taskIn, warningIn } from './warning-steps.js';

/**
 * Grades before and after, by another person than the one who answered. A declined task is checked too: what came of it belongs to
 * the hit rate. Refuses `WARNING_NOT_FOUND`, `WARNING_STATE`, `CONTROL_NOT_FOUND`, `CONTROL_STATE`, `CONTROL_EFFECT`,
 * `CONTROL_DATES`, `SECOND_PERSON_MISSING`.
 */
export const planCheckEffect: Plan<'checkEffect'> = async (command, facts) => {
  const { checkedOn, effect, gradeAfter, gradeBefore, note, parcelId, warningId } = command;
  const warning = await warningIn(facts, warningId, ['ordered', 'withdrawn']);
  const task = await taskIn(facts, command, ['done', 'declined']);
  demand(
    (task.state === 'declined') === (effect === 'untreated'),
    'CONTROL_EFFECT',
    `expected untreated for a declined task and for nothing else, got ${effect} for one that is ${task.state}`,
  );
  assertDay(checkedOn, {
    from: task.done?.doneOn ?? task.ordered.orderedOn,
    to: civilDateOf(facts.eventTime),
    what: 'the parcel was looked at',
  });
  assertOther(facts, task.done ?? task.declined, {
    found: 'answered the task and would check its effect',
    rule: 'the effect of a control is checked by another person than the one who answered the task',
  });
  const checked = { ...stepOf(facts), checkedOn, effect, gradeAfter, gradeBefore, note };
  const { areaCode, operatorId } = warning;
  const key = controlTaskKey(warningId, parcelId);
  return {
    flags: lateDateFlags(checkedOn, facts.ruleTime),
    subjects: [stateKey('warning', warningId), stateKey('parcel', parcelId)],
    targets: [{ areaCode, key, operatorId }],
    writes: [{ key, value: { ...task, checked, state: 'checked' } }],
  };
};
