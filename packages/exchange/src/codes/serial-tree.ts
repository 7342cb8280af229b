// SPDX-License-Identifier: Apache-2.0
import { hashLeaf, inclusionProof, rootOf, utf8 } from '@daoji/proof';

import { SERIAL_BYTES, serialText } from './serial-text.js';

/** Leaves whose root is kept. A power of two, so that the tree over these roots is the RFC 9162 tree over the leaves. */
export const CHUNK_SERIALS = 1_024;

/** Leaf hashes of packed serials; the leaf is the serial's ASCII text. */
export function leafHashes(packed: Uint8Array): Uint8Array[] {
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < packed.length; at += SERIAL_BYTES)
    leaves.push(hashLeaf(utf8(serialText(packed.subarray(at, at + SERIAL_BYTES)))));
  return leaves;
}

/** Takes chunks of serials in order and makes the root of them all, holding one hash for each chunk. */
export class SerialTree {
  readonly #chunkRoots: Uint8Array[] = [];

  /** Takes the next chunk. @param packed - {@link CHUNK_SERIALS} serials; fewer for the last. */
  add(packed: Uint8Array): void {
    this.#chunkRoots.push(rootOf(leafHashes(packed)));
  }

  get chunkRoots(): readonly Uint8Array[] {
    return this.#chunkRoots;
  }

  /** RFC 9162 root of all serials. */
  get root(): Uint8Array {
    return rootOf(this.#chunkRoots);
  }
}

/**
 * Path of one serial to the root of all. Source: RFC 9162 §2.1.3.1.
 * @param chunk - packed serials of the chunk in which it lies.
 * @param index - its place in the order.
 */
export function serialPath(
  chunk: Uint8Array,
  chunkRoots: readonly Uint8Array[],
  index: number,
): Uint8Array[] {
  const within = inclusionProof(leafHashes(chunk), index % CHUNK_SERIALS);
  return [...within, ...inclusionProof(chunkRoots, Math.floor(index / CHUNK_SERIALS))];
}
