// SPDX-License-Identifier: Apache-2.0
import type { Overlap } from '@daoji/agronomy';
import { MAX_OVERLAPS } from '@daoji/model';

import type { ParcelDraft } from './drafts.js';

/**
 * Drafts that say with which parcels they share land, as a comparison found it: largest first, whole square metres, at
 * most {@link MAX_OVERLAPS}. Of two drafts the later names the earlier, since a registration can only name what is
 * recorded; a parcel that is registered already is named by the draft.
 * @param overlaps - of `overlapsOf`, over the same file and the registered parcels.
 */
export function withOverlaps<T extends { readonly draft: ParcelDraft }>(
  drafts: readonly T[],
  overlaps: readonly Overlap[],
): T[] {
  const placeOf = new Map(drafts.map(({ draft }, at) => [draft.parcelId, at]));
  const claims = new Map<string, { areaM2: number; parcelId: string }[]>();
  for (const { areaM2, ids } of [...overlaps].sort((one, other) => other.areaM2 - one.areaM2)) {
    const [last, first] =
      (placeOf.get(ids[0]) ?? -1) > (placeOf.get(ids[1]) ?? -1)
        ? [ids[0], ids[1]]
        : [ids[1], ids[0]];
    if (!placeOf.has(last)) continue;
    const found = claims.get(last) ?? [];
    claims.set(last, found);
    if (found.length < MAX_OVERLAPS)
      found.push({ areaM2: Math.max(1, Math.round(areaM2)), parcelId: first });
  }
  return drafts.map((one) => {
    const found = claims.get(one.draft.parcelId);
    return found ? { ...one, draft: { ...one.draft, overlaps: found } } : one;
  });
}
