// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from './bytes.js';
import { hashNode, splitPoint } from './merkle.js';
import { ProofError } from './proof-error.js';
import { sha256 } from './sha256.js';

/** Largest number of device slots in one log (`ledger-state.md` §5). */
export const MAX_WATERMARK_SLOTS = 4096;

/** One slot whose leaf changes: hashes of the old leaf (absent when the slot is new) and of the new one. */
export interface SlotChange {
  readonly slot: number;
  readonly oldLeafHash?: Uint8Array;
  readonly newLeafHash: Uint8Array;
}

/** Hash of the unchanged complete subtree over slots `[from, from + size)`; `size` is a power of two. */
export interface UnchangedNode {
  readonly from: number;
  readonly size: number;
  readonly hash: Uint8Array;
}

/** Both roots recomputed from the changed leaves and the unchanged subtrees between them. */
export interface WatermarkRoots {
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
}

/**
 * Recomputes old and new root of a watermark tree from its changed leaves and unchanged subtrees: every unchanged
 * slot enters both roots through the same hash, so nothing but the listed slots can differ.
 * @param oldSize - slots before; may be 0.  @param newSize - slots after; `oldSize <= newSize <= 4096`.
 * @throws {@link ProofError} `PROOF_WATERMARK_SHAPE` for slots or nodes that overlap, lack or lie outside the tree.
 */
export function watermarkRoots(
  oldSize: number,
  newSize: number,
  changes: readonly SlotChange[],
  unchanged: readonly UnchangedNode[],
): WatermarkRoots {
  assertShape(oldSize, newSize, changes, unchanged);
  const nodes = new Map(unchanged.map((node) => [`${node.from}+${node.size}`, node.hash]));
  const oldLeaves = new Map<number, Uint8Array>();
  const newLeaves = new Map<number, Uint8Array>();
  for (const change of changes) {
    if (change.oldLeafHash) oldLeaves.set(change.slot, change.oldLeafHash);
    newLeaves.set(change.slot, change.newLeafHash);
  }
  return {
    oldRoot: rangeRoot(0, oldSize, nodes, oldLeaves),
    newRoot: rangeRoot(0, newSize, nodes, newLeaves),
  };
}

/**
 * The unchanged complete subtrees that {@link watermarkRoots} needs.
 * @param oldLeafHashes - leaf hashes of every slot before the change, in slot order.
 * @param changedSlots - slots whose leaf changes or is new.  @param newSize - slots after.
 */
export function unchangedNodes(
  oldLeafHashes: readonly Uint8Array[],
  changedSlots: readonly number[],
  newSize: number,
): UnchangedNode[] {
  const changed = new Set(changedSlots);
  const nodes: UnchangedNode[] = [];
  const walk = (from: number, size: number): void => {
    if (size === 0) return;
    const touched = rangeTouches(changed, from, size) || from + size > oldLeafHashes.length;
    if (!touched && isPowerOfTwo(size)) {
      nodes.push({ from, size, hash: completeRoot(oldLeafHashes, from, size) });
    } else if (size > 1) {
      const left = splitPoint(size);
      walk(from, left);
      walk(from + left, size - left);
    }
  };
  walk(0, newSize);
  return nodes;
}

function rangeRoot(
  from: number,
  size: number,
  nodes: ReadonlyMap<string, Uint8Array>,
  leaves: ReadonlyMap<number, Uint8Array>,
): Uint8Array {
  if (size === 0) return sha256(concatBytes());
  const known = nodes.get(`${from}+${size}`) ?? (size === 1 ? leaves.get(from) : undefined);
  if (known) return known;
  if (size === 1) throw shape(`slot ${from} is neither changed nor covered`);
  const left = splitPoint(size);
  return hashNode(
    rangeRoot(from, left, nodes, leaves),
    rangeRoot(from + left, size - left, nodes, leaves),
  );
}

function assertShape(
  oldSize: number,
  newSize: number,
  changes: readonly SlotChange[],
  unchanged: readonly UnchangedNode[],
): void {
  if (oldSize < 0 || newSize < oldSize || newSize > MAX_WATERMARK_SLOTS) {
    throw shape(`sizes ${oldSize} → ${newSize}, want 0 <= old <= new <= ${MAX_WATERMARK_SLOTS}`);
  }
  const covered = new Uint8Array(newSize);
  for (const change of changes) claimChange(covered, change, oldSize);
  for (const node of unchanged) claimNode(covered, node, oldSize);
  const hole = covered.indexOf(0);
  if (hole !== -1) throw shape(`slot ${hole} is neither changed nor covered`);
}

function claimChange(covered: Uint8Array, change: SlotChange, oldSize: number): void {
  claim(covered, change.slot, 1);
  if ((change.oldLeafHash !== undefined) !== change.slot < oldSize) {
    throw shape(
      `slot ${change.slot} of ${oldSize}: an old leaf is given exactly when the slot existed`,
    );
  }
}

function claimNode(covered: Uint8Array, node: UnchangedNode, oldSize: number): void {
  const isComplete = isPowerOfTwo(node.size) && node.from % node.size === 0;
  if (!isComplete || node.from + node.size > oldSize) {
    throw shape(`node ${node.from}+${node.size} is not a complete old subtree`);
  }
  claim(covered, node.from, node.size);
}

function claim(covered: Uint8Array, from: number, size: number): void {
  if (!Number.isSafeInteger(from) || from < 0 || from + size > covered.length) {
    throw shape(`slots ${from}+${size} lie outside the tree`);
  }
  for (let slot = from; slot < from + size; slot += 1) {
    if (covered[slot] !== 0) throw shape(`slot ${slot} is named twice`);
    covered[slot] = 1;
  }
}

function completeRoot(hashes: readonly Uint8Array[], from: number, size: number): Uint8Array {
  const only = hashes[from];
  if (size === 1 && only) return only;
  return hashNode(
    completeRoot(hashes, from, size / 2),
    completeRoot(hashes, from + size / 2, size / 2),
  );
}

function rangeTouches(changed: ReadonlySet<number>, from: number, size: number): boolean {
  for (let slot = from; slot < from + size; slot += 1) if (changed.has(slot)) return true;
  return false;
}

function isPowerOfTwo(size: number): boolean {
  return size > 0 && (size & (size - 1)) === 0;
}

function shape(message: string): ProofError {
  return new ProofError('PROOF_WATERMARK_SHAPE', `watermark change: ${message}`);
}
