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
