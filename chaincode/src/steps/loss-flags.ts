// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type EventFlag, type LossStep } from '@daoji/model';

import type { Facts } from '../facts.js';
import { RuleBook } from '../rules/rule-book.js';

const TOLERANCE_INDEX = 'rule-index~mass-tolerance';
/** 100 % in thousandths of a percent. */
const WHOLE = 100_000n;

/** What went into a step and what came out, physical grams at 14.5 %. */
export interface StepMass {
  readonly inGrams: number;
  readonly outGrams: number;
}

/** What the tolerance in force says about a step's loss; nothing without a rule set. Source: `rice-domain.md` §7. */
export async function lossFlags(
  facts: Facts,
  step: LossStep,
  { inGrams, outGrams }: StepMass,
): Promise<{ readonly flags: readonly EventFlag[]; readonly ruleSets: readonly string[] }> {
  const book = new RuleBook(facts);
  const place = { areaCode: facts.areaCode, date: civilDateOf(facts.eventTime) };
  const [ruleSet] = await book.inForce(TOLERANCE_INDEX, place);
  if (ruleSet?.values.kind !== 'mass-tolerance') return { flags: [], ruleSets: [] };
  const row = ruleSet.values.steps.find((one) => one.step === step);
  if (!row) return { flags: [], ruleSets: [] };
  book.use(ruleSet);
  const most = (BigInt(inGrams) * BigInt(row.maxLossMilliPercent)) / WHOLE;
  const isHigh = BigInt(inGrams - outGrams) > most;
  return { flags: isHigh ? ['HIGH_LOSS'] : [], ruleSets: book.used };
}
