// SPDX-License-Identifier: Apache-2.0
import { findAi, isPathSequence, type AiRule, type LinkLeniency } from './ai-table.js';
import { checkElement, type AiElement } from './element-string.js';
import { Gs1Error } from './gs1-error.js';
import { unescapeUriText, type UriPart } from './uri-text.js';

/** A GS1 Digital Link taken apart. */
export interface DigitalLink {
  /** All before the primary key, without a slash at its end. */
  readonly stem: string;
  /** Primary key, then its qualifiers in order. */
  readonly path: readonly AiElement[];
  /** AIs of the query, in its order; other parameters are not GS1's and left out. */
  readonly attributes: readonly AiElement[];
}

const URI_CHARACTERS = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/;
const LINK = /^((?:https?|HTTPS?):\/\/[^/_~?#@!$&'()*+,;=%]+)(\/[^?#]*)(?:\?([^#]*))?/;

/** Words that stood for AIs in the paths of Digital Link 1.0. */
export const ALPHAS: Readonly<Record<string, string>> = {
  ...{ cpid: '8010', cpsn: '8011', cpv: '22', gcn: '255', gdti: '253', giai: '8004' },
  ...{ ginc: '401', gln: '414', glnx: '254', gmn: '8013', grai: '8003', gsin: '402' },
  ...{ gsrn: '8018', gsrnp: '8017', gtin: '01', itip: '8006', lot: '10', party: '417' },
  ...{ refno: '8020', ser: '21', srin: '8019', sscc: '00' },
};

/**
 * Reads a GS1 Digital Link URI (uncompressed) and checks every value. Source: GS1 Digital Link URI Syntax, with the rules of the syntax dictionary.
 * Which AIs must or must not come together on one item (`req`, `ex`) is a matter of all its carriers: see `checkAssociations`.
 * @throws {@link Gs1Error} `GS1_URI`, `GS1_AI_UNKNOWN`, `GS1_PATH_ORDER`, `GS1_ATTRIBUTE`, `GS1_DUPLICATE` and the codes of a value.
 */
export function parseDigitalLink(uri: string, leniency: LinkLeniency = {}): DigitalLink {
  const [, domain, pathText = '', query = ''] = (URI_CHARACTERS.test(uri) && LINK.exec(uri)) || [];
  if (domain === undefined) {
    throw new Gs1Error('GS1_URI', `expected http(s)://domain/…/AI/value, got ${shown(uri)}`);
  }
  const segments = pathText.split('/').slice(1);
  const root = keyIndex(segments, leniency);
  if (root === undefined) {
    throw new Gs1Error('GS1_URI', `expected a primary key (/01/, /00/, …) in ${shown(pathText)}`);
  }
  const path = readPath(segments.slice(root), leniency);
  const attributes = readQuery(query, leniency);
  assertPathOrder(path);
  assertDistinct([...path, ...attributes]);
  for (const attribute of attributes) assertAttribute(attribute, path, leniency);
  for (const element of [...path, ...attributes]) checkElement(element, leniency.unknownAIs);
  const stem = [domain, ...segments.slice(0, root)].join('/');
  return { stem, path, attributes };
}

/** Walks back over AI/value pairs from the end to the primary key. */
function keyIndex(segments: readonly string[], leniency: LinkLeniency): number | undefined {
  for (let at = segments.length - 2; at >= 0; at -= 2) {
    const rule = ruleOf(segments[at] ?? '', leniency);
    if (rule === undefined) return undefined;
    if (rule.sequences.length > 0) return at;
  }
  return undefined;
}

function ruleOf(segment: string, leniency: LinkLeniency): AiRule | undefined {
  const alpha =
    leniency.convenienceAlphas && Object.hasOwn(ALPHAS, segment) ? ALPHAS[segment] : undefined;
  return findAi(alpha ?? segment, leniency.unknownAIs);
}

function readPath(segments: readonly string[], leniency: LinkLeniency): AiElement[] {
  const elements: AiElement[] = [];
  for (let at = 0; at < segments.length; at += 2) {
    const ai = ruleOf(segments[at] ?? '', leniency)?.ai ?? '';
    elements.push({ ai, value: readValue(ai, segments[at + 1] ?? '', 'path', leniency) });
  }
  return elements;
}

function readQuery(query: string, leniency: LinkLeniency): AiElement[] {
  const elements: AiElement[] = [];
  for (const parameter of query.split('&')) {
    const at = parameter.indexOf('=');
    const ai = parameter.slice(0, Math.max(at, 0));
    if (!/^\d+$/.test(ai)) continue;
    // A name of digits alone is meant as an AI: passing it over would hide a mistake.
    if (findAi(ai, leniency.unknownAIs) === undefined) {
      throw new Gs1Error('GS1_AI_UNKNOWN', `expected a known AI in the query, got ${shown(ai)}`);
    }
    elements.push({ ai, value: readValue(ai, parameter.slice(at + 1), 'query', leniency) });
  }
  return elements;
}

function readValue(ai: string, text: string, part: UriPart, leniency: LinkLeniency): string {
  const value = unescapeUriText(text, part);
  if (value === '') throw new Gs1Error('GS1_VALUE_LENGTH', `(${ai}) expected a value, got nothing`);
  const isShort = ai === '01' && /^(?:\d{8}|\d{12,13})$/.test(value);
  return leniency.zeroSuppressedGtin && isShort ? value.padStart(14, '0') : value;
}

function assertPathOrder(path: readonly AiElement[]): void {
  const ais = path.map(({ ai }) => ai);
  if (isPathSequence(ais)) return;
  throw new Gs1Error(
    'GS1_PATH_ORDER',
    `expected a key with its qualifiers in order, got /${ais.join('/…/')}/…`,
  );
}

function assertDistinct(elements: readonly AiElement[]): void {
  const seen = new Set<string>();
  for (const { ai } of elements) {
    if (seen.has(ai)) throw new Gs1Error('GS1_DUPLICATE', `expected (${ai}) once, got it twice`);
    seen.add(ai);
  }
}

function assertAttribute(
  { ai }: AiElement,
  path: readonly AiElement[],
  { unknownAIs, unknownAIsAsAttribute }: LinkLeniency,
): void {
  const attribute = findAi(ai, unknownAIs)?.attribute ?? 'no';
  if (attribute === 'no' || (attribute === 'unknown' && unknownAIsAsAttribute !== true)) {
    throw new Gs1Error(
      'GS1_ATTRIBUTE',
      `expected no (${ai}) in the query: it is no data attribute`,
    );
  }
  const ais = path.map((element) => element.ai);
  const isQualifier = path.some((_, at) =>
    isPathSequence([...ais.slice(0, at + 1), ai, ...ais.slice(at + 1)]),
  );
  if (isQualifier)
    throw new Gs1Error('GS1_ATTRIBUTE', `expected (${ai}) in the path, not the query`);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
