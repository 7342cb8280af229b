// SPDX-License-Identifier: Apache-2.0
import type { ShownOrigin } from '../api/lot-queries.js';
import type { TextKey } from '../locale/i18n.js';

/** What a page may say of the land behind a lot: one parcel only where every grain is of it. */
export type OriginWords =
  | { readonly kind: 'one'; readonly parcelId: string; readonly note: TextKey }
  | { readonly kind: 'many'; readonly parcels: readonly string[]; readonly note: TextKey }
  | { readonly kind: 'none'; readonly note: TextKey };

/** The words for an origin; never one parcel for a lot that may hold grain of another. */
export function originWords({
  isKnown,
  isSingleParcel,
  parcels,
}: Pick<ShownOrigin, 'isKnown' | 'isSingleParcel' | 'parcels'>): OriginWords {
  const [first] = parcels;
  if (first === undefined) return { kind: 'none', note: 'lots.originUnknown' };
  // Both must hold: an answer that says "single" and names two is believed in what it names.
  if (isSingleParcel && isKnown && parcels.length === 1) {
    return { kind: 'one', note: 'lots.originOne', parcelId: first };
  }
  return { kind: 'many', note: isKnown ? 'lots.originMany' : 'lots.originMore', parcels };
}
