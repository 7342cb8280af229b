// SPDX-License-Identifier: Apache-2.0
import { EpcisError } from './epcis-error.js';
import { expandKey, readContext, type Namespaces } from './json-context.js';
import { isObject, type JsonObject } from './json-object.js';

/** An event with what its document's and its own context say. */
export interface EventInContext {
  readonly event: JsonObject;
  readonly namespaces: Namespaces;
  /** Extension keys that the document asks to leave out of hashes. */
  readonly ignoreFields: readonly string[];
}

const IGNORE_FIELDS = '{https://repository-x.example.com/}ignoreFields';
const EVENT_TYPES = [
  ...['ObjectEvent', 'AggregationEvent', 'TransactionEvent'],
  ...['TransformationEvent', 'AssociationEvent'],
];

/**
 * The events of an `EPCISDocument`, an `EPCISQueryDocument` or a bare event.
 * @throws {@link EpcisError} `EPCIS_SHAPE` and the codes of a context.
 */
export function eventsOf(document: unknown): EventInContext[] {
  if (!isObject(document)) throw shapeError('expected a JSON object', document);
  if (isEventType(document['type'])) {
    return [inContext(document, undefined, document)];
  }
  const namespaces = readContext(document['@context']);
  const body = member(document, 'epcisBody');
  const results = isObject(body['queryResults']) ? body['queryResults'] : undefined;
  const holder = results === undefined ? body : member(results, 'resultsBody');
  const list = holder['eventList'] ?? (body['event'] === undefined ? undefined : [body['event']]);
  if (!Array.isArray(list)) throw shapeError('expected an eventList', Object.keys(holder));
  return (list as unknown[]).map((event) => inContext(event, namespaces, results ?? document));
}

function inContext(
  event: unknown,
  inherited: Namespaces | undefined,
  asker: JsonObject,
): EventInContext {
  if (!isObject(event) || !isEventType(event['type'])) {
    throw shapeError(`expected an event of type ${EVENT_TYPES.join(', ')}`, event);
  }
  const namespaces = readContext(event['@context'], inherited);
  return { event, namespaces, ignoreFields: ignoreFieldsOf(asker, namespaces) };
}

function ignoreFieldsOf(asker: JsonObject, namespaces: Namespaces): string[] {
  const key = Object.keys(asker).find((name) => expandKey(name, namespaces) === IGNORE_FIELDS);
  const names: unknown = key === undefined ? [] : asker[key];
  // Extension keys alone: a standard field cannot be asked away.
  return Array.isArray(names)
    ? names.filter((name): name is string => typeof name === 'string' && name.includes(':'))
    : [];
}

function isEventType(type: unknown): boolean {
  return typeof type === 'string' && EVENT_TYPES.includes(type);
}

function member(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  if (!isObject(value)) throw shapeError(`expected an object "${key}"`, Object.keys(object));
  return value;
}

function shapeError(expected: string, got: unknown): EpcisError {
  const text = (JSON.stringify(got) as string | undefined) ?? 'nothing';
  return new EpcisError('EPCIS_SHAPE', `${expected}, got ${text.slice(0, 120)}`);
}
