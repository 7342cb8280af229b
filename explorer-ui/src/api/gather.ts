// SPDX-License-Identifier: Apache-2.0
import { isRecord } from '../check/untyped.js';

/** Deepest nesting that an answer is searched to. */
const MAX_DEPTH = 8;

/**
 * Every value inside an answer that `isWanted` accepts, in the order of the text, not searched further inside.
 * The pages depend on the shape of the things, not on the envelope that a list comes in.
 */
export function gather<T>(body: unknown, isWanted: (value: unknown) => value is T): T[] {
  const found: T[] = [];
  collect(body, isWanted, found, 0);
  return found;
}

function collect<T>(
  value: unknown,
  isWanted: (value: unknown) => value is T,
  found: T[],
  depth: number,
): void {
  if (isWanted(value)) {
    found.push(value);
    return;
  }
  if (depth >= MAX_DEPTH) return;
  const children: readonly unknown[] = Array.isArray(value)
    ? value
    : isRecord(value)
      ? Object.values(value)
      : [];
  for (const child of children) collect(child, isWanted, found, depth + 1);
}
