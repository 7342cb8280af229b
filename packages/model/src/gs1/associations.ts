// SPDX-License-Identifier: Apache-2.0
import { findAi } from './ai-table.js';
import type { AiElement } from './element-string.js';

/** A pairing of AIs that the dictionary forbids or asks for. */
export interface AssociationFault {
  readonly ai: string;
  readonly kind: 'missing' | 'excluded';
  /** `missing`: the groups of which one must be there, `01,02`; `excluded`: the AI that may not be there. */
  readonly other: string;
}

/**
 * Holds all elements of one item against the dictionary's `req` and `ex`. Give the elements of all carriers on the item together: a serial in
 * one code and its GTIN in another are well.
 * @returns faults in the order of the elements; empty when all is well.
 */
export function checkAssociations(elements: readonly AiElement[]): AssociationFault[] {
  const present = elements.map(({ ai }) => ai);
  return elements.flatMap(({ ai }) => {
    const rule = findAi(ai);
    const others = present.filter((other) => other !== ai);
    const missing = (rule?.requires ?? []).filter((groups) => !isSatisfied(groups, others));
    const excluded = others.filter((other) =>
      rule?.excludes.some((pattern) => isMatch(pattern, other)),
    );
    return [
      ...missing.map((other) => ({ ai, kind: 'missing', other }) as const),
      ...excluded.map((other) => ({ ai, kind: 'excluded', other }) as const),
    ];
  });
}

/** `01+21,02,35nn`: one of the groups, each wholly. */
function isSatisfied(groups: string, others: readonly string[]): boolean {
  return groups
    .split(',')
    .some((group) =>
      group.split('+').every((pattern) => others.some((other) => isMatch(pattern, other))),
    );
}

/** `n` stands for any digit. */
function isMatch(pattern: string, ai: string): boolean {
  return (
    pattern.length === ai.length &&
    Array.from(pattern).every((mark, at) => mark === 'n' || mark === ai.charAt(at))
  );
}
