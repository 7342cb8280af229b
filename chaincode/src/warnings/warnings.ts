// SPDX-License-Identifier: Apache-2.0
import { addDays, civilDateOf, stateKey, type Parcel, type Warning } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { assertDistinctParcels } from '../places/parcel-season.js';
import { RuleBook } from '../rules/rule-book.js';
import type { CommandOf, Outcome, Plan } from '../run-command.js';
import {
  assertOther,
  controlTaskOf,
  openParcel,
  stepOf,
  warningIn,
  wordOf,
} from './warning-steps.js';

type IssueWarning = CommandOf<'issueWarning'>;

/** Longest time that one run speaks for, days: longer is a season's outlook and no warning. */
const MOST_DAYS = 31;
/** Numbers that a model has without a rule set. */
const BUILT_IN = 'built-in';
/** Lengths that a division's code can have. */
const AREA_LENGTHS = [12, 9, 6, 4, 2] as const;

/**
 * What a model's run said, by the watch, for parcels of its area whoever holds them: a warning stops nothing. Refuses
 * `WARNING_EXISTS`, `WARNING_DATES`, `WARNING_LEVEL`, `PARCEL_DUPLICATE`, `PARCEL_NOT_FOUND`, `PARCEL_STATE`, `RULE_SET_NOT_FOUND`.
 */
export const planIssueWarning: Plan<'issueWarning'> = async (command, facts) => {
  const { deviceIds, inputsDigest, level, modelId, modelVersion, parcelIds } = command;
  const { pest, ruleSetId, validFrom, validTo, verdict, voidedCount, warningId } = command;
  const key = stateKey('warning', warningId);
  await facts.assertFree(key, 'WARNING_EXISTS');
  assertDates(command, facts);
  assertLevel(command);
  assertDistinctParcels(parcelIds);
  const ruleSets = await ruleSetsOf(facts, ruleSetId);
  const parcels: Parcel[] = [];
  for (const parcelId of parcelIds) parcels.push(await openParcel(facts, parcelId));
  const value: Warning = {
    areaCode: commonArea(parcels.map(({ areaCode }) => areaCode)),
    deviceIds,
    inputsDigest,
    issued: stepOf(facts),
    level,
    modelId,
    modelVersion,
    operatorId: facts.operatorId,
    parcels: parcels.map(({ operatorId, parcelId }) => ({ operatorId, parcelId })),
    pest,
    ruleSetId,
    state: 'issued',
    v: 1,
    validFrom,
    validTo,
    verdict,
    voidedCount,
    warningId,
  };
  const targets = parcels.map(({ areaCode, operatorId, parcelId }) => ({
    areaCode,
    key: stateKey('parcel', parcelId),
    operatorId,
  }));
  return {
    ruleSets,
    subjects: [key, ...targets.map((target) => target.key)],
    targets,
    writes: [{ key, value }],
  };
};

/** An agronomist stands by it. Refuses `WARNING_NOT_FOUND`, `WARNING_STATE`, `SECOND_PERSON_MISSING`. */
export const planConfirmWarning: Plan<'confirmWarning'> = async (command, facts) => {
  const warning = await warningIn(facts, command.warningId, ['issued']);
  assertOther(facts, warning.issued, {
    found: `issued ${warning.warningId} and would confirm it`,
    rule: 'a warning is confirmed by another person than the one whose program issued it',
  });
  return changed({ ...warning, acknowledged: wordOf(facts, command.note), state: 'acknowledged' });
};

/**
 * It was wrong. What was done because of it is still recorded and checked. Refuses `WARNING_NOT_FOUND`, `WARNING_STATE`.
 */
export const planWithdrawWarning: Plan<'withdrawWarning'> = async (command, facts) => {
  const open = ['issued', 'acknowledged', 'ordered'] as const;
  const warning = await warningIn(facts, command.warningId, open);
  return changed({ ...warning, state: 'withdrawn', withdrawn: wordOf(facts, command.note) });
};

/** Nothing is left to do: each task is checked. Refuses `WARNING_NOT_FOUND`, `WARNING_STATE`, `CONTROL_OPEN`. */
export const planCloseWarning: Plan<'closeWarning'> = async (command, facts) => {
  const warning = await warningIn(facts, command.warningId, ['acknowledged', 'ordered']);
  const { parcels, warningId } = warning;
  for (const { parcelId } of parcels) {
    const task = await controlTaskOf(facts, { parcelId, warningId });
    demand(
      task === undefined || task.state === 'checked',
      'CONTROL_OPEN',
      `the task of ${warningId} on ${parcelId} is ${task?.state ?? ''}, expected checked`,
    );
  }
  return changed({ ...warning, closed: wordOf(facts, command.note), state: 'closed' });
};

/** A step on the warning alone: an agronomist's right reaches over all its parcels, or over none. */
function changed(value: Warning): Outcome {
  const { areaCode, operatorId, warningId } = value;
  const key = stateKey('warning', warningId);
  return { subjects: [key], targets: [{ areaCode, key, operatorId }], writes: [{ key, value }] };
}

/** What a run's numbers come from: an effective set of a model, or nothing of the ledger. @throws ContractError `RULE_SET_NOT_FOUND`. */
export async function ruleSetsOf(facts: Facts, ruleSetId: string | undefined): Promise<string[]> {
  if (ruleSetId === undefined || ruleSetId === BUILT_IN) return [];
  const { kind, state } = await new RuleBook(facts).setOf(ruleSetId);
  demand(
    state === 'effective' && kind === 'model-parameters',
    'RULE_SET_NOT_FOUND',
    `expected an effective rule set model-parameters, got ${ruleSetId}, ${kind}, ${state}`,
  );
  return [ruleSetId];
}

function assertDates({ validFrom, validTo }: IssueWarning, facts: Facts): void {
  const today = civilDateOf(facts.ruleTime);
  demand(
    validFrom <= validTo && validTo >= today && validTo < addDays(validFrom, MOST_DAYS),
    'WARNING_DATES',
    `expected at most ${MOST_DAYS} days that end on ${today} or later, got ${validFrom} to ${validTo}`,
  );
}

function assertLevel({ level, verdict }: IssueWarning): void {
  demand(
    (verdict === 'not-judgeable') === (level === 'none'),
    'WARNING_LEVEL',
    `expected level none for not-judgeable and for nothing else, got ${level} for ${verdict}`,
  );
}

/** The smallest division that holds all; the signer's own area is one that does. */
export function commonArea([first = '', ...others]: readonly string[]): string {
  const lengths = AREA_LENGTHS.filter((length) => length <= first.length);
  const held = lengths
    .map((length) => first.slice(0, length))
    .find((area) => others.every((other) => other.startsWith(area)));
  return held ?? first.slice(0, 2);
}
