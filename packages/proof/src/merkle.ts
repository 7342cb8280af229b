// SPDX-License-Identifier: Apache-2.0
import { equalBytes, toHex } from './bytes.js';
import { ProofError } from './proof-error.js';
import { sha256 } from './sha256.js';

const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);
const HASH_BYTES = 32;

/** Hash of a leaf's bytes: `SHA-256(00 ‖ leaf)`. Source: RFC 9162 §2.1.1. */
export function hashLeaf(leaf: Uint8Array): Uint8Array {
  return sha256(LEAF_PREFIX, leaf);
}

/** Hash of an inner node: `SHA-256(01 ‖ left ‖ right)`. Source: RFC 9162 §2.1.1. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE_PREFIX, left, right);
}

/** Root of a tree over leaf hashes; the empty tree's root is `SHA-256("")`. Source: RFC 9162 §2.1.1. */
export function rootOf(leafHashes: readonly Uint8Array[]): Uint8Array {
  return subtreeRoot(leafHashes, 0, leafHashes.length);
}

/**
 * Sibling hashes from leaf to root. Source: RFC 9162 §2.1.3.1.
 * @throws {@link ProofError} `PROOF_INDEX_RANGE`.
 */
export function inclusionProof(leafHashes: readonly Uint8Array[], leafIndex: number): Uint8Array[] {
  assertIndex(leafIndex, leafHashes.length);
  const path: Uint8Array[] = [];
  let from = 0;
  let to = leafHashes.length;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (leafIndex < middle) {
      path.unshift(subtreeRoot(leafHashes, middle, to));
      to = middle;
    } else {
      path.unshift(subtreeRoot(leafHashes, from, middle));
      from = middle;
    }
  }
  return path;
}

/**
 * Recomputes the Merkle root that a leaf yields under an inclusion proof. Source: RFC 9162 §2.1.3.2.
 * @param leafHash - 32 bytes from {@link hashLeaf}; not the leaf itself.
 * @param leafIndex - 0-based; `0 <= leafIndex < treeSize`.
 * @param treeSize - leaves in the tree, from a proven statement or head, never from the path itself.
 * @param path - sibling hashes from leaf to root, 32 bytes each; empty only for a tree of one leaf.
 * @returns 32-byte root. Comparing it with the anchored root is the caller's step.
 * @throws {@link ProofError} `PROOF_INDEX_RANGE`, `PROOF_PATH_LENGTH`, `PROOF_HASH_LENGTH`.
 */
export function rootFromInclusion(
  leafHash: Uint8Array,
  leafIndex: number,
  treeSize: number,
  path: readonly Uint8Array[],
): Uint8Array {
  assertIndex(leafIndex, treeSize);
  [leafHash, ...path].forEach(assertHash);
  const cursor = new PathCursor(leafIndex, treeSize);
  let root = leafHash;
  for (const sibling of path) {
    if (cursor.isDone) throw pathLength(path.length, leafIndex, treeSize);
    root = cursor.stepIsLeftSibling() ? hashNode(sibling, root) : hashNode(root, sibling);
  }
  if (!cursor.isDone) throw pathLength(path.length, leafIndex, treeSize);
  return root;
}

/**
 * Checks that a leaf is in a tree. Source: RFC 9162 §2.1.3.2.
 * @throws {@link ProofError} as {@link rootFromInclusion}, and `PROOF_ROOT_MISMATCH`.
 */
export function verifyInclusion(
  leafHash: Uint8Array,
  leafIndex: number,
  treeSize: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): void {
  assertHash(root);
  assertSameRoot(rootFromInclusion(leafHash, leafIndex, treeSize, path), root, 'inclusion');
}

/**
 * Proof that the tree of the first `size1` leaves is a prefix of the tree of all. Source: RFC 9162 §2.1.4.1.
 * @throws {@link ProofError} `PROOF_SIZE_RANGE` unless `1 <= size1 <= leafHashes.length`.
 */
export function consistencyProof(leafHashes: readonly Uint8Array[], size1: number): Uint8Array[] {
  const size2 = leafHashes.length;
  assertSizes(size1, size2);
  const path: Uint8Array[] = [];
  let from = 0;
  let to = size2;
  let whole = true;
  while (size1 !== to) {
    const middle = from + splitPoint(to - from);
    if (size1 <= middle) {
      path.unshift(subtreeRoot(leafHashes, middle, to));
      to = middle;
    } else {
      path.unshift(subtreeRoot(leafHashes, from, middle));
      from = middle;
      whole = false;
    }
  }
  if (!whole) path.unshift(subtreeRoot(leafHashes, from, to));
  return path;
}

/**
 * Checks that root2's tree extends root1's. Source: RFC 9162 §2.1.4.2.
 * @throws {@link ProofError} `PROOF_SIZE_RANGE`, `PROOF_PATH_LENGTH`, `PROOF_HASH_LENGTH`, `PROOF_ROOT_MISMATCH`.
 */
