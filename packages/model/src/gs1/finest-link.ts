// SPDX-License-Identifier: Apache-2.0
import { findAi } from './ai-table.js';
import { hasAiShape } from './ai-value.js';
import { ALPHAS } from './digital-link.js';
import type { AiElement } from './element-string.js';
import { elementsOfUrn } from './epc-urn.js';
import { CANONICAL_STEM } from './generate-link.js';
import { Gs1Error } from './gs1-error.js';
import { unescapeUriText } from './uri-text.js';

/** Keys of a constrained canonical link with the qualifiers it may keep, the finest first. Source: CBV 2.0 §8.9. */
const FINEST: Readonly<Record<string, readonly string[]>> = {
  '00': [],
  '01': ['21', '10', '235'],
  ...{ 253: [], 255: [], 401: [], 402: [], 414: ['254'], 417: [], 8003: [], 8004: [] },
  ...{ 8006: ['21', '10'], 8010: ['8011'], 8017: [], 8018: [] },
};

/** Characters that stand unescaped in a canonical value; the apostrophe and `; = ` do, unlike in a link that we print. */
const ESCAPED = /[^A-Za-z0-9\-._';=]/g;

/**
 * The one text for a thing, whichever way it was named: EPC URN, Digital Link on any domain, with any query. Domain `id.gs1.org`, key and
 * finest qualifier alone. Two names mean the same thing exactly when these texts are equal. Check digits are not looked at: an event is
 * hashed as it came, and a wrong digit is for the one who captures it to refuse.
 * @returns undefined for a URI that names no GS1 key.
 */
export function finestLink(uri: string): string | undefined {
  const elements = finestElements(uri);
  if (elements === undefined) return undefined;
  const path = elements.map(({ ai, value }) => `/${ai}/${value.replace(ESCAPED, percent)}`);
  return CANONICAL_STEM + path.join('');
}

/** Key and finest qualifier of an EPC URN or Digital Link; undefined when the URI names no GS1 key. */
export function finestElements(uri: string): readonly AiElement[] | undefined {
  const elements = uri.startsWith('urn:epc:') ? ofUrn(uri) : ofLink(uri);
  const [key, ...qualifiers] = elements ?? [];
  const kept = key === undefined ? undefined : finestOf(key.ai);
  if (key === undefined || kept === undefined) return undefined;
  const finest = kept.map((ai) => qualifiers.find((element) => element.ai === ai)).find(Boolean);
  const path = finest === undefined ? [key] : [key, finest];
  // As in the reference program: without four digits first, a path such as /401/news is an address and no key.
  return /^\d{4}./.test(key.value) && path.every(hasShape) ? path : undefined;
}

/** True when two URIs name the same thing; for names that are no GS1 key, when they are the same text. */
export function isSameThing(one: string, other: string): boolean {
  return (finestLink(one) ?? one) === (finestLink(other) ?? other);
}

function ofUrn(urn: string): readonly AiElement[] | undefined {
  try {
    return elementsOfUrn(urn);
  } catch (error) {
    if (error instanceof Gs1Error) return undefined;
    throw error;
  }
}

/** AI/value pairs from the last primary key on; tolerant of short words for AIs and of GTINs that are not padded. */
function ofLink(uri: string): readonly AiElement[] | undefined {
  const [, path] = /^https?:\/\/[^/?#]+(\/[^?#]*)/i.exec(uri) ?? [];
  if (path === undefined) return undefined;
  const segments = path.replace(/\/$/, '').split('/').slice(1);
  for (let at = segments.length - 2; at >= 0; at -= 2) {
    const ai = aiOf(segments[at] ?? '');
    if (finestOf(ai) !== undefined) return pairsOf(segments.slice(at));
    if (findAi(ai) === undefined) return undefined;
  }
  return undefined;
}

/** Own properties alone: a path is foreign text, and `/constructor/` is no key. */
function finestOf(ai: string): readonly string[] | undefined {
  return Object.hasOwn(FINEST, ai) ? FINEST[ai] : undefined;
}

function aiOf(segment: string): string {
  return Object.hasOwn(ALPHAS, segment) ? (ALPHAS[segment] ?? segment) : segment;
}

function pairsOf(segments: readonly string[]): AiElement[] {
  const elements: AiElement[] = [];
  for (let at = 0; at < segments.length; at += 2) {
    const ai = aiOf(segments[at] ?? '');
    const value = unescapeUriText(segments[at + 1] ?? '', 'path');
    elements.push({ ai, value: ai === '01' && /^\d+$/.test(value) ? padded(value) : value });
  }
  return elements;
}

function padded(gtin: string): string {
  return [8, 12, 13].includes(gtin.length) ? gtin.padStart(14, '0') : gtin;
}

function hasShape({ ai, value }: AiElement): boolean {
  const rule = findAi(ai);
  return rule !== undefined && hasAiShape(rule, value);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
