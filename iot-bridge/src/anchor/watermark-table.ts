// SPDX-License-Identifier: Apache-2.0
import { hashLeaf, rootOf, toHex, unchangedNodes, toBase64 } from '@daoji/proof';
import {
  encodeWatermarkLeaf,
  parsePack,
  type AdvanceWitness,
  type Gap,
  type PackStatement,
  type WatermarkLeaf,
} from '@daoji/model';

import type { StoredPack } from '../spool/pack-reader.js';

/** What a pack added to its device. */
export interface PackEffect {
  readonly statement: PackStatement;
  /** RFC 9162 leaf hashes of the new readings, in order. */
  readonly leafHashes: readonly Uint8Array[];
  /** Signed gaps, as far as they lie above what was settled before. */
  readonly newGaps: readonly Gap[];
}

/** Every device's watermark, in slots by order of first appearance in the log. */
export class WatermarkTable {
  readonly #leaves: WatermarkLeaf[];
  readonly #slots = new Map<string, number>();
  readonly #isolated = new Set<string>();

  constructor(leaves: readonly WatermarkLeaf[]) {
    this.#leaves = [...leaves];
    this.#leaves.forEach((leaf, slot) => this.#slots.set(leaf.deviceId, slot));
  }

  /** Leaves in slot order. */
  get leaves(): readonly WatermarkLeaf[] {
    return this.#leaves;
  }

  /** The device's leaf, if it has a slot. */
  of(deviceId: string): WatermarkLeaf | undefined {
    return this.#leaves[this.#slots.get(deviceId) ?? -1];
  }

  /** Takes in a pack of the log, in offset order. */
  apply(pack: StoredPack): PackEffect {
    const { statement, readings } = parsePack(pack.raw);
    const leafHashes = readings.slice(pack.header.skip).map((bytes) => hashLeaf(bytes));
    const before = this.of(statement.deviceId);
    const settled = before?.bootEpoch === statement.bootEpoch ? before.lastSeq : -1;
    const newGaps = statement.gaps
      .filter((gap) => gap.to > settled)
      .map((gap) => ({ ...gap, from: Math.max(gap.from, settled + 1) }));
    const effect = { statement, leafHashes, newGaps };
    // Readings of an isolated device are leaves of the log like all others; only its slot is missing.
    if (!this.#isolated.has(statement.deviceId)) this.#put(leafAfter(before, effect));
    return effect;
  }

  /**
   * Takes out slots that the ledger will never take: chaincode gives none to a device that was revoked or moved before
   * its first advance. @param fromSlot - slots below it are or may be on the ledger and stay. @returns devices taken out.
   */
  isolate(isGone: (deviceId: string) => boolean, fromSlot: number): string[] {
    const gone = this.#leaves.slice(fromSlot).filter(({ deviceId }) => isGone(deviceId));
    if (gone.length === 0) return [];
    const kept = this.#leaves.filter((leaf) => !gone.includes(leaf));
    this.#leaves.splice(0, this.#leaves.length, ...kept);
    this.#slots.clear();
    this.#leaves.forEach((leaf, slot) => this.#slots.set(leaf.deviceId, slot));
    for (const { deviceId } of gone) this.#isolated.add(deviceId);
    return gone.map(({ deviceId }) => deviceId);
  }

  /** Whether a device was taken out by {@link WatermarkTable.isolate}. */
  isIsolated(deviceId: string): boolean {
    return this.#isolated.has(deviceId);
  }

  /** Devices taken out. */
  get isolatedCount(): number {
    return this.#isolated.size;
  }

  /** Marks the devices that the ledger has revoked. */
  revoke(isRevoked: (deviceId: string) => boolean): void {
    for (const leaf of this.#leaves.slice()) {
      if (leaf.status === 'active' && isRevoked(leaf.deviceId)) {
        this.#put({ ...leaf, status: 'revoked' });
      }
    }
  }

  #put(leaf: WatermarkLeaf): void {
    const slot = this.#slots.get(leaf.deviceId) ?? this.#leaves.length;
    this.#leaves[slot] = leaf;
    this.#slots.set(leaf.deviceId, slot);
  }
}

function leafAfter(before: WatermarkLeaf | undefined, effect: PackEffect): WatermarkLeaf {
  const { statement, leafHashes, newGaps } = effect;
  const missing = newGaps.reduce((sum, gap) => sum + gap.to - gap.from + 1, 0);
  return {
    bootEpoch: statement.bootEpoch,
    declaredMissing: (before?.declaredMissing ?? 0) + missing,
    deviceId: statement.deviceId,
    keyId: statement.keyId,
    lastLeafHash: toHex(leafHashes.at(-1) ?? new Uint8Array(32)),
    lastSeq: statement.lastSeq,
    status: before?.status ?? 'active',
    total: (before?.total ?? 0) + leafHashes.length,
  };
}

/** Hex RFC 9162 root over the slots. */
export function watermarkRootOf(leaves: readonly WatermarkLeaf[]): string {
  return toHex(rootOf(leaves.map(leafHashOf)));
}

/** The slots that differ, old and new, and the complete subtrees that do not. */
export function watermarkChanges(
  before: readonly WatermarkLeaf[],
  after: readonly WatermarkLeaf[],
): Pick<AdvanceWitness, 'changes' | 'unchanged'> {
  const oldHashes = before.map(leafHashOf);
  const changes = after.flatMap((leaf, slot) => {
    const old = before[slot];
    if (!old) return [{ slot, new: leaf }];
    return sameLeaf(old, leaf) ? [] : [{ slot, old, new: leaf }];
  });
  const slots = changes.map((change) => change.slot);
  const unchanged = unchangedNodes(oldHashes, slots, after.length).map(({ from, size, hash }) => ({
    from,
    size,
    hash: toBase64(hash),
  }));
  return { changes, unchanged };
}

function leafHashOf(leaf: WatermarkLeaf): Uint8Array {
  return hashLeaf(encodeWatermarkLeaf(leaf));
}

function sameLeaf(left: WatermarkLeaf, right: WatermarkLeaf): boolean {
  return Buffer.compare(encodeWatermarkLeaf(left), encodeWatermarkLeaf(right)) === 0;
}
