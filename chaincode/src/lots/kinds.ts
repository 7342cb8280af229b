// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

import { demand } from '../contract-error.js';

/** Refuses lots that a step cannot take. @throws ContractError `LOT_KIND`. */
export function assertKinds(lots: readonly Lot[], kinds: readonly Lot['kind'][]): void {
  for (const lot of lots) {
    demand(
      kinds.includes(lot.kind),
      'LOT_KIND',
      `expected a lot of kind ${kinds.join(' or ')}, got ${lot.lotId} of kind ${lot.kind}`,
    );
  }
}

/** Paddy: harvested, bought in, or stored. */
export const PADDY_KINDS: readonly Lot['kind'][] = ['harvest', 'bought', 'storage'];

/** Kinds that can be merged; packages are counted, not weighed out. */
export const DIVISIBLE_KINDS: readonly Lot['kind'][] = [...PADDY_KINDS, 'milled', 'by-product'];
