// SPDX-License-Identifier: Apache-2.0
import { wilson } from '@daoji/agronomy';
import { addDays, civilDateOf, commandTypes, stateKey, type Signal } from '@daoji/model';

import { demand } from '../contract-error.js';
import { RuleBook } from '../rules/rule-book.js';
import type { CommandOf, Plan } from '../run-command.js';
import { answerDays } from './duty-terms.js';
import { isSigner, personStep } from './duty-steps.js';
import { assertChartRules } from './signal-rules.js';
import { assertFigures, changedSignal, signalIn } from './signal-steps.js';

type RaiseSignal = CommandOf<'raiseSignal'>;
type DecideSignal = CommandOf<'decideSignal'>;

/** Reasons that stand for an upheld signal. */
const UPHOLDING: readonly DecideSignal['reason'][] = ['cause-with-person', 'unanswered'];

/**
 * A chart asks a question about one person of the own operator; the interval follows from the count and is computed again here.
 * Refuses `SIGNAL_EXISTS`, `SIGNAL_PERSON`, `SIGNAL_FIGURES`, `RULE_SET_NOT_FOUND`.
 */
export const planRaiseSignal: Plan<'raiseSignal'> = async (command, facts) => {
  const { chart, count, from, inputsDigest, lower, measure, n, operatorId, personId } = command;
  const { ruleSetId, signalId, stepTypes, to, upper } = command;
  await facts.assertFree(stateKey('signal', signalId), 'SIGNAL_EXISTS');
  demand(
    !isSigner(facts, command),
    'SIGNAL_PERSON',
    `expected a signal about somebody else, got one of ${personId} about ${personId}`,
  );
  assertInterval(command);
  assertPeriod(command, civilDateOf(facts.ruleTime));
  assertSteps(stepTypes);
  const book = new RuleBook(facts);
  const ruleSets = await assertChartRules(book, ruleSetId);
  const raised = personStep(facts);
  const days = await answerDays(facts, book, {
    areaCode: facts.areaCode,
    date: raised.on,
    operatorId,
  });
  const value: Signal = {
    chart,
    count,
    from,
    inputsDigest,
    lower,
    measure,
    n,
    operatorId,
    personId,
    raised: { ...raised, answerBy: addDays(raised.on, days) },
    ruleSetId,
    signalId,
    state: 'raised',
    stepTypes,
    to,
    upper,
    v: 1,
  };
  return { ...changedSignal(value), ruleSets: [...ruleSets, ...book.used] };
};

/**
 * By a third person: who contested was heard before, and who is silent had time. Refuses `SIGNAL_NOT_FOUND`, `SIGNAL_STATE`,
 * `SIGNAL_PERSON`, `SIGNAL_REASON`, `SIGNAL_UNHEARD`.
 */
export const planDecideSignal: Plan<'decideSignal'> = async (command, facts) => {
  const { documentHash, heardOn, reason, signalId, verdict } = command;
  const signal = await signalIn(facts, signalId, ['raised', 'explained', 'contested']);
  const by = personStep(facts);
  demand(
    !isSigner(facts, signal) && !isSigner(facts, signal.raised),
    'SIGNAL_PERSON',
    `expected another person than ${signal.personId}, who is named, and ${signal.raised.personId}, who raised ${signalId}, got ${by.personId}`,
  );
  assertReason(signal, command);
  assertHeard(signal, command, by.on);
  const decided = { ...by, documentHash, heardOn, reason, verdict };
  return changedSignal({ ...signal, decided, state: verdict });
};

/** Thousandths of a percent, rounded half up, as every client rounds them. */
function assertInterval({ count, lower, n, upper }: RaiseSignal): void {
  assertFigures(count <= n, `expected at most ${n} of ${n}, got ${count}`);
  const limits = wilson({ count, n });
  const [low, high] = [Math.round(limits.lower * 100_000), Math.round(limits.upper * 100_000)];
  assertFigures(
    lower === low && upper === high,
    `expected the interval ${low} to ${high} thousandths of a percent for ${count} of ${n}, got ${lower} to ${upper}`,
  );
}

function assertPeriod({ from, to }: RaiseSignal, today: string): void {
  assertFigures(
    from <= to && to <= today,
    `expected a period that ends by ${today}, got ${from} to ${to}`,
  );
}

function assertSteps(stepTypes: readonly string[]): void {
  const known = commandTypes('trace');
  const wrong = stepTypes.find(
    (type, index) => !known.includes(type) || stepTypes.indexOf(type) !== index,
  );
  assertFigures(wrong === undefined, `expected types of commands, each once, got ${wrong ?? ''}`);
}

function assertReason({ signalId, state }: Signal, { reason, verdict }: DecideSignal): void {
  const fits = (verdict === 'upheld') === UPHOLDING.includes(reason);
  demand(
    fits && (reason !== 'unanswered' || state === 'raised'),
    'SIGNAL_REASON',
    `expected a reason for ${verdict} of ${signalId}, which is ${state}, got ${reason}`,
  );
}

function assertHeard(
  { contested, raised, signalId, state }: Signal,
  { heardOn }: DecideSignal,
  today: string,
): void {
  if (state === 'raised')
    demand(
      today > raised.answerBy,
      'SIGNAL_UNHEARD',
      `expected an answer to ${signalId}, or a day after ${raised.answerBy}, got ${today}`,
    );
  const since = state === 'contested' ? contested?.on : undefined;
  if (since === undefined && heardOn === undefined) return;
  const from = since ?? raised.on;
  demand(
    heardOn !== undefined && from <= heardOn && heardOn <= today,
    'SIGNAL_UNHEARD',
    `expected a hearing from ${from} to ${today}, got ${heardOn ?? 'none'}`,
  );
}
