// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, isLabelOf, parseLabelCode, stateKey, type InputStock } from '@daoji/model';

import { demand } from '../contract-error.js';
import { lateDateFlags } from '../event-time.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { RuleBook } from '../rules/rule-book.js';
import { basisOf, builtIn, demandRule, RuleError, type RuleBasis } from '../rules/rule-refusal.js';
import type { CommandOf, Plan } from '../run-command.js';
import { permittedProduct } from './permitted-product.js';

const LABELS: RuleBasis = builtIn('MARA notice 2579 (农业部公告第2579号)');

/**
 * Bought inputs become a stock lot, each sales unit known by its label code. Refuses `STOCK_LOT_EXISTS`, `INPUT_UNIT`,
 * `INPUT_NOT_REGISTERED`, `INPUT_BANNED`, `LABEL_CODE_MISMATCH`, `LABEL_CODE_USED`, `INPUT_DATES`.
 */
export const planPurchaseInput: Plan<'purchaseInput'> = async (command, facts) => {
  const { labelCodes, packageMilli, purchasedOn, registration, stockLotId, unit } = command;
  const key = stateKey('input-stock', stockLotId);
  await facts.assertFree(key, 'STOCK_LOT_EXISTS');
  const today = civilDateOf(facts.eventTime);
  demand(purchasedOn <= today, 'INPUT_DATES', `expected a day up to ${today}, got ${purchasedOn}`);
  const book = new RuleBook(facts);
  const place = { areaCode: facts.areaCode, date: purchasedOn };
  const { product, ruleSet } = await permittedProduct(book, registration, place);
  demandRule(unit === product.unit, 'INPUT_UNIT', {
    found: `${registration} is measured in ${unit}`,
    rule: 'an input is counted in one unit',
    ...basisOf(ruleSet),
    accepted: product.unit,
  });
  const codes = await codeWrites(command, facts);
  const receivedMilli = labelCodes.length * packageMilli;
  const value: InputStock = {
    commandId: facts.commandId,
    emptiesReturned: 0,
    operatorId: facts.operatorId,
    packageMilli,
    packages: labelCodes.length,
    purchasedOn,
    receivedMilli,
    registration,
    remainingMilli: receivedMilli,
    stockLotId,
    unit,
    v: 1,
  };
  return {
    subjects: [key],
    targets: [{ key, operatorId: facts.operatorId }],
    writes: [{ key, value }, ...codes],
    flags: lateDateFlags(purchasedOn, facts.ruleTime),
    ruleSets: book.used,
  };
};

// One key for each code, for ever: a second unit with the same code collides even in the same block.
async function codeWrites(command: CommandOf<'purchaseInput'>, facts: Facts): Promise<Write[]> {
  const { labelCodes, registration, stockLotId } = command;
  const seen = new Set<string>();
  for (const code of labelCodes) {
    const parsed = parseLabelCode(code);
    demandRule(parsed !== undefined && isLabelOf(parsed, registration), 'LABEL_CODE_MISMATCH', {
      found: `label code ${code} is not of ${registration}`,
      rule: 'a label code names its registration by class and last six digits',
      ...LABELS,
      accepted: `a code of ${registration}`,
    });
    const isFree = !seen.has(code) && !(await facts.has(stateKey('label-code', code)));
    if (!isFree) throw usedCode(code);
    seen.add(code);
  }
  return labelCodes.map((code) => ({
    key: stateKey('label-code', code),
    value: { stockLotId, v: 1 },
  }));
}

function usedCode(code: string): RuleError {
  return new RuleError('LABEL_CODE_USED', {
    found: `label code ${code} was taken in before`,
    rule: 'a label code belongs to one sales unit and is never used again',
    ...LABELS,
    accepted: 'the code on the unit that was bought',
  });
}
