// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, concatBytes, fromUtf8, sha256, toHex } from '@daoji/proof';
import { z } from 'zod';

import { idSchema } from './identifiers.js';

/** Bytes of salt before the boundary in its file. */
export const BOUNDARY_SALT_BYTES = 16;

/** Longitude and latitude in WGS 84, in units of 10⁻⁷ degrees: a centimetre, and a whole number. */
const position = z.tuple([
  z.int().min(-1_800_000_000).max(1_800_000_000),
  z.int().min(-900_000_000).max(900_000_000),
]);

/** Outer ring first, then holes; each closed, so its last position is its first. */
const ring = z
  .array(position)
  .min(4)
  .max(2_000)
  .refine((positions) => {
    const [first, last] = [positions[0], positions.at(-1)];
    return first?.[0] === last?.[0] && first?.[1] === last?.[1];
  }, 'expected a ring that ends where it starts');

/** A parcel's boundary, as its commitment covers it; `public` is its maker's word on who may see it. */
export const boundarySchema = z.strictObject({
  parcelId: idSchema,
  public: z.boolean(),
  rings: z.array(ring).min(1).max(16),
  type: z.literal('daoji.boundary/v1'),
});

/** See {@link boundarySchema}. */
export type Boundary = z.infer<typeof boundarySchema>;

/** A boundary as a file of the archive: `salt ‖ JCS`. */
export interface BoundaryFile {
  readonly bytes: Uint8Array;
  /** Hex SHA-256 of `bytes`: `boundaryCommitment` of the parcel, and the file's name in the archive. */
  readonly commitment: string;
}

/**
 * Writes a boundary's file.
 * @param salt - {@link BOUNDARY_SALT_BYTES} random bytes: whoever knows the place cannot test it against the ledger.
 * @throws RangeError for another length; ZodError for another shape.
 */
export function encodeBoundary(boundary: Boundary, salt: Uint8Array): BoundaryFile {
  if (salt.length !== BOUNDARY_SALT_BYTES) {
    throw new RangeError(`expected ${BOUNDARY_SALT_BYTES} bytes of salt, got ${salt.length}`);
  }
  const bytes = concatBytes(salt, canonicalBytes(boundarySchema.parse(boundary)));
  return { bytes, commitment: toHex(sha256(bytes)) };
}

/** Reads a boundary's file; `undefined` for bytes that are none. */
export function readBoundary(bytes: Uint8Array): Boundary | undefined {
  try {
    const text = fromUtf8(bytes.subarray(BOUNDARY_SALT_BYTES));
    return boundarySchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Any file of the archive may be offered here; what is no JSON is no boundary.
    return undefined;
  }
}
