// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, dutyKey, dutySchema, type Duty } from '@daoji/model';

import { demand } from '../contract-error.js';
import { lateDateFlags } from '../event-time.js';
import type { Plan } from '../run-command.js';
import { assertOther, changedDuty, dutyIn, isSigner, personStep } from './duty-steps.js';

/**
 * What a person answers for, once the person accepts. Of a duty that has ended the cards and examinations stay. A first day that
 * lies more than three days back is flagged `LATE_RECORD`. Refuses `DUTY_PERSON`, `DUTY_STATE`, `DUTY_DATES`.
 */
export const planGrantDuty: Plan<'grantDuty'> = async (command, facts) => {
  const { operatorId, personId, siteId, validFrom, validTo } = command;
  assertOther(facts, command);
  const before = await facts.read(dutyKey(operatorId, personId), dutySchema);
  demand(
    before === undefined || before.state === 'ended',
    'DUTY_STATE',
    `expected no duty of ${personId} or one that is ended, got one that is ${before?.state ?? ''}`,
  );
  const today = civilDateOf(facts.ruleTime);
  demand(
    validFrom <= validTo && validTo >= today,
    'DUTY_DATES',
    `expected validTo on ${today} or later and not before ${validFrom}, got ${validTo}`,
  );
  const value: Duty = {
    granted: personStep(facts),
    healthCards: before?.healthCards ?? [],
    operatorId,
    personId,
    posts: [...new Set(command.posts)],
    siteId,
    state: 'granted',
    trainings: before?.trainings ?? [],
    v: 1,
    validFrom,
    validTo,
  };
  return { ...changedDuty(value), flags: lateDateFlags(validFrom, facts.ruleTime) };
};

/** By the person named. Refuses `DUTY_NOT_FOUND`, `DUTY_STATE`, `DUTY_PERSON`. */
export const planAcceptDuty: Plan<'acceptDuty'> = async (command, facts) => {
  const duty = await dutyIn(facts, command, ['granted']);
  // A person of another operator is refused by the rights table.
  demand(
    facts.operatorId !== duty.operatorId || isSigner(facts, duty),
    'DUTY_PERSON',
    `expected the signature of ${duty.personId}, got that of ${personStep(facts).personId}`,
  );
  return changedDuty({ ...duty, accepted: personStep(facts), state: 'valid' });
};

/** From here on the person signs nothing. Refuses `DUTY_NOT_FOUND`, `DUTY_STATE`, `DUTY_PERSON`. */
export const planSuspendDuty: Plan<'suspendDuty'> = async (command, facts) => {
  const duty = await dutyIn(facts, command, ['valid']);
  assertOther(facts, duty);
  const { documentHash, reason } = command;
  const suspended = { ...personStep(facts), documentHash, reason };
  return changedDuty({ ...duty, state: 'suspended', suspended });
};

/** The cause is gone; a card that is over or a failed examination still stops the person. Refuses as {@link planSuspendDuty}. */
export const planResumeDuty: Plan<'resumeDuty'> = async (command, facts) => {
  const duty = await dutyIn(facts, command, ['suspended']);
  assertOther(facts, duty);
  const { documentHash, reason } = command;
  const resumed = { ...personStep(facts), documentHash, reason };
  return changedDuty({ ...duty, resumed, state: 'valid' });
};

/** It is over. Refuses as {@link planSuspendDuty}. */
export const planEndDuty: Plan<'endDuty'> = async (command, facts) => {
  const duty = await dutyIn(facts, command, ['granted', 'valid', 'suspended']);
  assertOther(facts, duty);
  const { documentHash, reason } = command;
  const ended = { ...personStep(facts), documentHash, reason };
  return changedDuty({ ...duty, ended, state: 'ended' });
};
