// SPDX-License-Identifier: Apache-2.0
import {
  alarmSchema,
  BUILT_IN_RULES,
  lotSchema,
  parcelSchema,
  siteObjectSchema,
  stateKey,
  type Alarm,
  type RuleSetKind,
} from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { RuleBook } from '../rules/rule-book.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { CommandOf, Plan } from '../run-command.js';
import { HOUR_MS, millisecondsOf, utcOf } from '../utc-time.js';
import { delistingWrites, listingWrites } from './alarm-lists.js';

/** Kinds of rule sets by which a program finds something to raise. */
const FINDING_KINDS: readonly RuleSetKind[] = [
  'storage-watch',
  'grain-inspections',
  'model-parameters',
];

/** Longest time for which a person shelves an alarm (ISA-18.2 asks for a limit; the days are a judgement). */
const MOST_SHELVED_DAYS = 7;

/** A thing that an alarm or treatment is about. */
export interface Subject {
  readonly target: Target;
  /** The bin itself, or the one in which the lot lies: one heap, whatever its lots are called. */
  readonly binId?: string | undefined;
  readonly season?: number | undefined;
}

/**
 * An alarm on a bin, lot or parcel, by its watch, by who is in charge, or by an authority. Refuses `ALARM_EXISTS`,
 * `ALARM_LIMIT`, `BIN_NOT_FOUND`, `LOT_NOT_FOUND`, `PARCEL_NOT_FOUND`, `RULE_SET_NOT_FOUND`.
 */
export const planRaiseAlarm: Plan<'raiseAlarm'> = async (command, facts) => {
  const { alarmId, deviceId, kind, note, ruleSetId, subject } = command;
  const key = stateKey('alarm', alarmId);
  await facts.assertFree(key, 'ALARM_EXISTS');
  const ruleSets = await ruleSetsOf(facts, ruleSetId);
  const { binId, season, target } = await subjectOf(facts, subject);
  const value: Alarm = {
    alarmId,
    binId,
    deviceId,
    kind,
    operatorId: target.operatorId,
    raised: word(facts, note),
    raisedByOperatorId: facts.operatorId,
    ruleSetId,
    season,
    state: 'raised',
    subject,
    v: 1,
  };
  return {
    subjects: [key, target.key],
    targets: [target],
    writes: [{ key, value }, ...(await listingWrites(facts, value))],
    ruleSets,
  };
};

/** What a program found things by: a set that two persons signed, or nothing of the ledger. @throws ContractError `RULE_SET_NOT_FOUND`. */
async function ruleSetsOf(facts: Facts, ruleSetId: string | undefined): Promise<string[]> {
  if (ruleSetId === undefined || ruleSetId === BUILT_IN_RULES) return [];
  const { kind, state } = await new RuleBook(facts).setOf(ruleSetId);
  demand(
    FINDING_KINDS.includes(kind) && state === 'effective',
    'RULE_SET_NOT_FOUND',
    `expected an effective rule set ${FINDING_KINDS.join(' or ')}, got ${ruleSetId}, ${kind}, ${state}`,
  );
  return [ruleSetId];
}

/** The person in charge answers an alarm, which stays open. Refuses `ALARM_NOT_FOUND`, `ALARM_STATE`. */
export const planAcknowledgeAlarm: Plan<'acknowledgeAlarm'> = async (command, facts) => {
  const { note, shelvedUntil } = command;
  const { alarm, key } = await standing(facts, command.alarmId);
  demand(
    shelvedUntil === undefined || shelvedUntil > facts.ruleTime,
    'ALARM_STATE',
    `expected an end of the shelving after ${facts.ruleTime}, got ${shelvedUntil ?? ''}`,
  );
  const latest = utcOf(millisecondsOf(facts.ruleTime) + MOST_SHELVED_DAYS * 24 * HOUR_MS);
  demand(
    shelvedUntil === undefined || shelvedUntil <= latest,
    'ALARM_STATE',
    `expected an end of the shelving by ${latest}, got ${shelvedUntil ?? ''}`,
  );
  const acknowledged = { ...word(facts, note), shelvedUntil };
  return {
    subjects: [key, subjectKey(alarm)],
    targets: [{ key, operatorId: alarm.operatorId }],
    writes: [{ key, value: { ...alarm, acknowledged, state: 'acknowledged' } }],
  };
};

