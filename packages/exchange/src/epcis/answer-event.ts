// SPDX-License-Identifier: Apache-2.0
import {
  BUNDLED_CONTEXTS,
  canonicalLink,
  CANONICAL_STEM,
  elementsOfUrn,
  Gs1Error,
} from '@daoji/model';

import type { BookEvent } from './event-book.js';
import type { JsonObject } from './event-shape.js';

/** How names of things are written in an answer; the events themselves stay as they came. */
export const EPC_FORMATS = [
  'Always_GS1_Digital_Link',
  'Always_EPC_URN',
  'Never_Translates',
  'No_Preference',
] as const;

/** One of {@link EPC_FORMATS}. */
export type EpcFormat = (typeof EPC_FORMATS)[number];

/** Members whose values name things, at any depth outside extensions. */
const NAMES = [
  ...['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList', 'parentID', 'epcClass', 'id'],
  ...['source', 'destination'],
];

/**
 * An event for an answer: as it came, with `recordTime` and, where there was none, `eventID`.
 * @param format - `Always_GS1_Digital_Link` writes EPC URNs as links. No URN is made of a link: the length of a foreign
 * company's prefix is not known and is not guessed.
 */
export function answerEvent(entry: BookEvent, format: EpcFormat): JsonObject {
  const whole = { ...entry.event, eventID: entry.eventId, recordTime: entry.recordTime };
  return format === 'Always_GS1_Digital_Link' ? linked(whole) : whole;
}

/**
 * One document of events. Prefixes are gathered into its context; an event whose prefixes differ from those of an earlier
 * one carries its own.
 */
export function queryDocument(
  entries: readonly BookEvent[],
  format: EpcFormat,
  { createdAt, queryName }: { readonly createdAt: string; readonly queryName: string },
): JsonObject {
  const prefixes = new Map<string, string>();
  const eventList = entries.map((entry) => {
    const own = Object.entries(Object.assign({}, ...entry.inline) as Record<string, unknown>);
    const clashes = own.some(([key, value]) => (prefixes.get(key) ?? text(value)) !== text(value));
    const event = answerEvent(entry, format);
    if (clashes) return { ...event, '@context': [BUNDLED_CONTEXTS[0], ...entry.inline] };
    for (const [key, value] of own) prefixes.set(key, text(value));
    return event;
  });
  const inline = [...prefixes].map(([key, value]) => ({ [key]: JSON.parse(value) as unknown }));
  return {
    '@context': [BUNDLED_CONTEXTS[0], ...inline],
    type: 'EPCISQueryDocument',
    schemaVersion: '2.0',
    creationDate: createdAt,
    epcisBody: { queryResults: { queryName, resultsBody: { eventList } } },
  };
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

function linked(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key.includes(':') || key === 'ilmd' ? member : deep(key, member),
    ]),
  );
}

function deep(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((member) => deep(key, member));
  if (typeof value === 'string') return NAMES.includes(key) ? linkOf(value) : value;
  return typeof value === 'object' && value !== null ? linked(value as JsonObject) : value;
}

function linkOf(name: string): string {
  if (!name.startsWith('urn:epc:')) return name;
  try {
    return canonicalLink({ attributes: [], path: elementsOfUrn(name), stem: CANONICAL_STEM });
  } catch (error) {
    // A URN that names no GS1 key has no link; it stays as it is.
    if (error instanceof Gs1Error) return name;
    throw error;
  }
}