export function verifyConsistency(
  size1: number,
  size2: number,
  path: readonly Uint8Array[],
  root1: Uint8Array,
  root2: Uint8Array,
): void {
  assertSizes(size1, size2);
  if (size1 === size2) {
    if (path.length > 0) throw pathLength(path.length, size1, size2);
    assertSameRoot(root1, root2, 'consistency');
    return;
  }
  [root1, root2, ...path].forEach(assertHash);
  if (path.length === 0) throw pathLength(0, size1, size2);
  const [r1, r2] = rootsFromConsistency(size1, size2, path, root1);
  assertSameRoot(r1, root1, 'consistency (old)');
  assertSameRoot(r2, root2, 'consistency (new)');
}

function rootsFromConsistency(
  size1: number,
  size2: number,
  path: readonly Uint8Array[],
  root1: Uint8Array,
): [Uint8Array, Uint8Array] {
  const isComplete = (BigInt(size1) & (BigInt(size1) - 1n)) === 0n;
  const [first, ...rest] = isComplete ? [root1, ...path] : path;
  if (first === undefined) throw pathLength(path.length, size1, size2);
  const cursor = new PathCursor(size1 - 1, size2);
  cursor.skipRightEdge();
  let r1 = first;
  let r2 = first;
  for (const node of rest) {
    if (cursor.isDone) throw pathLength(path.length, size1, size2);
    if (cursor.stepIsLeftSibling()) {
      r1 = hashNode(node, r1);
      r2 = hashNode(node, r2);
    } else {
      r2 = hashNode(r2, node);
    }
  }
  if (!cursor.isDone) throw pathLength(path.length, size1, size2);
  return [r1, r2];
}

/** The walk `fn`, `sn` of RFC 9162 §2.1.3.2 and §2.1.4.2 from a leaf to the root. */
class PathCursor {
  #fn: bigint;
  #sn: bigint;

  constructor(leafIndex: number, treeSize: number) {
    this.#fn = BigInt(leafIndex);
    this.#sn = BigInt(treeSize) - 1n;
  }

  get isDone(): boolean {
    return this.#sn === 0n;
  }

  /** Moves up while the node is a right child; a consistency proof starts there. */
  skipRightEdge(): void {
    while ((this.#fn & 1n) === 1n) this.#up();
  }

  /** Moves one level up; true when the sibling at this level stands on the left. */
  stepIsLeftSibling(): boolean {
    const isLeft = (this.#fn & 1n) === 1n || this.#fn === this.#sn;
    if (isLeft) while ((this.#fn & 1n) === 0n && this.#fn !== 0n) this.#up();
    this.#up();
    return isLeft;
  }

  #up(): void {
    this.#fn >>= 1n;
    this.#sn >>= 1n;
  }
}

/** Largest power of two below `size`; the left subtree's size. `size >= 2`. */
export function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function subtreeRoot(hashes: readonly Uint8Array[], from: number, to: number): Uint8Array {
  if (to === from) return sha256(new Uint8Array(0));
  const only = hashes[from];
  if (to - from === 1 && only !== undefined) return only;
  const middle = from + splitPoint(to - from);
  return hashNode(subtreeRoot(hashes, from, middle), subtreeRoot(hashes, middle, to));
}

function assertHash(hash: Uint8Array): void {
  if (hash.length !== HASH_BYTES) {
    throw new ProofError('PROOF_HASH_LENGTH', `expected a hash of 32 bytes, got ${hash.length}`);
  }
}

/** @throws {@link ProofError} `PROOF_INDEX_RANGE`. */
export function assertIndex(index: number, size: number): void {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
    throw new ProofError(
      'PROOF_INDEX_RANGE',
      `expected 0 <= leafIndex < treeSize, got ${index} of ${size}`,
    );
  }
}

function assertSizes(size1: number, size2: number): void {
  const ok =
    Number.isSafeInteger(size1) && Number.isSafeInteger(size2) && size1 >= 1 && size1 <= size2;
  if (!ok)
    throw new ProofError(
      'PROOF_SIZE_RANGE',
      `expected 1 <= size1 <= size2, got ${size1} and ${size2}`,
    );
}

function assertSameRoot(got: Uint8Array, want: Uint8Array, what: string): void {
  if (!equalBytes(got, want)) {
    const [g, w] = [got, want].map((hash) => toHex(hash).slice(0, 16));
    throw new ProofError('PROOF_ROOT_MISMATCH', `${what} proof yields root ${g}…, want ${w}…`);
  }
}

function pathLength(length: number, at: number, size: number): ProofError {
  return new ProofError(
    'PROOF_PATH_LENGTH',
    `path of ${length} hashes does not fit (${at}, tree size ${size})`,
  );
}
