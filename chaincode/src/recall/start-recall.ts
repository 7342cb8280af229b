// SPDX-License-Identifier: Apache-2.0
import { operatorSchema, recallSchema, stateKey, type EventFlag, type Recall } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { CommandOf, Outcome, Plan } from '../run-command.js';
import { recallClock } from './recall-terms.js';
import { holdWritesOf, scopeOf } from './recall-scope.js';

/**
 * The firm takes rice back: from now on nothing is done with the lots. Refuses `RECALL_EXISTS`, `RECALL_TIME`,
 * `LOT_NOT_FOUND`, `LOT_DUPLICATE`, `RECALL_LOT`.
 */
export const planStartRecall: Plan<'startRecall'> = (command, facts) =>
  opened(command, facts, { firmId: facts.operatorId, isOrdered: false });

/** The market authority orders a recall (责令召回). Refuses `AUTHORITY_REFUSED`, `OPERATOR_NOT_FOUND`, and as the firm's start. */
export const planOrderRecall: Plan<'orderRecall'> = async (command, facts) => {
  const { firmId } = command;
  const { signer } = facts;
  const authority = signer.kind === 'person' ? signer.identity.authority : undefined;
  demand(
    authority === 'market',
    'AUTHORITY_REFUSED',
    `expected authority market, which owns recalls, got ${authority ?? 'none'}`,
  );
  const firm = await facts.expect(
    stateKey('operator', firmId),
    operatorSchema,
    'OPERATOR_NOT_FOUND',
  );
  const outcome = await opened(command, facts, { firmId, isOrdered: true });
  const key = stateKey('recall', command.recallId);
  return { ...outcome, targets: [{ key, operatorId: firmId, areaCode: firm.areaCode }] };
};

/** More lots of the same recall. Refuses `RECALL_NOT_FOUND`, `RECALL_STATE`, and as {@link planStartRecall}. */
export const planExtendRecallScope: Plan<'extendRecallScope'> = async (command, facts) => {
  const recall = await openRecall(facts, command.recallId);
  const scope = await scopeOf(facts, command.lots, recall.firmId, recall.lots);
  const { added, lots, targets } = scope;
  const value: Recall = { ...recall, lots };
  const holds = recall.mock ? [] : await holdWritesOf(facts, recall.recallId, added);
  const outcome = recallOutcome(value);
  return {
    ...outcome,
    subjects: [...outcome.subjects, ...added.map((lot) => stateKey('lot', lot.lotId))],
    targets: [...outcome.targets, ...targets],
    writes: [...outcome.writes, ...holds],
  };
};

/** A recall that is not closed. @throws ContractError `RECALL_NOT_FOUND`, `RECALL_STATE`. */
export async function openRecall(facts: Facts, recallId: string): Promise<Recall> {
  const key = stateKey('recall', recallId);
  const recall = await facts.expect(key, recallSchema, 'RECALL_NOT_FOUND');
  demand(recall.state === 'open', 'RECALL_STATE', `recall ${recallId} is ${recall.state}`);
  return recall;
}

/** A recall's new value, acted on by its firm; a drill and a late step say so on the event. */
export function recallOutcome(value: Recall, more: readonly EventFlag[] = []): Outcome {
  const key = stateKey('recall', value.recallId);
  const flags: EventFlag[] = [...(value.mock ? (['MOCK_RECALL'] as const) : []), ...more];
  return {
    subjects: [key],
    targets: [{ key, operatorId: value.firmId }],
    writes: [{ key, value }],
    flags,
    ruleSets: value.ruleSets,
  };
}

async function opened(
  command: CommandOf<'orderRecall'> | CommandOf<'startRecall'>,
  facts: Facts,
  { firmId, isOrdered }: { readonly firmId: string; readonly isOrdered: boolean },
): Promise<Outcome> {
  const { discoveredAt, mock, reason, recallId } = command;
  await facts.assertFree(stateKey('recall', recallId), 'RECALL_EXISTS');
  demand(
    discoveredAt <= facts.ruleTime,
    'RECALL_TIME',
    `expected a discovery by ${facts.ruleTime}, got ${discoveredAt}`,
  );
  const scopeFirm = isOrdered ? undefined : firmId;
  const { added, lots, targets } = await scopeOf(facts, command.lots, scopeFirm);
  const clock = await recallClock(facts, command.class, discoveredAt);
  const value: Recall = {
    class: command.class,
    commandId: facts.commandId,
    discoveredAt,
    disposals: [],
    doneBy: clock.doneBy,
    effectChecks: [],
    firmId,
    holders: [],
    isOrdered,
    lots,
    mock,
    reason,
    recallId,
    ruleSets: [...clock.ruleSets],
    startBy: clock.startBy,
    startedAt: facts.ruleTime,
    state: 'open',
    v: 1,
  };
  const outcome = recallOutcome(value, clock.flags);
  return {
    ...outcome,
    subjects: [...outcome.subjects, ...lots.map((lot) => stateKey('lot', lot.lotId))],
    targets: [...outcome.targets, ...targets],
    writes: [...outcome.writes, ...(mock ? [] : await holdWritesOf(facts, recallId, added))],
  };
}
