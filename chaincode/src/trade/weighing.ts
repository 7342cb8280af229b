// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  deductionsOf,
  physicalGrams,
  settledGrams,
  stateKey,
  type Slip,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { RuleBook } from '../rules/rule-book.js';
import type { CommandOf } from '../run-command.js';

/** Key of the index of rule sets `settlement`. */
const SETTLEMENT_INDEX = 'rule-index~settlement';

/** The part of a slip that follows from the load alone: three masses, each in its own field. */
export type Weighing = Pick<
  Slip,
  | 'brownRiceYieldMilliPercent'
  | 'buyerOperatorId'
  | 'commandId'
  | 'grossGrams'
  | 'impurityMilliPercent'
  | 'moistureMilliPercent'
  | 'photoHash'
  | 'physicalGrams'
  | 'plateCommitment'
  | 'sampleId'
  | 'settledGrams'
  | 'settlementRules'
  | 'slipId'
  | 'state'
  | 'tareGrams'
  | 'v'
  | 'weighedAt'
  | 'weighedGrams'
>;

/** A weighing, and the rule sets behind its settled mass. */
export interface Weighed {
  readonly key: string;
  readonly slip: Weighing;
  readonly ruleSets: readonly string[];
}

/** Weighs a load. Without a rule set `settlement` in force no mass is settled. @throws ContractError `SLIP_EXISTS`, `SLIP_MASS`. */
export async function weigh(
  facts: Facts,
  command: CommandOf<'recordBoughtIn'> | CommandOf<'recordDelivery'>,
): Promise<Weighed> {
  const { grossGrams, impurityMilliPercent, moistureMilliPercent, slipId, tareGrams } = command;
  const key = stateKey('slip', slipId);
  await facts.assertFree(key, 'SLIP_EXISTS');
  const weighedGrams = grossGrams - tareGrams;
  demand(
    weighedGrams > 0,
    'SLIP_MASS',
    `expected a tare below the gross ${grossGrams} g, got ${tareGrams} g`,
  );
  const settled = await settle(facts, weighedGrams, { impurityMilliPercent, moistureMilliPercent });
  const slip: Weighing = {
    brownRiceYieldMilliPercent: command.brownRiceYieldMilliPercent,
    buyerOperatorId: facts.operatorId,
    commandId: facts.commandId,
    grossGrams,
    impurityMilliPercent,
    moistureMilliPercent,
    photoHash: command.photoHash,
    physicalGrams: physicalGrams(weighedGrams, moistureMilliPercent),
    plateCommitment: command.plateCommitment,
    sampleId: command.sampleId,
    settledGrams: settled?.grams,
    settlementRules: settled?.ruleSetId,
    slipId,
    state: 'weighed',
    tareGrams,
    v: 1,
    weighedAt: facts.eventTime,
    weighedGrams,
  };
  return { key, slip, ruleSets: settled === undefined ? [] : [settled.ruleSetId] };
}

async function settle(
  facts: Facts,
  weighedGrams: number,
  quality: Pick<Slip, 'impurityMilliPercent' | 'moistureMilliPercent'>,
): Promise<{ readonly grams: number; readonly ruleSetId: string } | undefined> {
  const place = { areaCode: facts.areaCode, date: civilDateOf(facts.eventTime) };
  const [ruleSet] = await new RuleBook(facts).inForce(SETTLEMENT_INDEX, place);
  if (ruleSet?.values.kind !== 'settlement') return undefined;
  const deductions = deductionsOf(ruleSet.values, quality);
  return { grams: settledGrams(weighedGrams, deductions), ruleSetId: ruleSet.ruleSetId };
}
