// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  BUILT_IN_INSPECTIONS,
  civilDateOf,
  inspectionPeriod,
  inspectionSchema,
  stateKey,
  type BinStorage,
  type GrainInspections,
  type Inspection,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import type { CommandOf, Plan } from '../run-command.js';
import { assertOther, binTarget, ruleInForce, stepOf } from './storage-steps.js';
import { assertNoGas, binStorageOf, binStorageWrite } from './under-gas.js';

type Command = CommandOf<'recordInspection'>;

/**
 * A person looked at the grain of a bin. A routine look counts from here on, a weekly check and a report once the head has signed
 * it. Refuses `BIN_NOT_FOUND`, `INSPECTION_EXISTS`, `INSPECTION_VALUES`, `BIN_UNDER_GAS`.
 */
export const planRecordInspection: Plan<'recordInspection'> = async (command, facts) => {
  const { binId, inspectionId, scope } = command;
  const key = stateKey('inspection', inspectionId);
  await facts.assertFree(key, 'INSPECTION_EXISTS');
  const target = await binTarget(facts, binId);
  await assertNoGas(facts, binId);
  const inspectedOn = civilDateOf(facts.eventTime);
  assertValues(command, inspectedOn);
  const rule = await ruleInForce(facts, 'grain-inspections', BUILT_IN_INSPECTIONS);
  const periodDays = periodOf(command, rule.values, inspectedOn);
  const value: Inspection = {
    ...seenOf(command),
    dueDate: addDays(inspectedOn, periodDays),
    inspectedOn,
    operatorId: target.operatorId,
    periodDays,
    recorded: stepOf(facts),
    ruleSetId: rule.ruleSetId,
    state: 'recorded',
    v: 1,
  };
  const writes: Write[] = [{ key, value }];
  if (scope === 'routine') writes.push(await countedWrite(facts, value));
  return { ruleSets: rule.used, subjects: [key, target.key], targets: [target], writes };
};

/**
 * The head of the store has read it: another person than who looked. Refuses `INSPECTION_NOT_FOUND`, `INSPECTION_STATE`,
 * `SECOND_PERSON_MISSING`.
 */
export const planSignInspection: Plan<'signInspection'> = async (command, facts) => {
  const key = stateKey('inspection', command.inspectionId);
  const found = await facts.expect(key, inspectionSchema, 'INSPECTION_NOT_FOUND');
  const { binId, operatorId, recorded, scope, state } = found;
  demand(state === 'recorded', 'INSPECTION_STATE', `${command.inspectionId} is ${state} already`);
  assertOther(facts, [recorded], {
    accepted: 'the signature of the head of the store, who did not record it',
    found: 'recorded the inspection and would sign it',
    rule: 'an inspection is signed by another person than the one who looked',
  });
  const value: Inspection = { ...found, signed: stepOf(facts, command.note), state: 'signed' };
  const writes: Write[] = [{ key, value }];
  if (scope !== 'routine') writes.push(await countedWrite(facts, value));
  return {
    subjects: [key, stateKey('bin', binId)],
    targets: [{ key, operatorId }],
    writes,
  };
};

function assertValues(command: Command, inspectedOn: string): void {
  const { maximumMilliC, meanMilliC, newGrainSince } = command;
  demand(
    meanMilliC <= maximumMilliC,
    'INSPECTION_VALUES',
    `expected a mean of at most the maximum, got ${meanMilliC} and ${maximumMilliC} m°C`,
  );
  demand(
    newGrainSince === undefined || newGrainSince <= inspectedOn,
    'INSPECTION_VALUES',
    `expected new grain in the bin by ${inspectedOn}, got ${newGrainSince ?? ''}`,
  );
}

/** Of a weekly check and a report the scope's own period, of a routine look that of the grain. */
function periodOf(command: Command, rule: GrainInspections, inspectedOn: string): number {
  if (command.scope === 'weekly-full') return rule.weeklyFullDays;
  if (command.scope === 'half-monthly-report') return rule.halfMonthlyReportDays;
  return inspectionPeriod(rule, { ...command, inspectedOn });
}

function seenOf(
  command: Command,
): Pick<
  Inspection,
  | 'binId'
  | 'documentHash'
  | 'findings'
  | 'insects'
  | 'inspectionId'
  | 'maximumMilliC'
  | 'meanMilliC'
  | 'moistureClass'
  | 'newGrainSince'
  | 'photoHash'
  | 'scope'
> {
  const { binId, documentHash, findings, insects, inspectionId, maximumMilliC } = command;
  const { meanMilliC, moistureClass, newGrainSince, photoHash, scope } = command;
  return {
    ...{ binId, documentHash, findings, insects, inspectionId, maximumMilliC },
    ...{ meanMilliC, moistureClass, newGrainSince, photoHash, scope },
  };
}

/** The bin's calendar; a record that comes in late never takes the place of a newer look. */
async function countedWrite(facts: Facts, value: Inspection): Promise<Write> {
  const { binId, dueDate, inspectedOn, inspectionId, scope } = value;
  const before = await binStorageOf(facts, binId);
  const last = before.looks[scope];
  const isNewest = last === undefined || last.inspectedOn <= inspectedOn;
  const looks: BinStorage['looks'] = isNewest
    ? { ...before.looks, [scope]: { dueDate, inspectedOn, inspectionId } }
    : before.looks;
  return binStorageWrite({ ...before, looks });
}
