// SPDX-License-Identifier: Apache-2.0
import { BYTE_ORDER_MARK, csvLine, guardedCell } from '@daoji/exchange';
import { deductionsOf, type Deduction, type Slip } from '@daoji/model';

import type { StateRecords } from '../index/state-records.js';

/** Deductions of a slip by the rule set that it names; none without one. */
export function slipDeductions(records: StateRecords, slip: Slip): Deduction[] {
  const ruleSet =
    slip.settlementRules === undefined ? undefined : records.get('rule-set', slip.settlementRules);
  return ruleSet?.values.kind === 'settlement' ? deductionsOf(ruleSet.values, slip) : [];
}

/**
 * The settlement sheet of a slip for the ERP: one line, the three masses side by side, no price. Its SHA-256 is what
 * `settleDelivery` puts on the ledger, so nothing stands in it that a later step changes.
 */
export function settlementSheet(slip: Slip, deductions: readonly Deduction[]): string {
  const of = (what: Deduction['of']): Deduction | undefined =>
    deductions.find((one) => one.of === what);
  const cells: Readonly<Record<string, string | number | undefined>> = {
    slipId: slip.slipId,
    contractId: slip.contractId,
    buyerOperatorId: slip.buyerOperatorId,
    growerOperatorId: slip.growerOperatorId,
    intakeLotId: slip.intakeLotId,
    weighedAt: slip.weighedAt,
    grossGrams: slip.grossGrams,
    tareGrams: slip.tareGrams,
    weighedGrams: slip.weighedGrams,
    moistureMilliPercent: slip.moistureMilliPercent,
    moistureSteps: of('moisture')?.steps,
    moistureDeductionMilliPercent: of('moisture')?.milliPercent,
    impurityMilliPercent: slip.impurityMilliPercent,
    impuritySteps: of('impurity')?.steps,
    impurityDeductionMilliPercent: of('impurity')?.milliPercent,
    settledGrams: slip.settledGrams,
    physicalGrams: slip.physicalGrams,
    settlementRules: slip.settlementRules,
    confirmation: slip.confirmation,
  };
  const values = Object.values(cells).map((value) => guardedCell(value?.toString()));
  return `${BYTE_ORDER_MARK}${csvLine(Object.keys(cells))}${csvLine(values)}`;
}
