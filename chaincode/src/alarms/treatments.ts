// SPDX-License-Identifier: Apache-2.0
import { addDays, civilDateOf, stateKey, type RuleSet, type Treatment } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { lotAtHand } from '../lots/draw.js';
import { RuleBook } from '../rules/rule-book.js';
import { basisOf, demandRule } from '../rules/rule-refusal.js';
import type { CommandOf, Plan } from '../run-command.js';
import { addToBin } from './alarm-lists.js';
import { subjectOf, type Subject } from './alarms.js';

type Command = CommandOf<'recordTreatment'>;

const INDEX = 'rule-index~grain-treatments';

/**
 * Grain in a bin or lot treated against pests: until `freeFrom` nothing that holds it is released. Where a rule set says
 * how long it stays, no earlier day is taken; where none does, the event says so. Refuses `TREATMENT_EXISTS`,
 * `TREATMENT_DATES`, `TREATMENT_INTERVAL`, `BIN_NOT_FOUND`, `LOT_NOT_FOUND`, `LOT_CLOSED`, `LOT_IN_TRANSIT`, `ALARM_LIMIT`.
 */
export const planRecordTreatment: Plan<'recordTreatment'> = async (command, facts) => {
  const { agent, documentHash, endDate, freeFrom, productName, startDate, treatmentId } = command;
  const key = stateKey('treatment', treatmentId);
  await facts.assertFree(key, 'TREATMENT_EXISTS');
  // The id of a fumigation is that of the treatment which its clearing records.
  await facts.assertFree(stateKey('fumigation', treatmentId), 'TREATMENT_EXISTS');
  const subject = await subjectOf(facts, command.subject);
  const ruleSet = await withdrawalOf(facts, command);
  const value: Treatment = {
    agent,
    commandId: facts.commandId,
    documentHash,
    endDate,
    freeFrom,
    operatorId: subject.target.operatorId,
    productName,
    recordedAt: facts.recordTime,
    ruleSetId: ruleSet?.ruleSetId,
    startDate,
    subject: command.subject,
    treatmentId,
    v: 1,
  };
  return {
    subjects: [key, subject.target.key],
    targets: [subject.target],
    writes: [{ key, value }, await markWrite(facts, subject, command.subject.id, key)],
    flags: ruleSet ? [] : ['NO_TREATMENT_RULES'],
    ruleSets: ruleSet ? [ruleSet.ruleSetId] : [],
  };
};

/** Agent and days of a treatment. */
export type TreatmentDays = Pick<Command, 'agent' | 'endDate' | 'freeFrom' | 'startDate'>;

/**
 * The rule set that says how long grain stays after a treatment; none where none was in force.
 * @throws ContractError `TREATMENT_DATES`, RuleError `TREATMENT_INTERVAL`.
 */
export async function withdrawalOf(
  facts: Facts,
  days: TreatmentDays,
): Promise<RuleSet | undefined> {
  assertDates(days, civilDateOf(facts.eventTime));
  return assertInterval(new RuleBook(facts), days, facts);
}

function assertDates({ endDate, freeFrom, startDate }: TreatmentDays, today: string): void {
  demand(
    startDate <= today && startDate <= endDate && endDate <= freeFrom,
    'TREATMENT_DATES',
    `expected a start by ${today}, an end after it and a release after that, got ${startDate}, ${endDate}, ${freeFrom}`,
  );
}

/** The rule set that holds for the agent. @throws RuleError `TREATMENT_INTERVAL`. */
async function assertInterval(
  book: RuleBook,
  { agent, endDate, freeFrom }: TreatmentDays,
  facts: Facts,
): Promise<RuleSet | undefined> {
  const place = { areaCode: facts.areaCode, date: civilDateOf(facts.eventTime) };
  const [ruleSet] = await book.inForce(INDEX, place);
  if (ruleSet?.values.kind !== 'grain-treatments') return undefined;
  const row = ruleSet.values.treatments.find((one) => one.agent === agent);
  if (!row) return undefined;
  const earliest = addDays(endDate, row.withdrawalDays);
  demandRule(freeFrom >= earliest, 'TREATMENT_INTERVAL', {
    found: `release from ${freeFrom} on, after a treatment with ${agent} that ends on ${endDate}`,
    rule: 'treated grain stays for the withdrawal time of its agent, counted from the end of the treatment as day 0',
    ...basisOf(ruleSet),
    accepted: `freeFrom ${earliest} or later`,
  });
  return ruleSet;
}

/** A heap is marked at its bin, a lot that lies elsewhere by itself. */
async function markWrite(
  facts: Facts,
  { binId, target }: Subject,
  id: string,
  treatmentKey: string,
): Promise<Write> {
  if (binId !== undefined) return addToBin(facts, binId, treatmentKey);
  const lot = await lotAtHand(facts, id);
  return { key: target.key, value: { ...lot, alerts: [...(lot.alerts ?? []), treatmentKey] } };
}
