// SPDX-License-Identifier: Apache-2.0
import {
  concatBytes,
  fromHex,
  hashLeaf,
  hashNode,
  rootOf,
  sha256,
  toHex,
  utf8,
} from '@daoji/proof';

/** One id with its rank: 64 hex digits, the lower the earlier. */
export interface Ranked {
  readonly id: string;
  readonly rank: string;
}

/** Randomness of a drand round: the SHA-256 of its signature. Source: drand protocol, "randomness". Hex in, hex out. */
export function randomnessOf(signature: string): string {
  return toHex(sha256(fromHex(signature)));
}

/**
 * Rank of an id under one beacon value: SHA-256(randomness ‖ id as UTF-8). Depends on nothing else, so that removing an
 * id moves no other. Source: `rice-domain.md` §11.
 * @param randomness - 64 hex digits.
 */
export function rankOf(randomness: string, id: string): string {
  return toHex(sha256(concatBytes(fromHex(randomness), utf8(id))));
}

/** The `size` ids of least rank, in order of rank. @throws RangeError for a list that {@link assertSorted} refuses. */
export function drawLowest(randomness: string, ids: readonly string[], size: number): Ranked[] {
  assertSorted('', ids);
  return lowestOf([], randomness, ids, size);
}

/** The least ranks of those before and of more ids, at most `size`, in order of rank. */
export function lowestOf(
  before: readonly Ranked[],
  randomness: string,
  ids: readonly string[],
  size: number,
): Ranked[] {
  const more = ids.map((id) => ({ id, rank: rankOf(randomness, id) }));
  const all = [...before, ...more].sort((one, other) => (one.rank < other.rank ? -1 : 1));
  return all.slice(0, size);
}

/** Root of a list of ids: RFC 9162 §2.1.1 over their UTF-8 bytes. @throws RangeError for an unsorted list. */
export function listRoot(ids: readonly string[]): string {
  assertSorted('', ids);
  return toHex(rootOf(ids.map((id) => hashLeaf(utf8(id)))));
}

/**
 * Refuses ids that do not ascend strictly, by UTF-16 code unit, after `last`: each stands in a list once.
 * @throws RangeError that names the first fault.
 */
export function assertSorted(last: string, ids: readonly string[]): void {
  let before = last;
  for (const id of ids) {
    if (id <= before) throw new RangeError(`expected an id after ${before}, got ${id}`);
    before = id;
  }
}

/**
 * Carries the roots of the perfect subtrees of a list over more ids, so that a list can be counted in parts.
 * @param frontier - hex roots, largest subtree first, of the first `size` ids; empty at 0.
 */
export function frontierAfter(
  frontier: readonly string[],
  size: number,
  ids: readonly string[],
): string[] {
  const roots = frontier.map((root) => fromHex(root));
  let count = size;
  for (const id of ids) {
    let root = hashLeaf(utf8(id));
    // Each trailing 1 of the count is a perfect subtree as large as the one that has just been made.
    for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = roots.pop();
      if (left === undefined) throw new RangeError(`expected the frontier of ${size} ids`);
      root = hashNode(left, root);
    }
    roots.push(root);
    count += 1;
  }
  return roots.map((root) => toHex(root));
}

/** RFC 9162 root of the ids behind a frontier. @throws RangeError for an empty one. */
export function frontierRoot(frontier: readonly string[]): string {
  const [last, ...rest] = [...frontier].reverse();
  if (last === undefined) throw new RangeError('expected at least one id');
  return rest.reduce((root, left) => toHex(hashNode(fromHex(left), fromHex(root))), last);
}
