// SPDX-License-Identifier: Apache-2.0
import { BUNDLED_CONTEXTS, CONTEXT_PREFIXES, isProtectedTerm } from './context-words.js';
import { EpcisError } from './epcis-error.js';
import { isObject } from './json-object.js';

/** What a document's `@context` means for reading it: prefixes and their namespaces. */
export type Namespaces = ReadonlyMap<string, string>;

/** Schemes of the URIs in events: as prefixes they would give every such URI another meaning. */
const SCHEMES = ['http', 'https', 'urn', 'ni', 'geo', 'data', 'mailto', 'tag', 'did'];

/**
 * Reads `@context`: names of the built-in EPCIS context, and inline objects that add prefixes. Nothing is fetched.
 * @param inherited - of the document, when the context is an event's own.
 * @throws {@link EpcisError} `EPCIS_CONTEXT_UNKNOWN` with the URL, `EPCIS_CONTEXT_TERM`, `EPCIS_CONTEXT_MISSING`.
 */
export function readContext(context: unknown, inherited?: Namespaces): Namespaces {
  const namespaces = new Map(inherited ?? Object.entries(CONTEXT_PREFIXES));
  let isEpcis = inherited !== undefined;
  for (const part of listOf(context)) {
    if (typeof part === 'string') {
      assertBundled(part);
      isEpcis = true;
    } else {
      addInline(part, namespaces);
    }
  }
  if (isEpcis) return namespaces;
  throw new EpcisError(
    'EPCIS_CONTEXT_MISSING',
    `expected "@context" to name ${BUNDLED_CONTEXTS[0] ?? ''}, got no such name`,
  );
}

/** A CURIE with a known prefix as its URI; anything else as it is. */
export function expandCurie(text: string, namespaces: Namespaces): string {
  const [namespace, local] = splitCurie(text, namespaces);
  return namespace === undefined ? text : namespace + local;
}

/** The name that a key has in a pre-hash: `{namespace}local` for an extension, else the key itself. */
export function expandKey(key: string, namespaces: Namespaces): string {
  const [namespace, local] = splitCurie(key, namespaces);
  return namespace === undefined ? key : `{${namespace}}${local}`;
}

function splitCurie(text: string, namespaces: Namespaces): [string | undefined, string] {
  const at = text.indexOf(':');
  const local = text.slice(at + 1);
  // `//` after the colon marks a URI with an authority, never a CURIE (JSON-LD 1.1 §4.1.5).
  if (at < 0 || local.startsWith('//')) return [undefined, text];
  return [namespaces.get(text.slice(0, at)), local];
}

function listOf(context: unknown): readonly unknown[] {
  if (context === undefined) return [];
  return Array.isArray(context) ? (context as unknown[]) : [context];
}

function assertBundled(name: string): void {
  if (BUNDLED_CONTEXTS.includes(name)) return;
  throw new EpcisError(
    'EPCIS_CONTEXT_UNKNOWN',
    `expected a built-in context (${BUNDLED_CONTEXTS.join(', ')}), got ${name}, which is not fetched`,
  );
}

function addInline(part: unknown, namespaces: Map<string, string>): void {
  if (!isObject(part)) throw termError('expected a name or an object', part);
  for (const [key, value] of Object.entries(part)) {
    if (isCoercion(key, value)) continue;
    if (typeof value !== 'string' || !isPrefixName(key)) {
      throw termError('expected "prefix": "URI"', { [key]: value });
    }
    const namespace = expandCurie(value, namespaces);
    const isSame = namespaces.get(key) === namespace;
    if (isProtectedTerm(key) && !isSame) {
      throw termError(`expected "${key}" to keep its meaning in the EPCIS context`, value);
    }
    if (!/^[A-Za-z][A-Za-z0-9+.-]*:./.test(namespace)) throw termError('expected a URI', value);
    namespaces.set(key, namespace);
  }
}

/** `"ext:count": {"@type": "xsd:integer"}` says how a value is typed; what the value is stays the same. */
function isCoercion(key: string, value: unknown): boolean {
  return key.includes(':') && isObject(value) && Object.keys(value).join() === '@type';
}

function isPrefixName(key: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(key) && !SCHEMES.includes(key.toLowerCase());
}

function termError(expected: string, got: unknown): EpcisError {
  const text = JSON.stringify(got).slice(0, 120);
  return new EpcisError('EPCIS_CONTEXT_TERM', `inline context: ${expected}, got ${text}`);
}
