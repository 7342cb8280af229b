// SPDX-License-Identifier: Apache-2.0
import { addDays, SCAN_PLACES, type Lot, type Scenario } from '@daoji/model';

import type { CodeStatus } from '../codes/code-lookup.js';
import type { ReadIndex } from '../index/read-index.js';

/** Where neither lot nor product says how long rice keeps. */
const USUAL_SHELF_DAYS = 365;
/** Six months and a little. */
const AFTER_SHELF_DAYS = 184;

/** Civil date until which the counter of a code is kept: the end of shelf life and six months. */
export function keepUntil(index: ReadIndex, gtin: string, lot: Lot | undefined, now: Date): string {
  const today = now.toISOString().slice(0, 10);
  const days = index.records.get('product', gtin)?.shelfLifeDays ?? USUAL_SHELF_DAYS;
  const end = lot?.bestBefore ?? addDays(lot?.package?.productionDate ?? today, days);
  // Rice that was scanned after its shelf life is kept in mind as long as any.
  return addDays(end < today ? today : end, AFTER_SHELF_DAYS);
}

/** Whom a package's code belongs to: the one who ordered it, and the product's owner. */
export function ownersOf(
  index: ReadIndex,
  gtin: string,
  status: Pick<CodeStatus, 'orderId'>,
): readonly string[] {
  const order = index.records.get('code-order', status.orderId);
  const product = index.records.get('product', gtin);
  return [order?.operatorId, product?.brandOwnerId].flatMap((id) => id ?? []);
}

/**
 * The city of a scan. On a scenario network, a link may say it (`?place=440100`), for demos and tests. Elsewhere the proxy in front of the gateway may, in the
 * header that `SCAN_PLACE_HEADER` names: it knows the client's network, and keeps what is finer than a city to itself. A phone is never asked.
 */
export function placeOfScan(
  asked: { readonly query: unknown; readonly header: string | undefined },
  scenario: Scenario | null,
): string | undefined {
  const place = scenario !== null && typeof asked.query === 'string' ? asked.query : asked.header;
  return place !== undefined && SCAN_PLACES.has(place) ? place : undefined;
}
