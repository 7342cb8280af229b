// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';

import type { Overlap } from '@daoji/agronomy';
import {
  draftsOf,
  overlapsOf,
  withOverlaps,
  type AreaBasis,
  type DraftWithBoundary,
  type FeatureFault,
  type Survey,
} from '@daoji/exchange';
import { BOUNDARY_SALT_BYTES, type Boundary } from '@daoji/model';
import { canonicalBytes } from '@daoji/proof';

import type { SigningKey } from '../keys/key-file.js';
import type { KnownParcel } from './known-parcels.js';

/** What an import would do. */
export interface ImportPlan {
  /** Ids that are registered with this very boundary; a file that is sent twice does nothing the second time. */
  readonly already: readonly string[];
  readonly commitments: ReadonlyMap<string, string>;
  readonly drafts: readonly DraftWithBoundary[];
  readonly faults: readonly (Omit<FeatureFault, 'code'> & { readonly code: string })[];
  readonly overlaps: readonly Overlap[];
}

/** What an import is asked for. */
export interface ImportTerms {
  readonly areaBasis: AreaBasis;
  readonly isPublic: boolean;
  readonly key: SigningKey;
}

/**
 * Compares a survey with the ledger. Salts follow from the signer's key and the boundary, so that the same file gives the
 * same commitments, and nobody without the key can test a place against the ledger.
 */
export function planImport(
  survey: Survey,
  known: readonly KnownParcel[],
  terms: ImportTerms,
): ImportPlan {
  const { areaBasis, isPublic, key } = terms;
  const open = known.filter(({ parcel }) => parcel.state !== 'closed');
  const recorded = new Map(known.map(({ parcel }) => [parcel.parcelId, parcel.boundaryCommitment]));
  const compared = new Map(
    open.flatMap(({ parcel, polygon }) =>
      polygon ? [[parcel.parcelId, parcel.boundaryCommitment] as const] : [],
    ),
  );
  const all = draftsOf(survey.parcels, compared, {
    areaBasis,
    datum: survey.datum,
    isPublic,
    saltOf: (_, boundary) => saltOf(key, boundary),
  });
  const differing = all.filter(({ draft }) => isOther(recorded.get(draft.parcelId), draft));
  const commitments = new Map(compared);
  for (const { draft } of all) commitments.set(draft.parcelId, draft.boundaryCommitment);
  const overlaps = overlapsOf(
    survey,
    open.flatMap(({ parcel, polygon }) => (polygon ? [{ id: parcel.parcelId, polygon }] : [])),
  );
  return {
    already: all.flatMap(({ draft }) =>
      recorded.get(draft.parcelId) === draft.boundaryCommitment ? [draft.parcelId] : [],
    ),
    commitments,
    drafts: withOverlaps(
      all.filter(({ draft }) => !recorded.has(draft.parcelId)),
      overlaps,
    ),
    faults: [
      ...survey.faults,
      ...differing.map(({ draft }) => ({
        code: 'PARCEL_EXISTS',
        id: draft.parcelId,
        index: indexOf(survey, draft.parcelId),
        message: 'registered with another boundary, or by another key: sign reviseParcel instead',
      })),
    ],
    overlaps,
  };
}

/** {@link BOUNDARY_SALT_BYTES} bytes that only the holder of the key can make. */
export function saltOf(key: SigningKey, boundary: Boundary): Uint8Array {
  const secret = key.privateKey.export({ format: 'der', type: 'pkcs8' });
  const mac = createHmac('sha256', secret)
    .update('daoji-boundary-salt/v1\n')
    .update(canonicalBytes(boundary))
    .digest();
  return new Uint8Array(mac.subarray(0, BOUNDARY_SALT_BYTES));
}

function isOther(recorded: string | undefined, draft: { boundaryCommitment: string }): boolean {
  return recorded !== undefined && recorded !== draft.boundaryCommitment;
}

function indexOf(survey: Survey, parcelId: string): number {
  return survey.parcels.find((one) => one.attributes.parcelId === parcelId)?.index ?? -1;
}
