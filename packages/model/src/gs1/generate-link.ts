// SPDX-License-Identifier: Apache-2.0
import { findAi } from './ai-table.js';
import type { DigitalLink } from './digital-link.js';
import { checkElement, type AiElement } from './element-string.js';
import { Gs1Error } from './gs1-error.js';
import { escapeUriText } from './uri-text.js';

/** Domain of canonical Digital Links. */
export const CANONICAL_STEM = 'https://id.gs1.org';

/**
 * Makes a Digital Link of elements: the first primary key with as many qualifiers as there are in the path, all else in the query, values of
 * fixed length first. The same element twice is written once.
 * @param stem - `https://domain` with or without a path.
 * @throws {@link Gs1Error} `GS1_URI` (no primary key), `GS1_DUPLICATE` (two values of one AI), `GS1_ATTRIBUTE` and the codes of a value.
 */
export function generateDigitalLink(
  elements: readonly AiElement[],
  stem: string = CANONICAL_STEM,
): string {
  for (const element of elements) checkElement(element);
  const byAi = valuesByAi(elements);
  const path = longestSequence([...byAi.keys()]);
  const attributes = [...byAi].filter(([ai]) => !path.includes(ai));
  for (const [ai] of attributes) {
    if (findAi(ai)?.attribute === 'yes') continue;
    throw new Gs1Error('GS1_ATTRIBUTE', `expected no (${ai}): it fits neither path nor query`);
  }
  const pathElements = path.map((ai) => ({ ai, value: byAi.get(ai) ?? '' }));
  return linkText({
    stem,
    path: pathElements,
    attributes: attributes.map(([ai, value]) => ({ ai, value })),
  });
}

/** The canonical form of a link: domain id.gs1.org, path and query of AIs alone, in canonical percent encoding. */
export function canonicalLink({ path, attributes }: DigitalLink): string {
  return linkText({ stem: CANONICAL_STEM, path, attributes });
}

function linkText({ stem, path, attributes }: DigitalLink): string {
  const pathText = path.map(({ ai, value }) => `/${ai}/${escapeUriText(value, 'path')}`).join('');
  const fixed = attributes.filter(({ ai }) => findAi(ai)?.needsFnc1 === false);
  const others = attributes.filter(({ ai }) => findAi(ai)?.needsFnc1 !== false);
  const query = [...fixed, ...others].map(
    ({ ai, value }) => `${ai}=${escapeUriText(value, 'query')}`,
  );
  return `${stem.replace(/\/$/, '')}${pathText}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

function valuesByAi(elements: readonly AiElement[]): Map<string, string> {
  const byAi = new Map<string, string>();
  for (const { ai, value } of elements) {
    const before = byAi.get(ai);
    if (before !== undefined && before !== value) {
      throw new Gs1Error('GS1_DUPLICATE', `expected one value of (${ai}), got two`);
    }
    byAi.set(ai, value);
  }
  return byAi;
}

function longestSequence(ais: readonly string[]): readonly string[] {
  const key = ais.map((ai) => findAi(ai)).find((rule) => (rule?.sequences.length ?? 0) > 0);
  if (key === undefined) {
    throw new Gs1Error('GS1_URI', `expected a primary key, got only (${ais.join('), (')})`);
  }
  return key.sequences
    .filter((sequence) => sequence.every((ai) => ais.includes(ai)))
    .reduce<readonly string[]>((best, next) => (next.length > best.length ? next : best), []);
}
