// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, dutyKey, dutySchema, type Duty } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Outcome } from '../run-command.js';

/** A person of an operator. */
export interface Holder {
  readonly operatorId: string;
  readonly personId: string;
}

/** Who takes a step, and when. */
export function personStep(facts: Facts): Duty['granted'] {
  const { commandId, operatorId, recordTime, ruleTime, signer } = facts;
  const personId = signer.kind === 'person' ? signer.identity.personId : signer.id;
  return { at: recordTime, commandId, on: civilDateOf(ruleTime), operatorId, personId };
}

/** True where the signer is this person of this operator, by whichever key. */
export function isSigner(facts: Facts, { operatorId, personId }: Holder): boolean {
  const by = personStep(facts);
  return by.operatorId === operatorId && by.personId === personId;
}

/** A duty in one of some states. @throws ContractError `DUTY_NOT_FOUND`, `DUTY_STATE`. */
export async function dutyIn(
  facts: Facts,
  { operatorId, personId }: Holder,
  states: readonly Duty['state'][],
): Promise<Duty> {
  const key = dutyKey(operatorId, personId);
  const duty = await facts.expect(key, dutySchema, 'DUTY_NOT_FOUND');
  demand(
    states.includes(duty.state),
    'DUTY_STATE',
    `expected the duty of ${personId} ${states.join(' or ')}, got ${duty.state}`,
  );
  return duty;
}

/** Refuses a step of the office over itself. @throws ContractError `DUTY_PERSON`. */
export function assertOther(facts: Facts, holder: Holder): void {
  demand(
    !isSigner(facts, holder),
    'DUTY_PERSON',
    `expected another person of the office than ${holder.personId}, whose duty it is`,
  );
}

/** A step on one duty. */
export function changedDuty(value: Duty): Outcome {
  const { operatorId, personId } = value;
  const key = dutyKey(operatorId, personId);
  return { subjects: [key], targets: [{ key, operatorId }], writes: [{ key, value }] };
}
