// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, sha256, toHex } from '@daoji/proof';

import type { Polygon } from './areas.js';
import { boxOf, overlapArea, type Box } from './overlap.js';

/** A parcel with its boundary. */
export interface Shape {
  readonly id: string;
  readonly polygon: Polygon;
}

/** Land that two shapes both claim. */
export interface Overlap {
  readonly areaM2: number;
  /** Ids in ascending order. */
  readonly ids: readonly [string, string];
}

/** Neighbours that share a surveyed line may differ by its rounding; less than this is no overlap, in m². */
export const LEAST_OVERLAP_M2 = 1;

interface Boxed extends Shape {
  readonly box: Box;
}

/**
 * All pairs of shapes that share land, in the order of their ids. A sweep from west to east compares only those whose
 * boxes meet.
 * @param isWanted - leaves out pairs that nobody asks for, e.g. both registered long ago.
 */
export function findOverlaps(
  shapes: readonly Shape[],
  isWanted: (one: Shape, other: Shape) => boolean = () => true,
): Overlap[] {
  const boxed = shapes
    .map((shape): Boxed => ({ ...shape, box: boxOf(shape.polygon) }))
    .sort((one, other) => one.box[0] - other.box[0]);
  const found: Overlap[] = [];
  let active: Boxed[] = [];
  for (const shape of boxed) {
    active = active.filter((other) => other.box[2] > shape.box[0]);
    for (const other of active) {
      if (!isWanted(shape, other)) continue;
      const areaM2 = overlapArea(other.polygon, shape.polygon);
      if (areaM2 < LEAST_OVERLAP_M2) continue;
      const [a, b] = [shape.id, other.id].sort();
      found.push({ areaM2, ids: [a ?? shape.id, b ?? other.id] });
    }
    active.push(shape);
  }
  return found.sort((one, other) => (one.ids.join() < other.ids.join() ? -1 : 1));
}

/**
 * Digest of a compared set: hex SHA-256 of the JCS of `[[parcelId, boundaryCommitment], …]` in ascending order of ids, so
 * that whoever has the set can say whether it is the one that was compared.
 */
export function comparedSetDigest(commitments: ReadonlyMap<string, string>): string {
  return toHex(sha256(comparedSetBytes(commitments)));
}

/** The bytes behind {@link comparedSetDigest}; kept in the archive, an auditor finds them by the digest. */
export function comparedSetBytes(commitments: ReadonlyMap<string, string>): Uint8Array {
  return canonicalBytes([...commitments].sort(([one], [other]) => (one < other ? -1 : 1)));
}
