// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, recallBalance, type EventFlag, type Recall } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Plan } from '../run-command.js';
import { openRecall, recallOutcome } from './start-recall.js';

const MAX_ENTRIES = 200;

/** Recalled rice destroyed or used otherwise. Refuses `RECALL_NOT_FOUND`, `RECALL_STATE`, `RECALL_MASS`, `RECALL_LIMIT`. */
export const planRecordDisposal: Plan<'recordDisposal'> = async (command, facts) => {
  const { documentHash, grams, method } = command;
  const recall = await openRecall(facts, command.recallId);
  const { returnedGrams } = recallBalance(recall);
  const disposed = recall.disposals.reduce((sum, one) => sum + one.grams, 0);
  demand(
    disposed + grams <= returnedGrams,
    'RECALL_MASS',
    `expected at most ${returnedGrams - disposed} g that came back, got ${grams} g`,
  );
  assertRoom(recall, recall.disposals.length);
  const disposal = { at: facts.ruleTime, documentHash, grams, method };
  return recallOutcome({ ...recall, disposals: [...recall.disposals, disposal] });
};

/** Whether the recall reached its holders. Refuses `RECALL_NOT_FOUND`, `RECALL_STATE`, `RECALL_OPEN`, `RECALL_LIMIT`. */
export const planRecordEffectCheck: Plan<'recordEffectCheck'> = async (command, facts) => {
  const { isEffective, note } = command;
  const recall = await openRecall(facts, command.recallId);
  demand(recall.holders.length > 0, 'RECALL_OPEN', `nobody was told of ${recall.recallId} yet`);
  assertRoom(recall, recall.effectChecks.length);
  const check = { at: facts.ruleTime, isEffective, note };
  return recallOutcome(
    { ...recall, effectChecks: [...recall.effectChecks, check] },
    late(recall, facts),
  );
};

/**
 * The end, with the mass of which nobody knows. Refuses `RECALL_NOT_FOUND`, `RECALL_STATE`, `RECALL_OPEN` while a holder has
 * not answered, something is still out, what came back is not disposed of or nobody checked the effect, and `RECALL_MASS`
 * for another unknown mass than the record's.
 */
export const planCloseRecall: Plan<'closeRecall'> = async (command, facts) => {
  const recall = await openRecall(facts, command.recallId);
  const missing = missingOf(recall);
  demand(
    missing === undefined,
    'RECALL_OPEN',
    `recall ${recall.recallId} is not done: ${missing ?? ''}`,
  );
  const { unknownGrams } = recallBalance(recall);
  demand(
    command.unknownGrams === unknownGrams,
    'RECALL_MASS',
    `expected ${unknownGrams} g unknown by the record, got ${command.unknownGrams} g`,
  );
  const value: Recall = { ...recall, closedAt: facts.ruleTime, state: 'closed' };
  return recallOutcome(value, late(recall, facts));
};

function missingOf(recall: Recall): string | undefined {
  if (recall.holders.length === 0) return 'no holder was told';
  const silent = recall.holders.find((holder) => holder.returnedGrams === undefined);
  if (silent) return `${silent.holderId} has not said what became of its share`;
  const { returnedGrams, stillOutGrams } = recallBalance(recall);
  if (stillOutGrams > 0) return `${stillOutGrams} g are still out`;
  const disposed = recall.disposals.reduce((sum, one) => sum + one.grams, 0);
  if (!recall.mock && disposed < returnedGrams)
    return `${returnedGrams - disposed} g that came back are not disposed of`;
  return recall.effectChecks.at(-1)?.isEffective === true ? undefined : 'no effect check passed';
}

function late({ doneBy }: Recall, { ruleTime }: Facts): EventFlag[] {
  return doneBy !== undefined && civilDateOf(ruleTime) > doneBy ? ['RECALL_LATE'] : [];
}

function assertRoom({ recallId }: Recall, entries: number): void {
  demand(
    entries < MAX_ENTRIES,
    'RECALL_LIMIT',
    `expected at most ${MAX_ENTRIES} entries in ${recallId}`,
  );
}
