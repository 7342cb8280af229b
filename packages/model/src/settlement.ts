// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { plainTextSchema } from './identifiers.js';

const part = z.int().min(0).max(100_000);

/** One quality figure that lowers what is paid: above `standardMilliPercent`, each full step deducts. */
const deductionSchema = z.strictObject({
  deductionMilliPercent: part,
  of: z.enum(['moisture', 'impurity']),
  standardMilliPercent: part,
  stepMilliPercent: z.int().min(1).max(100_000),
});

/** Values of a rule set `settlement`: what is deducted from the weighed mass before the grower is paid (`rice-domain.md` §7). */
export const settlementValuesSchema = z.strictObject({
  deductions: z.array(deductionSchema).min(1).max(10),
  kind: z.literal('settlement'),
  /** What the values are for, e.g. `粳稻谷`. */
  product: plainTextSchema(1, 40),
});

/** See {@link settlementValuesSchema}. */
export type SettlementRules = z.infer<typeof settlementValuesSchema>;

/** Quality of a load, thousandths of a percent. */
export interface LoadQuality {
  readonly impurityMilliPercent: number;
  readonly moistureMilliPercent: number;
}

/** Steps and deduction of one quality figure. */
export interface Deduction {
  readonly of: 'moisture' | 'impurity';
  readonly steps: number;
  readonly milliPercent: number;
}

/** Only whole steps above the standard deduct: 16.5 % moisture at 14.5 % with steps of 0.5 are 4, 16.4 % are 3. */
export function deductionsOf(rules: SettlementRules, quality: LoadQuality): Deduction[] {
  return rules.deductions.map((row) => {
    const measured =
      row.of === 'moisture' ? quality.moistureMilliPercent : quality.impurityMilliPercent;
    const above = Math.max(0, measured - row.standardMilliPercent);
    const steps = Math.floor(above / row.stepMilliPercent);
    return { of: row.of, steps, milliPercent: steps * row.deductionMilliPercent };
  });
}

/**
 * Settled mass of a weighed one, grams rounded half up: never a balance, only what is paid for. 1,000 kg at 16.5 % with 0.65 %
 * per 0.5 point above 14.5 % are 974.0 kg. Deductions above 100 % leave nothing.
 */
export function settledGrams(
  weighedGrams: number,
  deductions: readonly { readonly milliPercent: number }[],
): number {
  const total = deductions.reduce((sum, one) => sum + one.milliPercent, 0);
  const kept = BigInt(Math.max(0, 100_000 - total));
  return Number((BigInt(weighedGrams) * kept * 2n + 100_000n) / 200_000n);
}
