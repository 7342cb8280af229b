// SPDX-License-Identifier: Apache-2.0
import { ArchiveError, type Archive } from '@daoji/archive';
import { encodeBoundary, readBoundary, type Boundary, type Parcel } from '@daoji/model';
import { fromBase64 } from '@daoji/proof';
import type { z } from 'zod';

import type { boundaryBodySchema } from '../api/bodies.js';
import type { boundaryViewSchema } from '../api/views.js';
import { GatewayError } from '../gateway-error.js';

type BoundaryView = z.infer<typeof boundaryViewSchema>;
type Committed = Pick<Parcel, 'boundaryCommitment' | 'parcelId'>;

/** Units of 10⁻⁷ degrees in a degree. */
const PER_DEGREE = 10_000_000;

/** Codes of the archive that mean: there is no such file here, and nothing is wrong. */
const ABSENT: readonly string[] = ['ARCHIVE_NOT_FOUND', 'ARCHIVE_ERASED'];

/**
 * What may be shown of a parcel's boundary. The file is found by the commitment that the ledger holds, so a changed file
 * is never shown; one that is damaged says so and leaves the rest of the answer standing.
 */
export async function boundaryView(
  archive: Pick<Archive, 'get'>,
  parcel: Committed,
): Promise<BoundaryView> {
  let bytes: Uint8Array;
  try {
    bytes = await archive.get(parcel.boundaryCommitment);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { state: ABSENT.includes(error.code) ? 'missing' : 'damaged' };
  }
  const boundary = readBoundary(bytes);
  if (boundary?.parcelId !== parcel.parcelId) return { state: 'damaged' };
  if (!boundary.public) return { state: 'private' };
  return { geometry: geometryOf(boundary), state: 'public' };
}

/**
 * Stores the boundary that a parcel's commitment covers. Needs no sign-in: only who made the commitment knows its salt.
 * @throws GatewayError `BOUNDARY_COMMITMENT` for any other boundary or salt.
 */
export async function putBoundary(
  archive: Pick<Archive, 'get' | 'put'>,
  parcel: Committed,
  body: z.infer<typeof boundaryBodySchema>,
): Promise<BoundaryView> {
  const { bytes, commitment } = encodeBoundary(body.boundary, fromBase64(body.salt));
  const { boundaryCommitment, parcelId } = parcel;
  if (commitment !== boundaryCommitment || body.boundary.parcelId !== parcelId) {
    throw new GatewayError(
      'BOUNDARY_COMMITMENT',
      `expected the boundary and salt behind ${boundaryCommitment.slice(0, 16)} of ${parcelId}, got ${commitment.slice(0, 16)}`,
    );
  }
  await archive.put(`boundary-${parcelId}`, bytes);
  return boundaryView(archive, parcel);
}

function geometryOf({ rings }: Boundary): BoundaryView['geometry'] {
  const coordinates = rings.map((ring) =>
    ring.map(([longitude, latitude]) => [longitude / PER_DEGREE, latitude / PER_DEGREE]),
  );
  return { coordinates, type: 'Polygon' };
}
