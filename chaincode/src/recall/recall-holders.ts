// SPDX-License-Identifier: Apache-2.0
import { type Recall, type RecallHolder } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';

import { ContractError, demand } from '../contract-error.js';
import type { CommandOf, Outcome, Plan } from '../run-command.js';
import { openRecall, recallOutcome } from './start-recall.js';

const MAX_HOLDERS = 300;

/**
 * Whom the firm told, and of how much. A holder of a link that was lost is told again, of the same mass and with another
 * token; the old link then opens nothing. Refuses `RECALL_NOT_FOUND`, `RECALL_STATE`, `RECALL_HOLDER`, `RECALL_LIMIT`.
 */
export const planNotifyHolder: Plan<'notifyHolder'> = async (command, facts) => {
  const { grams, holderId, recallId, tokenHash } = command;
  const recall = await openRecall(facts, recallId);
  const before = recall.holders.find((one) => one.holderId === holderId);
  if (before) return recallOutcome({ ...recall, holders: renewed(recall, before, command) });
  demand(
    recall.holders.length < MAX_HOLDERS,
    'RECALL_LIMIT',
    `expected at most ${MAX_HOLDERS} holders in ${recallId}`,
  );
  const holder: RecallHolder = { grams, holderId, notifiedAt: facts.ruleTime, tokenHash };
  return recallOutcome({ ...recall, holders: [...recall.holders, holder] });
};

/** A holder knows. Refuses `RECALL_NOT_FOUND`, `RECALL_STATE`, `RECALL_HOLDER`, `RECALL_TOKEN`. */
export const planAcknowledgeRecall: Plan<'acknowledgeRecall'> = async (command, facts) => {
  const { holderId, recallId, token } = command;
  const recall = await openRecall(facts, recallId);
  const holder = holderOf(recall, holderId);
  return answered(recall, token, {
    ...holder,
    acknowledgedAt: holder.acknowledgedAt ?? facts.ruleTime,
  });
};

/**
 * What became of a holder's share; a later count replaces the one before. Refuses as {@link planAcknowledgeRecall}, and
 * `RECALL_MASS` for more than the holder was told of.
 */
export const planRecordRetrieval: Plan<'recordRetrieval'> = async (command, facts) => {
  const { destroyedGrams, holderId, recallId, returnedGrams, stillOutGrams, token } = command;
  const recall = await openRecall(facts, recallId);
  const holder = holderOf(recall, holderId);
  const total = destroyedGrams + returnedGrams + stillOutGrams;
  demand(
    total <= holder.grams,
    'RECALL_MASS',
    `expected at most ${holder.grams} g of ${holderId}, got ${total} g`,
  );
  return answered(recall, token, {
    ...holder,
    acknowledgedAt: holder.acknowledgedAt ?? facts.ruleTime,
    destroyedGrams,
    returnedGrams,
    stillOutGrams,
  });
};

/** Only the token changes: when the holder was first told, and what was answered, stays. */
function renewed(
  { holders, recallId }: Recall,
  before: RecallHolder,
  { grams, holderId, tokenHash }: CommandOf<'notifyHolder'>,
): RecallHolder[] {
  const isNewLink =
    before.tokenHash !== undefined &&
    tokenHash !== undefined &&
    holders.every((one) => one.tokenHash !== tokenHash);
  demand(
    isNewLink && grams === before.grams,
    'RECALL_HOLDER',
    `${holderId} was told of ${before.grams} g in ${recallId} before; a second link has the same mass and a new token`,
  );
  return holders.map((one) => (one === before ? { ...before, tokenHash } : one));
}

function holderOf(recall: Recall, holderId: string): RecallHolder {
  const holder = recall.holders.find((one) => one.holderId === holderId);
  if (holder) return holder;
  throw new ContractError('RECALL_HOLDER', `${holderId} was not told of ${recall.recallId}`);
}

/**
 * The holder's own answer is the holder's to sign; with the token of the one-time link the firm carries it, and the token
 * on the record shows that it was the holder who gave it.
 */
function answered(recall: Recall, token: string | undefined, holder: RecallHolder): Outcome {
  const holders = recall.holders.map((one) => (one.holderId === holder.holderId ? holder : one));
  const outcome = recallOutcome({ ...recall, holders });
  const [target] = outcome.targets;
  if (token === undefined) {
    const key = target?.key ?? '';
    return { ...outcome, targets: [{ key, operatorId: holder.holderId }] };
  }
  demand(
    toHex(sha256(utf8(token))) === holder.tokenHash,
    'RECALL_TOKEN',
    `the token is not the one that ${holder.holderId} was given`,
  );
  return outcome;
}
