// SPDX-License-Identifier: Apache-2.0
import { sha256, toHex } from '@daoji/proof';

import type { ShownSlip } from '../api/intake-queries.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';

/** Slips that are settled in one press: each sheet is fetched and hashed on this device first. */
export const SETTLED_AT_ONCE = 200;

/** Slips that wait for their settlement: weighed, and with a settled mass by a rule set. */
export function isToSettle({ slip }: ShownSlip): boolean {
  return slip.state === 'weighed' && slip.settledGrams !== undefined;
}

/**
 * The `settleDelivery` command of a slip. What is signed is the hash of the sheet that this device read, so that who downloads
 * the sheet holds exactly what was signed.
 * @param sheet - bytes of the settlement sheet.
 */
export function settleDraft(
  { sheetHash, slip: { settledGrams = 0, slipId } }: ShownSlip,
  sheet: Uint8Array,
  signerKeyId: string,
): Draft {
  const settlementHash = toHex(sha256(sheet));
  if (sheetHash !== undefined && sheetHash !== settlementHash) {
    const short = [sheetHash, settlementHash].map((one) => one.slice(0, 16));
    return {
      isReady: false,
      why: `${slipId}: expected the sheet ${short[0] ?? ''}…, got ${short[1] ?? ''}…`,
    };
  }
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    settledGrams,
    settlementHash,
    slipId,
    type: 'settleDelivery',
  });
}
