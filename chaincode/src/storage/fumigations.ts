// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  BUILT_IN_FUMIGATION,
  civilDateOf,
  FUMIGATION_SHORTFALLS,
  fumigationSchema,
  stateKey,
  type Fumigation,
  type GrainFumigation,
} from '@daoji/model';

import { ContractError, demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { demandRule } from '../rules/rule-refusal.js';
import type { CommandOf, Outcome, Plan } from '../run-command.js';
import { leastDose } from './gas-dose.js';
import { assertTime, binTarget, ruleInForce, stepOf, type RuleInForce } from './storage-steps.js';
import { binStorageOf, binStorageWrite } from './under-gas.js';

type Order = CommandOf<'orderFumigation'>;
type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;
type Step = CommandOf<'recordFumigation'>['step'];

/** Gas readings of one fumigation; a fortnight of them three times a day, and more. */
const MOST_GAS = 100;

/**
 * Gas for a bin: dose and closed days within the rule in force. Refuses `BIN_NOT_FOUND`, `FUMIGATION_EXISTS`, `TREATMENT_EXISTS`,
 * `FUMIGATION_STATE`, `FUMIGATION_RULE`.
 */
export const planOrderFumigation: Plan<'orderFumigation'> = async (command, facts) => {
  const { agent, binId, closedDays, doseMilligramsPerM3, fumigationId, note } = command;
  const key = stateKey('fumigation', fumigationId);
  await facts.assertFree(key, 'FUMIGATION_EXISTS');
  // Its withdrawal time will be recorded as the treatment of the same id.
  await facts.assertFree(stateKey('treatment', fumigationId), 'TREATMENT_EXISTS');
  const target = await binTarget(facts, binId);
  const storage = await binStorageOf(facts, binId);
  demand(
    storage.fumigationId === undefined,
    'FUMIGATION_STATE',
    `fumigation ${storage.fumigationId ?? ''} of bin ${binId} is not over`,
  );
  const rule = await ruleInForce(facts, 'grain-fumigation', BUILT_IN_FUMIGATION);
  const row = assertOrder(command, rule);
  const value: Fumigation = {
    agent,
    binId,
    closedDays,
    doseMilligramsPerM3,
    entryLimitMicrogramsPerM3: row.entryLimitMicrogramsPerM3,
    fumigationId,
    gas: [],
    leastAiringDays: row.leastAiringDays,
    leastDoseMilligramHoursPerM3: command.leastDoseMilligramHoursPerM3,
    operatorId: target.operatorId,
    ordered: stepOf(facts, note),
    productName: command.productName,
    ruleSetId: rule.ruleSetId,
    state: 'ordered',
    topUps: [],
    v: 1,
    volumeM3: command.volumeM3,
  };
  return {
    ruleSets: rule.used,
    subjects: [key, target.key],
    targets: [target],
    writes: [{ key, value }, binStorageWrite({ ...storage, fumigationId })],
  };
};

/**
 * Closed, topped up, measured, aired; or not carried out. Refuses `FUMIGATION_NOT_FOUND`, `FUMIGATION_STATE`, `FUMIGATION_SHORT`,
 * `STORAGE_DATES`.
 */
export const planRecordFumigation: Plan<'recordFumigation'> = async (command, facts) => {
  const key = stateKey('fumigation', command.fumigationId);
  const found = await facts.expect(key, fumigationSchema, 'FUMIGATION_NOT_FOUND');
  const value = afterStep(facts, found, command);
  const { binId, operatorId } = value;
  const outcome: Outcome = {
    subjects: [key, stateKey('bin', binId)],
    targets: [{ key, operatorId }],
    writes: [{ key, value }],
  };
  if (value.state !== 'dropped') return outcome;
  const storage = await binStorageOf(facts, binId);
  const free = { ...storage, fumigationId: undefined };
  return { ...outcome, writes: [...outcome.writes, binStorageWrite(free)] };
};

/** States in which each step is taken. */
const STEP_STATES: Readonly<Record<Step['kind'], readonly Fumigation['state'][]>> = {
  air: ['closed'],
  drop: ['ordered'],
  gas: ['closed', 'airing'],
  seal: ['ordered'],
  'top-up': ['closed'],
};

function afterStep(
  facts: Facts,
  found: Fumigation,
  { note, step }: CommandOf<'recordFumigation'>,
): Fumigation {
  const states = STEP_STATES[step.kind];
  demand(
    states.includes(found.state),
    'FUMIGATION_STATE',
    `expected fumigation ${found.fumigationId} ${states.join(' or ')} for ${step.kind}, got ${found.state}`,
  );
  const taken = stepOf(facts, note);
  if (step.kind === 'drop') return { ...found, dropped: taken, state: 'dropped' };
  assertTime(facts, step.at, found.sealed?.sealedAt);
  switch (step.kind) {
    case 'seal':
      return {
        ...found,
        sealed: { ...taken, productGrams: step.productGrams, sealedAt: step.at },
        state: 'closed',
      };
    case 'top-up':
      return {
        ...found,
        topUps: [
          ...found.topUps,
          { ...taken, productGrams: step.productGrams, toppedUpAt: step.at },
        ],
      };
    case 'gas':
      return measured(found, taken, step);
    case 'air':
      return aired(found, taken, step);
  }
}

function measured(
  found: Fumigation,
  taken: Fumigation['ordered'],
  { at, readings }: StepOf<'gas'>,
): Fumigation {
  const points = readings.map(({ point }) => point);
  const twice = points.find((point, index) => points.indexOf(point) !== index);
  demand(twice === undefined, 'FUMIGATION_STATE', `point ${twice ?? ''} is named twice`);
  demand(
    found.gas.length < MOST_GAS && found.gas.every((one) => one.measuredAt !== at),
    'FUMIGATION_STATE',
    `expected one measurement at ${at}, and at most ${MOST_GAS}, got ${found.gas.length} before it`,
  );
  return { ...found, gas: [...found.gas, { ...taken, measuredAt: at, readings }] };
}

/** A leak must be aired whenever it is found: what it fell short of stays on record, and a word on why is asked for. */
function aired(found: Fumigation, taken: Fumigation['ordered'], { at }: StepOf<'air'>): Fumigation {
  const dose = leastDose(found.gas);
  const reached = dose?.milligramHoursPerM3 ?? 0;
  const wanted = found.leastDoseMilligramHoursPerM3 ?? 0;
  const dueOn = addDays(civilDateOf(found.sealed?.sealedAt ?? at), found.closedDays);
  const shortfalls = FUMIGATION_SHORTFALLS.filter((name) =>
    name === 'closed-days' ? civilDateOf(at) < dueOn : reached < wanted,
  );
  demand(
    shortfalls.length === 0 || taken.note !== undefined,
    'FUMIGATION_SHORT',
    `expected closed until ${dueOn} and a CT of ${wanted} mg·h/m³, or a note that says why not, got ${civilDateOf(at)} and ${reached} mg·h/m³`,
  );
  return {
    ...found,
    aired: {
      ...taken,
      airedAt: at,
      leastDoseMilligramHoursPerM3: dose?.milligramHoursPerM3,
      leastPoint: dose?.point,
      shortfalls,
    },
    state: 'airing',
  };
}

/** The rule's row for the gas. @throws RuleError `FUMIGATION_RULE`. */
function assertOrder(
  command: Order,
  { basis, ruleSetId, values }: RuleInForce<GrainFumigation>,
): GrainFumigation['agents'][number] {
  const { agent, closedDays, doseMilligramsPerM3, leastDoseMilligramHoursPerM3 = 0 } = command;
  const row = values.agents.find((one) => one.agent === agent);
  if (!row)
    throw new ContractError('FUMIGATION_RULE', `rules ${ruleSetId} say nothing of ${agent}`);
  const { doseMaxMilligramsPerM3: most, doseMinMilligramsPerM3: least } = row;
  const ct = row.leastDoseMilligramHoursPerM3 ?? 0;
  const isWithin = least <= doseMilligramsPerM3 && doseMilligramsPerM3 <= most;
  demandRule(
    isWithin && closedDays >= row.closedDays && leastDoseMilligramHoursPerM3 >= ct,
    'FUMIGATION_RULE',
    {
      found: `${doseMilligramsPerM3} mg/m³ for ${closedDays} days, CT ${leastDoseMilligramHoursPerM3} mg·h/m³`,
      rule: 'a fumigation has a dose, a closed time and a CT within the rule of its gas',
      ...basis,
      accepted: `${least}–${most} mg/m³, ${row.closedDays} days or more, CT ${ct} mg·h/m³ or more`,
    },
  );
  return row;
}
