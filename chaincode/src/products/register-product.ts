// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Product } from '@daoji/model';

import type { Plan } from '../run-command.js';

/** A new product of the signer's operator, who is its brand owner. Refuses `PRODUCT_EXISTS`. */
export const planRegisterProduct: Plan<'registerProduct'> = async (command, facts) => {
  const { claims, grade, gtin, name, netMassGrams, shelfLifeDays } = command;
  const { standardNumber, storageWords, variety } = command;
  const key = stateKey('product', gtin);
  await facts.assertFree(key, 'PRODUCT_EXISTS');
  const value: Product = {
    brandOwnerId: facts.operatorId,
    claims: [...new Set(claims)].sort(),
    commandId: facts.commandId,
    grade,
    gtin,
    name,
    netMassGrams,
    packers: [],
    shelfLifeDays,
    standardNumber,
    storageWords,
    v: 1,
    variety,
  };
  return {
    subjects: [key],
    targets: [{ key, operatorId: facts.operatorId }],
    writes: [{ key, value }],
  };
};
