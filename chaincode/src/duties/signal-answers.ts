// SPDX-License-Identifier: Apache-2.0
import type { Signal } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Plan } from '../run-command.js';
import { isSigner, personStep } from './duty-steps.js';
import { changedSignal, signalIn } from './signal-steps.js';

/**
 * The person named says where it came from, also after the time for an answer while nobody has decided. Refuses `SIGNAL_NOT_FOUND`,
 * `SIGNAL_STATE`, `SIGNAL_PERSON`.
 */
export const planExplainSignal: Plan<'explainSignal'> = async (command, facts) => {
  const signal = await signalIn(facts, command.signalId, ['raised']);
  assertNamed(facts, signal);
  const { documentHash, reason } = command;
  const explained = { ...personStep(facts), documentHash, reason };
  return changedSignal({ ...signal, explained, state: 'explained' });
};

/** The person named does not accept it, also after an explanation. Refuses as {@link planExplainSignal}. */
export const planContestSignal: Plan<'contestSignal'> = async (command, facts) => {
  const signal = await signalIn(facts, command.signalId, ['raised', 'explained']);
  assertNamed(facts, signal);
  const { documentHash, reason } = command;
  const contested = { ...personStep(facts), documentHash, reason };
  return changedSignal({ ...signal, contested, state: 'contested' });
};

/** A person of another operator is refused by the rights table. */
function assertNamed(facts: Facts, { operatorId, personId }: Signal): void {
  demand(
    facts.operatorId !== operatorId || isSigner(facts, { operatorId, personId }),
    'SIGNAL_PERSON',
    `expected the signature of ${personId}, who is named, got that of ${personStep(facts).personId}`,
  );
}
