// SPDX-License-Identifier: Apache-2.0
import { inputStockSchema, stateKey, type InputStock } from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';

const STOCK = builtIn(
  'Law on Agricultural Product Quality and Safety (农产品质量安全法): records of inputs',
);

/** The stock lot. @throws ContractError `STOCK_LOT_NOT_FOUND`. */
export function stockOf(facts: Facts, stockLotId: string): Promise<InputStock> {
  const key = stateKey('input-stock', stockLotId);
  return facts.expect(key, inputStockSchema, 'STOCK_LOT_NOT_FOUND');
}

/** The stock lot with less left; never below 0. @throws RuleError `INPUT_STOCK_EXCEEDED`. */
export function taken(stock: InputStock, quantityMilli: number): InputStock {
  demandRule(quantityMilli <= stock.remainingMilli, 'INPUT_STOCK_EXCEEDED', {
    found: `${quantityMilli} thousandths of ${stock.unit} are asked of ${stock.stockLotId}`,
    rule: 'a stock lot gives no more than was taken in',
    ...STOCK,
    accepted: `at most ${stock.remainingMilli}`,
  });
  return { ...stock, remainingMilli: stock.remainingMilli - quantityMilli };
}

/**
 * The stock lot with what a use that was taken back had drawn; empties that came back speak against it.
 * @throws ContractError `CORRECTION_USED`.
 */
export function givenBack(stock: InputStock, quantityMilli: number): InputStock {
  const { emptiesReturned, packageMilli, packages, stockLotId } = stock;
  const remainingMilli = stock.remainingMilli + quantityMilli;
  const full = Math.ceil(remainingMilli / packageMilli);
  demand(
    emptiesReturned === 0 || emptiesReturned + full <= packages,
    'CORRECTION_USED',
    `${emptiesReturned} of ${packages} containers of ${stockLotId} came back empty, so ${remainingMilli} thousandths of ${stock.unit} cannot be left`,
  );
  return { ...stock, remainingMilli };
}

/** The write of a stock lot, which is the lock of its amount. */
export function stockWrite(stock: InputStock): Write {
  return { key: stateKey('input-stock', stock.stockLotId), value: stock };
}

/** A stock lot as a target of rights; its holder's co-signature opens it to others. */
export function stockTarget(stock: InputStock, isConsentable: boolean): Target {
  const { operatorId, stockLotId } = stock;
  return { key: stateKey('input-stock', stockLotId), operatorId, isConsentable };
}

/** Containers that may come back: what is left must fit into the others. @throws RuleError `EMPTIES_EXCEEDED`. */
export function withEmpties(stock: InputStock, count: number): InputStock {
  const { emptiesReturned, packageMilli, packages, remainingMilli } = stock;
  const full = Math.ceil(remainingMilli / packageMilli);
  const most = Math.max(0, packages - emptiesReturned - full);
  demandRule(count <= most, 'EMPTIES_EXCEEDED', {
    found: `${count} empty containers of ${stock.stockLotId} are returned`,
    rule: 'empties are counted back against what was used',
    ...builtIn(
      'Measures on Recovery of Pesticide Packaging Waste (农药包装废弃物回收处理管理办法)',
    ),
    accepted: `at most ${most} of ${packages} (${emptiesReturned} came back before, ${full} still hold stock)`,
  });
  return { ...stock, emptiesReturned: emptiesReturned + count };
}
