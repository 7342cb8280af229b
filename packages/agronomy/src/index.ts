// SPDX-License-Identifier: Apache-2.0
export { findContacts, type Contact, type ContactKind, type Position } from './crossings.js';
export {
  assertSorted,
  drawLowest,
  frontierAfter,
  frontierRoot,
  listRoot,
  lowestOf,
  randomnessOf,
  rankOf,
  type Ranked,
} from './draw.js';
export { geodesicArea, sphericalArea, type Polygon } from './areas.js';
export { AUTHALIC_RADIUS_M } from './authalic.js';
export { containsPoint, shareInside } from './containment.js';
export { boxesMeet, boxOf, overlapArea, type Box } from './overlap.js';
export {
  comparedSetBytes,
  comparedSetDigest,
  findOverlaps,
  LEAST_OVERLAP_M2,
  type Overlap,
  type Shape,
} from './overlap-report.js';
