// SPDX-License-Identifier: Apache-2.0
import {
  aerationSchema,
  BUILT_IN_AERATION,
  BUILT_IN_RULES,
  stateKey,
  type Aeration,
  type AerationBasis,
  type GrainAeration,
} from '@daoji/model';

import { ContractError, demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { RuleBook } from '../rules/rule-book.js';
import type { CommandOf, Outcome, Plan } from '../run-command.js';
import { assertTime, binTarget, stepOf } from './storage-steps.js';
import { assertNoGas, binStorageOf, binStorageWrite } from './under-gas.js';

/**
 * A fan is to run, with the numbers that the advice rests on; the person may decide against the advice, and says why. Refuses
 * `BIN_NOT_FOUND`, `AERATION_EXISTS`, `AERATION_STATE`, `AERATION_ADVICE`, `RULE_SET_NOT_FOUND`.
 */
export const planOrderAeration: Plan<'orderAeration'> = async (command, facts) => {
  const { aerationId, basis, binId, note } = command;
  const key = stateKey('aeration', aerationId);
  await facts.assertFree(key, 'AERATION_EXISTS');
  const target = await binTarget(facts, binId);
  const storage = await binStorageOf(facts, binId);
  demand(
    storage.aerationId === undefined,
    'AERATION_STATE',
    `aeration ${storage.aerationId ?? ''} of bin ${binId} is not over`,
  );
  assertAdvice(basis, await ruleOf(facts, basis.ruleSetId));
  const value: Aeration = {
    aerationId,
    basis,
    binId,
    operatorId: target.operatorId,
    ordered: stepOf(facts, note),
    state: 'ordered',
    v: 1,
  };
  return {
    ruleSets: basis.ruleSetId === BUILT_IN_RULES ? [] : [basis.ruleSetId],
    subjects: [key, target.key],
    targets: [target],
    writes: [{ key, value }, binStorageWrite({ ...storage, aerationId })],
  };
};

/**
 * Started, stopped and why, or not carried out. The air of a bin under gas is let out by the airing of its fumigation, and by nothing
 * else. Refuses `AERATION_NOT_FOUND`, `AERATION_STATE`, `STORAGE_DATES`, `BIN_UNDER_GAS`.
 */
export const planRecordAeration: Plan<'recordAeration'> = async (command, facts) => {
  const key = stateKey('aeration', command.aerationId);
  const found = await facts.expect(key, aerationSchema, 'AERATION_NOT_FOUND');
  const value = await afterStep(facts, found, command);
  return closed(facts, key, value);
};

async function afterStep(
  facts: Facts,
  found: Aeration,
  { note, step }: CommandOf<'recordAeration'>,
): Promise<Aeration> {
  const before = step.kind === 'stop' ? 'running' : 'ordered';
  demand(
    found.state === before,
    'AERATION_STATE',
    `expected aeration ${found.aerationId} ${before}, got ${found.state}`,
  );
  const taken = stepOf(facts, note);
  if (step.kind === 'drop') return { ...found, dropped: taken, state: 'dropped' };
  if (step.kind === 'start') {
    await assertNoGas(facts, found.binId);
    assertTime(facts, step.at, undefined);
    return { ...found, started: { ...taken, startedAt: step.at }, state: 'running' };
  }
  assertTime(facts, step.at, found.started?.startedAt);
  const stopped = { ...taken, reason: step.reason, stoppedAt: step.at };
  return { ...found, state: 'done', stopped };
}

async function closed(facts: Facts, key: string, value: Aeration): Promise<Outcome> {
  const { binId, operatorId, state } = value;
  const outcome = {
    subjects: [key, stateKey('bin', binId)],
    targets: [{ key, operatorId }],
    writes: [{ key, value }],
  };
  if (state === 'running') return outcome;
  const storage = await binStorageOf(facts, binId);
  const idle = { ...storage, aerationId: undefined };
  return { ...outcome, writes: [...outcome.writes, binStorageWrite(idle)] };
}

/** The numbers that the advice names. @throws ContractError `RULE_SET_NOT_FOUND`. */
async function ruleOf(facts: Facts, ruleSetId: string): Promise<GrainAeration> {
  if (ruleSetId === BUILT_IN_RULES) return BUILT_IN_AERATION;
  const { state, values } = await new RuleBook(facts).setOf(ruleSetId);
  if (values.kind === 'grain-aeration' && state === 'effective') return values;
  throw new ContractError(
    'RULE_SET_NOT_FOUND',
    `expected an effective rule set grain-aeration, got ${ruleSetId}, ${values.kind}, ${state}`,
  );
}

/** An advice to run the fan follows from its own numbers; whole numbers, so that every peer finds the same. */
function assertAdvice(basis: AerationBasis, rule: GrainAeration): void {
  const { advice, airHumidityMilliPercent, grainHumidityMilliPercent, isWetOutside } = basis;
  if (advice !== 'start' && advice !== 'go-on') return;
  const least = advice === 'start' ? rule.startMilliK : rule.goOnMilliK;
  const difference = basis.grainMeanMilliC - basis.outsideMilliC;
  demand(
    difference >= least && !isWetOutside && airHumidityMilliPercent <= grainHumidityMilliPercent,
    'AERATION_ADVICE',
    `expected for ${advice} grain ${least} mK warmer than the air, no rain, and air of at most ${grainHumidityMilliPercent} m%, ` +
      `got ${difference} mK, ${isWetOutside ? 'rain, snow or fog' : 'none'}, ${airHumidityMilliPercent} m%`,
  );
}
