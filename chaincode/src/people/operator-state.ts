// SPDX-License-Identifier: Apache-2.0
import {
  lotHoldKey,
  lotHoldSchema,
  operatorSchema,
  stateKey,
  transferSchema,
  type Command,
  type Operator,
} from '@daoji/model';

import { ContractError, demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Plan } from '../run-command.js';

/** What people of a suspended or closed operator still may record: recalls go on, and lost keys end. */
const ALWAYS: readonly Command['type'][] = [
  'acknowledgeRecall',
  'closeRecall',
  'extendRecallScope',
  'notifyHolder',
  'recordDisposal',
  'recordEffectCheck',
  'recordRetrieval',
  'revokeIdentity',
  'startRecall',
];

/**
 * A word of the operator's registrar or an authority about the operator; only an authority says `verified`. Refuses
 * `OPERATOR_NOT_FOUND`, `OPERATOR_STATE`, `AUTHORITY_REFUSED`.
 */
export const planSetOperatorState: Plan<'setOperatorState'> = async (command, facts) => {
  const { operatorId, state } = command;
  const key = stateKey('operator', operatorId);
  const operator = await facts.expect(key, operatorSchema, 'OPERATOR_NOT_FOUND');
  const before = stateOf(operator);
  demand(
    before !== 'closed' && before !== state,
    'OPERATOR_STATE',
    `operator ${operatorId} is ${before}, got ${state}`,
  );
  const { areaCode, mspId } = operator;
  const isOwn = operatorId === facts.operatorId;
  demand(
    state !== 'verified' || !isOwn,
    'AUTHORITY_REFUSED',
    `expected an authority to verify ${operatorId}, got its own people`,
  );
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode, mspId }],
    writes: [{ key, value: { ...operator, state } }],
  };
};

/**
 * Refuses a command whose signer's or co-signer's operator is suspended or closed, unless a recall asks for it. The
 * operators' keys are read by every command, so none passes a suspension unseen.
 * @throws ContractError `OPERATOR_SUSPENDED`, `OPERATOR_CLOSED`.
 */
export async function assertOperatorsActive(command: Command, facts: Facts): Promise<void> {
  const { cosigners, signer } = facts;
  const people = signer.kind === 'person' ? [signer.identity, ...cosigners] : cosigners;
  // In the order of the signatures; a key is read once, however often it is asked for.
  for (const { operatorId } of people) {
    const operator = await facts.read(stateKey('operator', operatorId), operatorSchema);
    const state = operator && stateOf(operator);
    if (state !== 'suspended' && state !== 'closed') continue;
    if (await isRecallDuty(command, facts)) return;
    const code = state === 'closed' ? 'OPERATOR_CLOSED' : 'OPERATOR_SUSPENDED';
    throw new ContractError(code, `operator ${operatorId} is ${state}, got ${command.type}`);
  }
}

function stateOf(operator: Operator): NonNullable<Operator['state']> {
  return operator.state ?? 'verified';
}

/** Steps of a recall, and the way back or the end of rice that is under one. */
async function isRecallDuty(command: Command, facts: Facts): Promise<boolean> {
  if (ALWAYS.includes(command.type)) return true;
  const lotIds = await lotsThatGo(command, facts);
  if (lotIds.length === 0) return false;
  for (const lotId of lotIds)
    if ((await facts.read(lotHoldKey(lotId), lotHoldSchema)) === undefined) return false;
  return true;
}

async function lotsThatGo(command: Command, facts: Facts): Promise<readonly string[]> {
  if (command.type === 'destroyLot') return [command.lotId];
  if (command.type === 'offerTransfer') return command.purpose === 'return' ? command.lotIds : [];
  if (command.type !== 'acceptTransfer') return [];
  const transfer = await facts.read(stateKey('transfer', command.transferId), transferSchema);
  return transfer?.purpose === 'return' ? transfer.lots.map(({ lotId }) => lotId) : [];
}
