// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { comparedSetDigest, type Overlap } from '@daoji/agronomy';
import { MAX_OVERLAPS, type Parcel } from '@daoji/model';

import type { CommandDraft } from '../people/signed-command.js';
import type { KnownParcel } from './known-parcels.js';

/** A `claimOverlap` that `daoji sign` takes. */
export type OverlapClaimDraft = CommandDraft & {
  readonly areaM2: number;
  readonly otherParcelId: string;
  readonly overlapSetDigest: string;
  readonly parcelId: string;
  readonly type: 'claimOverlap';
};

/**
 * Drafts for the overlaps that the ledger does not know of both parcels yet, each with the digest of the set that was
 * compared; whoever has a word in one of the two signs it. A parcel that lists {@link MAX_OVERLAPS} takes no more.
 */
export function overlapClaims(
  overlaps: readonly Overlap[],
  known: readonly KnownParcel[],
): OverlapClaimDraft[] {
  const compared = known.filter(({ parcel, polygon }) => polygon && parcel.state !== 'closed');
  const parcels = new Map(compared.map(({ parcel }) => [parcel.parcelId, parcel]));
  const overlapSetDigest = comparedSetDigest(
    new Map(compared.map(({ parcel }) => [parcel.parcelId, parcel.boundaryCommitment])),
  );
  return overlaps.flatMap(({ areaM2, ids: [parcelId, otherParcelId] }): OverlapClaimDraft[] => {
    const takes = [
      takesClaim(parcels.get(parcelId), otherParcelId),
      takesClaim(parcels.get(otherParcelId), parcelId),
    ];
    if (takes.includes('full') || takes.every((one) => one === 'listed')) return [];
    return [
      {
        areaM2: Math.max(1, Math.round(areaM2)),
        otherParcelId,
        overlapSetDigest,
        parcelId,
        type: 'claimOverlap',
      },
    ];
  });
}

/** Writes each draft to a file of its own, named for the pair. @returns the files, in the order of the drafts. */
export async function writeClaims(
  folder: string,
  claims: readonly OverlapClaimDraft[],
): Promise<string[]> {
  const files: string[] = [];
  if (claims.length > 0) await mkdir(folder, { recursive: true });
  for (const claim of claims) {
    const file = join(folder, `claim-overlap-${claim.parcelId}-${claim.otherParcelId}.json`);
    await writeFile(file, `${JSON.stringify(claim)}\n`);
    files.push(file);
  }
  return files;
}

function takesClaim(parcel: Parcel | undefined, otherId: string): 'full' | 'listed' | 'open' {
  const overlaps = parcel?.overlaps ?? [];
  if (overlaps.some(({ parcelId }) => parcelId === otherId)) return 'listed';
  return overlaps.length < MAX_OVERLAPS ? 'open' : 'full';
}
