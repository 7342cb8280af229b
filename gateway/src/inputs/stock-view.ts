// SPDX-License-Identifier: Apache-2.0
import type { InputStock } from '@daoji/model';
import type { z } from 'zod';

import type { stockViewSchema } from '../api/input-views.js';
import type { StateRecords } from '../index/state-records.js';
import { listedProduct } from '../rules/rules-at.js';

/** A stock lot with its product's name and the empty containers that are still to come back. */
export function stockView(
  records: StateRecords,
  stock: InputStock,
  date: string,
): z.infer<typeof stockViewSchema> {
  const areaCode = records.get('operator', stock.operatorId)?.areaCode ?? '';
  const listed = listedProduct(records, stock.registration, { areaCode, date });
  return { emptiesDue: emptiesDue(stock), name: listed?.product.name, stock };
}

/** Containers that are empty and did not come back, as `returnEmpties` would take them. */
export function emptiesDue(stock: InputStock): number {
  const full = Math.ceil(stock.remainingMilli / stock.packageMilli);
  return Math.max(0, stock.packages - stock.emptiesReturned - full);
}
