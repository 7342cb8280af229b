// SPDX-License-Identifier: Apache-2.0
import { lotSchema, withCheckDigit } from '@daoji/model';

import type { Cast } from '../cast.js';
import { ORDER } from './code-scene.js';

/** The case with five coded bags: GS1's example prefix 952. */
export const CASE_SSCC = withCheckDigit('09520000000000001');

/** The transfer by which the sold lot left the mill. */
export const TRANSFER = 'tr-001';

const BAGS_IN_CASE = 5;

/** Five bags go into a case, and a lot is handed over to a shop, which says what arrived. */
export async function sellToShop(cast: Cast, lotId: string): Promise<void> {
  await cast.say('packer', {
    type: 'aggregatePackages',
    children: [{ orderId: ORDER, range: { from: 0, to: BAGS_IN_CASE } }],
    sscc: CASE_SSCC,
  });
  await cast.say('packer', {
    type: 'offerTransfer',
    lotIds: [lotId],
    purpose: 'sale',
    toOperatorId: 'shop-1',
    transferId: TRANSFER,
  });
  const { remainingGrams: grams } = lotSchema.parse(await cast.state(`lot~${lotId}`));
  await cast.say('shop', {
    type: 'acceptTransfer',
    received: [{ grams, lotId }],
    transferId: TRANSFER,
  });
}
