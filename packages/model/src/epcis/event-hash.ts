// SPDX-License-Identifier: Apache-2.0
import { sha256, toHex, utf8 } from '@daoji/proof';

import { canonicalTime, canonicalValue } from './canonical-value.js';
import { EpcisError } from './epcis-error.js';
import { eventsOf, type EventInContext } from './event-list.js';
import { EVENT_FIELDS, SORTED_FIELDS, type OrderedField } from './field-order.js';
import { expandKey, type Namespaces } from './json-context.js';
import { isObject, type JsonObject } from './json-object.js';

/** An event's hash and the text that it is of. */
export interface EventHash {
  /** `ni:///sha-256;<64 hex>?ver=CBV2.0`, which is also our `eventID`. */
  readonly hash: string;
  readonly preHash: string;
}

/** How a document is hashed. */
export interface HashOptions {
  /**
   * Leaves out the extension fields that the document itself lists under `ignoreFields` of the namespace `https://repository-x.example.com/`, as the
   * reference program does. Off by default: whoever sends a document must not say what its hash covers.
   */
  readonly honoursIgnoreFields?: boolean;
}

/** Members of an event that its hash does not cover, or has said already. */
const NOT_COVERED = ['recordTime', 'eventID', 'type', 'errorDeclaration', '@context'];
/** Remarks for people, at any depth. */
const COMMENTS = ['comment', '#text', '{http://www.w3.org/2000/01/rdf-schema#}comment'];
const MAX_DEPTH = 32;

/**
 * Hashes every event of an EPCIS 2.0 document in JSON or JSON-LD, in document order. Source: CBV 2.0 §8.9. A hash is no signature: whoever changes
 * an event can hash it again.
 * @param document - `EPCISDocument`, `EPCISQueryDocument` or a bare event with its own `@context`, parsed.
 * @throws {@link EpcisError} any of its codes.
 */
export function hashEvents(document: unknown, options: HashOptions = {}): EventHash[] {
  return eventsOf(document).map((found) => {
    const ignored = options.honoursIgnoreFields === true ? found.ignoreFields : [];
    const preHash = preHashOf(found, ignored);
    const digest = toHex(sha256(utf8(preHash)));
    return { hash: `ni:///sha-256;${digest}?ver=CBV2.0`, preHash };
  });
}

function preHashOf({ event, namespaces }: EventInContext, ignored: readonly string[]): string {
  const known = [...EVENT_FIELDS, ...SORTED_FIELDS].map(({ key }) => key);
  const extensions = Object.entries(event).filter(
    ([key]) => !known.includes(key) && !NOT_COVERED.includes(key) && !ignored.includes(key),
  );
  const ordered = EVENT_FIELDS.map((field) => fieldText(event[field.key], field, namespaces));
  const sorted = [
    ...SORTED_FIELDS.map((field) => fieldText(event[field.key], field, namespaces)),
    ...extensions.flatMap(([key, value]) => extensionTexts(key, value, namespaces, 0)),
  ];
  return [`eventType=${String(event['type'])}`, ...ordered, ...sortUtf8(sorted)].join('');
}

function fieldText(value: unknown, field: OrderedField, namespaces: Namespaces): string {
  const items = listOf(value).map((member) => itemText(member, field, namespaces));
  const text = sortUtf8(items).join('');
  return text !== '' && field.isList ? field.key + text : text;
}

/** One value with its name; nothing for an empty one. */
function itemText(value: unknown, field: OrderedField, namespaces: Namespaces): string {
  if (isObject(value)) {
    const text = objectText(value, field.fields ?? [], namespaces);
    return text === '' ? '' : field.item + text;
  }
  if (field.isTime) return `${field.item}=${canonicalTime(value)}`;
  const text = canonicalValue(scalar(value), namespaces, field.vocabulary);
  return text === '' ? '' : `${field.item}=${text}`;
}

/** A standard field's object: its own fields in order, then extensions, sorted. */
function objectText(
  object: JsonObject,
  fields: readonly OrderedField[],
  namespaces: Namespaces,
): string {
  const ordered = fields.map((field) => fieldText(object[field.key], field, namespaces));
  const extensions = Object.entries(object)
    .filter(([key]) => fields.every((field) => field.key !== key))
    .flatMap(([key, value]) => extensionTexts(key, value, namespaces, 0));
  return [...ordered, ...sortUtf8(extensions)].join('');
}

/** An extension or ILMD member: a text per value; a name that ends in `List` stands once before its values, which bear the name without it. */
function extensionTexts(
  key: string,
  value: unknown,
  namespaces: Namespaces,
  depth: number,
): string[] {
  const name = expandKey(key, namespaces);
  if (COMMENTS.includes(name)) return [];
  const isList = name.endsWith('List');
  const item = isList ? name.slice(0, -'List'.length) : name;
  const texts = listOf(value).map((member) => extensionText(item, member, namespaces, depth));
  return isList && texts.length > 0 ? [name + sortUtf8(texts).join('')] : texts;
}

function extensionText(
  name: string,
  value: unknown,
  namespaces: Namespaces,
  depth: number,
): string {
  if (depth > MAX_DEPTH) {
    throw new EpcisError('EPCIS_SHAPE', `expected at most ${MAX_DEPTH} levels of extensions`);
  }
  if (Array.isArray(value)) {
    const texts = value.map((member) => extensionText('', member, namespaces, depth + 1));
    return name + sortUtf8(texts).join('');
  }
  if (isObject(value)) {
    const own = value['#text'] === undefined ? '' : assigned(value['#text'], namespaces);
    const texts = Object.entries(value).flatMap(([key, member]) =>
      extensionTexts(key, member, namespaces, depth + 1),
    );
    return name + own + sortUtf8(texts).join('');
  }
  return name + assigned(value, namespaces);
}

function assigned(value: unknown, namespaces: Namespaces): string {
  const text = canonicalValue(scalar(value), namespaces);
  return text === '' ? '' : `=${text}`;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function scalar(value: unknown): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  const got = JSON.stringify(value).slice(0, 80);
  throw new EpcisError('EPCIS_SHAPE', `expected a text, number or boolean, got ${got}`);
}

/** Sorts by UTF-8 bytes: UTF-16 units differ from them only in the surrogates, which stand above U+E000–U+FFFF. */
function sortUtf8(texts: readonly string[]): string[] {
  return [...texts].sort(compareUtf8);
}

function compareUtf8(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = rank(one.charCodeAt(at)) - rank(other.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function rank(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
