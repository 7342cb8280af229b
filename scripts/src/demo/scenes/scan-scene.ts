// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { serialText, SERIAL_BYTES } from '@daoji/exchange';

import { DemoError } from '../demo-error.js';
import { ask, scan } from '../gateway-calls.js';
import type { BagCodes } from '../guide.js';
import { DEMO_GTIN, HONEST_LOT } from '../story.js';
import { CODES_FROM, SERIAL_FILE } from './code-scene.js';
import { RECALLED_LOT } from './recall-scene.js';

/** Place in the order of the code that is copied; it stands on a bag. */
const COPIED = 1;
/** Where its copies are scanned, GB/T 2260: 盘锦, then 广州 and 成都, both far away. */
const PLACES = ['211100', '440100', '510100'] as const;
/** 乌鲁木齐: where the card of the start page scans it, the third distant scan. */
const NEXT_PLACE = '650100';
/** What its page says from the second distant scan on. */
export const DISTANT_WORDS = '公里以上的地方被扫';

/** Path behind the QR of a code of the demo's order. */
export function codePath(serials: Uint8Array, place: number): string {
  const bytes = serials.subarray(place * SERIAL_BYTES, (place + 1) * SERIAL_BYTES);
  return `/01/${DEMO_GTIN}/21/${serialText(bytes)}`;
}

/**
 * Gives the gateway the serials of the order, and scans a code at home and in two distant cities, as copies of it would be.
 * @returns the paths behind the codes of three bags.
 * @throws {@link DemoError} `DEMO_STEP` when the gateway does not take the serials or shows no page.
 */
export async function copyCode(gatewayUrl: string): Promise<BagCodes> {
  const serials = await readFile(SERIAL_FILE);
  const given = await ask(`${gatewayUrl}/api/v1/code-orders/co-001/serials`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: serials,
  });
  demand(given.status === 201, `serials: ${given.status} ${given.text.slice(0, 200)}`);
  const path = codePath(serials, COPIED);
  for (const place of PLACES) {
    const { status, text } = await scan(`${gatewayUrl}${path}?place=${place}`);
    demand(status === 200, `scan at ${place}: ${status} ${text.slice(0, 200)}`);
  }
  return {
    copied: `${path}?place=${NEXT_PLACE}`,
    normal: codePath(serials, CODES_FROM[HONEST_LOT]),
    recalled: codePath(serials, CODES_FROM[RECALLED_LOT]),
  };
}

function demand(condition: boolean, got: string): void {
  if (condition) return;
  throw new DemoError(
    'DEMO_STEP',
    `扫码演示没有完成：${got}`,
    `expected codes to be scanned, got ${got}`,
  );
}
