// SPDX-License-Identifier: Apache-2.0
import {
  eventSchema,
  identitySchema,
  stateKey,
  UNDOABLE_COMMANDS,
  type Correction,
  type LedgerEvent,
} from '@daoji/model';

import { CORRECTING_ROLES, rightsOf } from '../access.js';
import { ContractError, demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { CommandOf, Plan } from '../run-command.js';
import { undone } from './undo.js';

/** What is not declared to be in error, and the command that changes it. */
const OTHER_WAY: Readonly<Record<string, string>> = {
  activateIdentity: 'revokeIdentity',
  revokeIdentity: 'activateIdentity of a new key',
  registerOperator: 'a decision of its organisation',
  proposeRuleSet: 'a new rule set',
  confirmRuleSet: 'a new rule set',
  correctEvent: 'a correction of the corrective event',
};

/**
 * An event of one's own operator is declared to be in error, by who may record such; it stays as it is. With effect `undo`
 * what it made, used or took in is taken back, where nobody has built on it since. Refuses `EVENT_NOT_FOUND`, `CORRECTION_EXISTS`, `CORRECTION_REFUSED`,
 * `CORRECTION_USED`, and what stops the use of a lot (`LOT_ON_HOLD`, `ALARM_OPEN`, …).
 */
export const planCorrectEvent: Plan<'correctEvent'> = async (command, facts) => {
  const { correctedCommandId, correctiveCommandIds, effect, note, reason } = command;
  const { event, operatorId } = await eventOf(facts, correctedCommandId);
  const key = stateKey('correction', correctedCommandId);
  await facts.assertFree(key, 'CORRECTION_EXISTS');
  assertType(command, event);
  for (const id of correctiveCommandIds)
    await assertCorrective(facts, id, correctedCommandId, operatorId);
  const value: Correction = {
    commandId: facts.commandId,
    correctedCommandId,
    correctiveCommandIds,
    declaredAt: facts.recordTime,
    effect,
    note,
    operatorId,
    reason,
    v: 1,
  };
  // Who may not correct it gets no say in what became of it.
  const isOwn = operatorId === facts.operatorId;
  if (isOwn) assertRecorder(facts, event);
  const undo =
    effect === 'undo' && isOwn ? await undone(facts, event, correctedCommandId) : undefined;
  const eventKey = stateKey('event', correctedCommandId);
  return {
    subjects: [eventKey, ...event.subjects],
    targets: [{ key: eventKey, operatorId }],
    writes: [{ key, value }, ...(undo?.writes ?? [])],
    flags: undo?.flags ?? [],
  };
};

async function eventOf(
  facts: Facts,
  commandId: string,
): Promise<{ readonly event: LedgerEvent; readonly operatorId: string }> {
  const event = await facts.expect(stateKey('event', commandId), eventSchema, 'EVENT_NOT_FOUND');
  const signer = await facts.read(stateKey('identity', event.signer), identitySchema);
  if (signer) return { event, operatorId: signer.operatorId };
  throw new ContractError(
    'CORRECTION_REFUSED',
    `event ${commandId} was vouched for by ${event.signer}, accepted: ${OTHER_WAY['registerOperator'] ?? ''}`,
  );
}

function assertType({ effect }: CommandOf<'correctEvent'>, { type }: LedgerEvent): void {
  const other = Object.hasOwn(OTHER_WAY, type) ? OTHER_WAY[type] : undefined;
  demand(other === undefined, 'CORRECTION_REFUSED', `${type} is changed by ${other ?? ''}`);
  demand(
    effect === 'declare' || UNDOABLE_COMMANDS.includes(type),
    'CORRECTION_REFUSED',
    `expected one of ${UNDOABLE_COMMANDS.join(', ')} to undo, got ${type}`,
  );
}

/** Who may record such an event corrects it, and who answers for all records of an operator. */
function assertRecorder({ signer }: Facts, { type }: LedgerEvent): void {
  const roles = signer.kind === 'person' ? signer.identity.roles : [];
  demand(
    rightsOf('trace', type, roles).length > 0 ||
      roles.some((role) => CORRECTING_ROLES.includes(role)),
    'CORRECTION_REFUSED',
    `expected a person who may ${type}, or one of ${CORRECTING_ROLES.join(', ')}, got ${roles.join(', ')}`,
  );
}

/** A corrective event is of the same operator, and not the one that it corrects; it may be recorded later. */
async function assertCorrective(
  facts: Facts,
  commandId: string,
  correctedCommandId: string,
  operatorId: string,
): Promise<void> {
  demand(
    commandId !== correctedCommandId && commandId !== facts.commandId,
    'CORRECTION_REFUSED',
    `expected another command to correct ${correctedCommandId}`,
  );
  const event = await facts.read(stateKey('event', commandId), eventSchema);
  if (!event) return;
  const signer = await facts.read(stateKey('identity', event.signer), identitySchema);
  demand(
    signer?.operatorId === operatorId,
    'CORRECTION_REFUSED',
    `corrective event ${commandId} is of ${signer?.operatorId ?? event.signer}, expected one of ${operatorId}`,
  );
}
