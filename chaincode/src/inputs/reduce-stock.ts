// SPDX-License-Identifier: Apache-2.0
import { stateKey } from '@daoji/model';

import type { Plan } from '../run-command.js';
import { stockOf, stockTarget, stockWrite, taken, withEmpties } from './stock.js';

/** Empty containers come back. Refuses `STOCK_LOT_NOT_FOUND`, `EMPTIES_EXCEEDED`. */
export const planReturnEmpties: Plan<'returnEmpties'> = async (command, facts) => {
  const stock = await stockOf(facts, command.stockLotId);
  return {
    subjects: [stateKey('input-stock', stock.stockLotId)],
    targets: [stockTarget(stock, false)],
    writes: [stockWrite(withEmpties(stock, command.count))],
  };
};

/** Stock leaves without use; also what was banned since. Refuses `STOCK_LOT_NOT_FOUND`, `INPUT_STOCK_EXCEEDED`. */
export const planRemoveInput: Plan<'removeInput'> = async (command, facts) => {
  const stock = await stockOf(facts, command.stockLotId);
  return {
    subjects: [stateKey('input-stock', stock.stockLotId)],
    targets: [stockTarget(stock, false)],
    writes: [stockWrite(taken(stock, command.quantityMilli))],
  };
};
