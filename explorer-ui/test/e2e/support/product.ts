// SPDX-License-Identifier: Apache-2.0
import type { Cast } from './cast.js';

/** GTIN of the 5 kg bag that every season here packs: GS1's example prefix 952, so nobody's product. */
export const GTIN = '09521234543213';

/** Registers the bag's product; on a network that has seen a season before it is there already. */
export async function ensureProduct(cast: Cast): Promise<void> {
  try {
    await cast.say('quality', {
      type: 'registerProduct',
      claims: [],
      grade: '一级',
      gtin: GTIN,
      name: { en: 'Panjin example rice', zh: '盘锦示范大米' },
      netMassGrams: 5_000,
      shelfLifeDays: 365,
      standardNumber: 'GB/T 1354-2018',
      storageWords: { en: 'keep cool and dry', zh: '置于阴凉干燥处' },
    });
  } catch (error) {
    if (!String(error).includes('PRODUCT_EXISTS')) throw error;
  }
}