/**
 * The end of an alarm: by another person than the one who acknowledged it; what an authority raised, it clears itself.
 * Refuses `ALARM_NOT_FOUND`, `ALARM_STATE`, `AUTHORITY_REFUSED`, `SECOND_PERSON_MISSING`.
 */
export const planClearAlarm: Plan<'clearAlarm'> = async (command, facts) => {
  const { documentHash, note } = command;
  const { alarm, key } = await standing(facts, command.alarmId);
  const { operatorId, raisedByOperatorId } = alarm;
  const isForeign = raisedByOperatorId !== operatorId;
  demand(
    !isForeign || facts.operatorId === raisedByOperatorId,
    'AUTHORITY_REFUSED',
    `expected ${raisedByOperatorId}, which raised ${alarm.alarmId}, got ${facts.operatorId}`,
  );
  if (!isForeign) assertAnswered(facts, alarm);
  const cleared = { ...word(facts, note), documentHash };
  return {
    subjects: [key, subjectKey(alarm)],
    targets: [{ key, operatorId }],
    writes: [
      { key, value: { ...alarm, cleared, state: 'cleared' } },
      ...(await delistingWrites(facts, alarm)),
    ],
  };
};

/** Bin, lot or parcel of an alarm or treatment. @throws ContractError `BIN_NOT_FOUND`, `LOT_NOT_FOUND`, `PARCEL_NOT_FOUND`. */
export async function subjectOf(
  facts: Facts,
  { id, kind }: CommandOf<'raiseAlarm'>['subject'],
): Promise<Subject> {
  const key = stateKey(kind, id);
  if (kind === 'bin') {
    const { operatorId } = await facts.expect(key, siteObjectSchema, 'BIN_NOT_FOUND');
    return { binId: id, target: { key, operatorId } };
  }
  if (kind === 'lot') {
    const { binId, operatorId } = await facts.expect(key, lotSchema, 'LOT_NOT_FOUND');
    return { binId, target: { key, operatorId } };
  }
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  const { areaCode, operatorId, season } = parcel;
  return { season, target: { areaCode, key, operatorId } };
}

async function standing(
  facts: Facts,
  alarmId: string,
): Promise<{ readonly alarm: Alarm; readonly key: string }> {
  const key = stateKey('alarm', alarmId);
  const alarm = await facts.expect(key, alarmSchema, 'ALARM_NOT_FOUND');
  demand(alarm.state !== 'cleared', 'ALARM_STATE', `alarm ${alarmId} is cleared`);
  return { alarm, key };
}

function assertAnswered(facts: Facts, { acknowledged, alarmId, state }: Alarm): void {
  demand(
    acknowledged !== undefined,
    'ALARM_STATE',
    `expected ${alarmId} acknowledged before it is cleared, got ${state}`,
  );
  const persons = [personOf(facts), ...facts.cosigners.map(({ personId }) => personId)];
  demandRule(
    persons.some((personId) => personId !== acknowledged.personId),
    'SECOND_PERSON_MISSING',
    {
      found: `${acknowledged.personId} acknowledged ${alarmId} and would clear it alone`,
      rule: 'an alarm is cleared by another person than the one who acknowledged it',
      ...builtIn('GB/T 29890-2013 (unconfirmed)'),
      accepted:
        'the signature of a second person of the operator, as signer or in evidence.confirmations',
    },
  );
}

function word(facts: Facts, note: string): Alarm['raised'] {
  return { at: facts.recordTime, commandId: facts.commandId, note, personId: personOf(facts) };
}

function personOf({ signer }: Facts): string {
  return signer.kind === 'person' ? signer.identity.personId : signer.id;
}

function subjectKey({ subject }: Alarm): string {
  return stateKey(subject.kind, subject.id);
}
