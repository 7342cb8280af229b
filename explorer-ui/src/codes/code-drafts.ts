// SPDX-License-Identifier: Apache-2.0
import { codesIn, type CodeRange } from '@daoji/model';

import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import type { CodeLot } from './code-queries.js';
import type { DrawnSerials } from './draw-serials.js';

/** What a page says of what is not ready; the pages' own words. */
export type Why = (key: 'codes.whyDraw' | 'codes.whyRun' | 'codes.whyLot') => string;

/** Why more codes are asked for than a lot takes. */
export type WhyTooMany = (lot: CodeLot, asked: number) => string;

/** `orderCodes` of serials that were drawn on this device. */
export function orderDraft(
  form: {
    readonly gtin: string;
    readonly orderId: string;
    readonly drawn?: DrawnSerials | undefined;
  },
  why: Why,
  signerKeyId: string,
): Draft {
  const { drawn, gtin, orderId } = form;
  if (!drawn) return { isReady: false, why: why('codes.whyDraw') };
  const { count, serialRoot } = drawn;
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    count,
    gtin,
    orderId: orderId.trim().toLowerCase(),
    serialRoot,
    type: 'orderCodes',
  });
}

/** `activateCodes` of a run, held against the lot's headroom before it is signed; the ledger holds it against it again. */
export function activateDraft(
  form: {
    readonly lot?: CodeLot | undefined;
    readonly orderId: string;
    readonly run?: CodeRange | undefined;
  },
  why: Why,
  whyTooMany: WhyTooMany,
  signerKeyId: string,
): Draft {
  const { lot, orderId, run } = form;
  if (!lot) return { isReady: false, why: why('codes.whyLot') };
  if (!run) return { isReady: false, why: why('codes.whyRun') };
  const asked = codesIn([run]);
  if (asked > lot.headroom) return { isReady: false, why: whyTooMany(lot, asked) };
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    lotId: lot.lotId,
    orderId,
    ranges: [run],
    type: 'activateCodes',
  });
}

/** `markCodesPrinted`, or `voidCodes` where a reason is given. */
export function runDraft(
  form: {
    readonly orderId: string;
    readonly reason?: 'leaked' | 'misprinted' | 'lost' | 'unused' | 'damaged' | undefined;
    readonly run?: CodeRange | undefined;
  },
  why: Why,
  signerKeyId: string,
): Draft {
  const { orderId, reason, run } = form;
  if (!run) return { isReady: false, why: why('codes.whyRun') };
  const head = newCommandHead(signerKeyId);
  const what = { orderId, ranges: [run] };
  return newDraft(
    'trace',
    reason === undefined
      ? { ...head, ...what, type: 'markCodesPrinted' }
      : { ...head, ...what, reason, type: 'voidCodes' },
  );
}
