// SPDX-License-Identifier: Apache-2.0
import { SERIAL_BYTES, serialText } from '@daoji/model';
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';

/** Most codes that a page draws: the tree is built at once. More are drawn by `daoji codes draw`. */
export const MAX_DRAWN = 100_000;

/** Bytes of one call of `getRandomValues`. */
const CHUNK_BYTES = 65_530;

/** Serials that were drawn on this device, and the root that commits to them. */
export interface DrawnSerials {
  readonly count: number;
  /** 10 bytes each, in the order of the roll: the file that `daoji codes draw` writes. */
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly serialRoot: string;
}

/**
 * Draws serials of 80 random bits with the browser's own generator.
 * @param count - 1…100,000.
 * @throws RangeError for another count.
 */
export function drawSerials(count: number): DrawnSerials {
  if (!Number.isInteger(count) || count < 1 || count > MAX_DRAWN)
    throw new RangeError(`expected 1…${MAX_DRAWN} codes, got ${count}`);
  const packed = new Uint8Array(count * SERIAL_BYTES);
  for (let at = 0; at < packed.length; at += CHUNK_BYTES)
    crypto.getRandomValues(packed.subarray(at, at + CHUNK_BYTES));
  return { count, packed, serialRoot: toHex(rootOf(leavesOf(packed))) };
}

function leavesOf(packed: Uint8Array): Uint8Array[] {
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < packed.length; at += SERIAL_BYTES)
    leaves.push(hashLeaf(utf8(serialText(packed.subarray(at, at + SERIAL_BYTES)))));
  return leaves;
}
