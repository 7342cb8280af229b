// SPDX-License-Identifier: Apache-2.0
import { canonicalTime, canonicalValue, VOCABULARIES, type Vocabulary } from '@daoji/model';

import type { BookEvent } from './event-book.js';
import type { JsonObject } from './event-shape.js';

/** One text per meaning: short word, CURIE, CBV URN and web URI; EPC URN and Digital Link. */
export type Canonical = (value: string) => string;

/** Canonical values of an event's fields. */
export interface EventValues {
  readonly words: (field: string, vocabulary?: Vocabulary) => readonly string[];
  /** Values below a member of each object in a list, or of one object. */
  readonly below: (field: string, member: string, vocabulary?: Vocabulary) => readonly string[];
}

/** Reads fields of a captured event as canonical texts. */
export function valuesOf({ event, namespaces }: BookEvent): EventValues {
  const canonical = (value: unknown, vocabulary?: Vocabulary): string[] =>
    isScalar(value) ? [canonicalValue(value, namespaces, vocabulary)] : [];
  return {
    below: (field, member, vocabulary) =>
      listOf(event[field]).flatMap((one) =>
        isObject(one) ? listOf(one[member]).flatMap((value) => canonical(value, vocabulary)) : [],
      ),
    words: (field, vocabulary) =>
      listOf(event[field]).flatMap((value) => canonical(value, vocabulary)),
  };
}

/** Canonical type and name of each business transaction; an untyped one has the type ''. */
export function transactionsOf({ event, namespaces }: BookEvent): (readonly [string, string])[] {
  return listOf(event['bizTransactionList']).flatMap((one) => {
    if (!isObject(one) || typeof one['bizTransaction'] !== 'string') return [];
    const { type } = one;
    const kind =
      typeof type === 'string'
        ? canonicalValue(type, namespaces, VOCABULARIES.bizTransactionType)
        : '';
    return [[kind, canonicalValue(one['bizTransaction'], namespaces)] as const];
  });
}

/** A parameter's value as an event's field would have it; only the bundled prefixes are known to a query. */
export function canonicalAsked(value: string, vocabulary?: Vocabulary): string {
  return canonicalValue(value, CBV_PREFIXES, vocabulary);
}

const CBV_PREFIXES = new Map([
  ['cbv', 'https://ref.gs1.org/cbv/'],
  ['epcis', 'https://ref.gs1.org/epcis/'],
  ['gs1', 'https://gs1.org/voc/'],
]);

/** Canonical times of an event; `recordTime` is the book's. */
export function timeOf(entry: BookEvent, field: 'eventTime' | 'recordTime'): string {
  return field === 'recordTime'
    ? canonicalTime(entry.recordTime)
    : canonicalTime(entry.event[field]);
}

/** Members that name single things, by the parameter that asks for them. */
export const EPC_FIELDS: Readonly<Record<string, readonly string[]>> = {
  MATCH_anyEPC: ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList', 'parentID'],
  MATCH_epc: ['epcList', 'childEPCs'],
  MATCH_inputEPC: ['inputEPCList'],
  MATCH_outputEPC: ['outputEPCList'],
  MATCH_parentID: ['parentID'],
};

/** Lists of quantities, by the parameter that asks for their classes. */
export const CLASS_FIELDS: Readonly<Record<string, readonly string[]>> = {
  MATCH_anyEPCClass: [
    'quantityList',
    'childQuantityList',
    'inputQuantityList',
    'outputQuantityList',
  ],
  MATCH_epcClass: ['quantityList', 'childQuantityList'],
  MATCH_inputEPCClass: ['inputQuantityList'],
  MATCH_outputEPCClass: ['outputQuantityList'],
};

/** Every thing that an event names: single ones and classes. */
export function thingsOf(entry: BookEvent): string[] {
  const values = valuesOf(entry);
  return [
    ...(EPC_FIELDS['MATCH_anyEPC'] ?? []).flatMap((field) => values.words(field)),
    ...(CLASS_FIELDS['MATCH_anyEPCClass'] ?? []).flatMap((field) =>
      values.below(field, 'epcClass'),
    ),
  ];
}

/** Values of a collection of {@link COLLECTION_NAMES} that an event has. */
export function collectionValues(entry: BookEvent, collection: CollectionName): readonly string[] {
  const values = valuesOf(entry);
  if (collection === 'epcs') return thingsOf(entry);
  if (collection === 'eventTypes') return [String(entry.event['type'])];
  if (collection === 'bizSteps') return values.words('bizStep', VOCABULARIES.bizStep);
  if (collection === 'dispositions') return values.words('disposition', VOCABULARIES.disposition);
  return values.below(collection === 'bizLocations' ? 'bizLocation' : 'readPoint', 'id');
}

/** Collections of what the events name. */
export const COLLECTION_NAMES = [
  ...(['eventTypes', 'epcs', 'bizSteps', 'bizLocations', 'readPoints', 'dispositions'] as const),
];

/** One of {@link COLLECTION_NAMES}. */
export type CollectionName = (typeof COLLECTION_NAMES)[number];

/** True where a canonical value is the asked one, or falls under an asked pattern such as `…/10/*`. */
export function isMatch(value: string, asked: string): boolean {
  if (!asked.endsWith('*')) return value === canonicalAsked(asked);
  const stem = asked.startsWith('urn:')
    ? `${canonicalAsked(asked)}/`
    : `${canonicalAsked(asked.replace(/\/\d{2,4}\/\*$/, ''))}${/\/\d{2,4}\/(?=\*$)/.exec(asked)?.[0] ?? '/'}`;
  return value.startsWith(stem) || value === stem.slice(0, -1);
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
