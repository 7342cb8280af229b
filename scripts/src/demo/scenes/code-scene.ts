// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { drawSerials } from '@daoji/exchange';
import { toHex } from '@daoji/proof';

import type { Cast } from '../cast.js';
import { DEMO_HOME } from '../demo-home.js';
import { BAGS_PER_LOT, DEMO_GTIN } from '../story.js';

/** Codes that the demo's packer tries to use. */
export const TOO_MANY_CODES = 20_000;
/** The package lot whose bags get codes. */
export const CODED_LOT = 'pk-002';

/** Parcels that its rice comes from. */
export const CODED_PARCELS = ['p-001', 'p-002'] as const;

/** The demo's order of codes. */
export const ORDER = 'co-001';

/** Package lots whose bags get codes, with the first code of each: ten follow. */
export const CODES_FROM = { 'pk-001': 20, 'pk-002': 0, 'pk-004': 10 } as const;
/** The first code of the order that stands on no bag. */
export const UNUSED_CODE = 30;

/** Where the demo's serials lie; the gateway is given the same file. */
export const SERIAL_FILE = join(DEMO_HOME, 'co-001.serials');

/**
 * Orders and prints 20,000 codes, tries to use them all for a lot of ten bags, and then uses ten on each of three lots.
 * @returns what the ledger said. @throws Error when it let more codes be used than there are bags.
 */
export async function useTooManyCodes(cast: Cast): Promise<string> {
  const { root } = await drawSerials(SERIAL_FILE, TOO_MANY_CODES);
  await cast.say('packer', {
    type: 'orderCodes',
    count: TOO_MANY_CODES,
    gtin: DEMO_GTIN,
    orderId: ORDER,
    serialRoot: toHex(root),
  });
  const all = [{ from: 0, to: TOO_MANY_CODES }];
  await cast.say('packer', { type: 'markCodesPrinted', orderId: ORDER, ranges: all });
  const activate = { type: 'activateCodes', lotId: CODED_LOT, orderId: ORDER };
  const { code, text } = await cast.refused('packer', { ...activate, ranges: all });
  if (code !== 'CODES_EXCEED_LAND' || !text.includes(`at most ${BAGS_PER_LOT} codes`))
    throw new Error(`expected CODES_EXCEED_LAND with the headroom, got ${code}: ${text}`);
  for (const [lotId, from] of Object.entries(CODES_FROM)) {
    const ranges = [{ from, to: from + BAGS_PER_LOT }];
    await cast.say('packer', { ...activate, lotId, ranges });
  }
  return text;
}
