// SPDX-License-Identifier: Apache-2.0
import { assertIndex, hashNode } from './merkle.js';
import { sha256 } from './sha256.js';

/**
 * A tree whose nodes are kept: each path costs its own length, where `inclusionProof` hashes the whole tree again. For whoever
 * needs several paths of one tree. Same roots and paths. Source: RFC 9162 §2.1.1, §2.1.3.1.
 */
export class MerkleTree {
  /** Level 0 are the leaf hashes; a node without a neighbour moves up as it is. */
  readonly #levels: readonly (readonly Uint8Array[])[];

  constructor(leafHashes: readonly Uint8Array[]) {
    const levels = [leafHashes];
    for (let level = leafHashes; level.length > 1;) {
      level = parentsOf(level);
      levels.push(level);
    }
    this.#levels = levels;
  }

  /** Leaves of the tree. */
  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  /** 32 bytes; of the empty tree `SHA-256("")`. */
  get root(): Uint8Array {
    return this.#levels.at(-1)?.[0] ?? sha256(new Uint8Array(0));
  }

  /** Sibling hashes from leaf to root. @throws {@link ProofError} `PROOF_INDEX_RANGE`. */
  inclusionProof(leafIndex: number): Uint8Array[] {
    assertIndex(leafIndex, this.size);
    return this.#levels.slice(0, -1).flatMap((level, height) => {
      const at = Math.floor(leafIndex / 2 ** height);
      return level[at % 2 === 0 ? at + 1 : at - 1] ?? [];
    });
  }
}

function parentsOf(level: readonly Uint8Array[]): Uint8Array[] {
  const parents: Uint8Array[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at], level[at + 1]];
    if (left) parents.push(right ? hashNode(left, right) : left);
  }
  return parents;
}
