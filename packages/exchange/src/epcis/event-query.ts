// SPDX-License-Identifier: Apache-2.0
import { canonicalTime, EpcisError, VOCABULARIES, type Vocabulary } from '@daoji/model';

import { CaptureError } from './capture-error.js';
import type { BookEvent } from './event-book.js';
import {
  canonicalAsked,
  CLASS_FIELDS,
  EPC_FIELDS,
  isMatch,
  timeOf,
  transactionsOf,
  valuesOf,
} from './event-values.js';

/** A parsed query; `orderBy` is total together with the event's hash. */
export interface EventQuery {
  readonly matches: (entry: BookEvent) => boolean;
  readonly orderBy: 'eventTime' | 'recordTime';
  readonly isDescending: boolean;
  /** Most events in all; the rest is left out. */
  readonly countLimit?: number;
  /** More than this is an error. */
  readonly maxCount?: number;
}

/** Parameters of a query: each name once, a list as one text with `|` between, or as the named query's JSON array. */
export type QueryParameters = Readonly<Record<string, string | readonly string[]>>;

type Test = (entry: BookEvent) => boolean;
type TestMaker = (asked: readonly string[]) => Test;

/** Parameters that order and cut, and are no condition. */
const SETTINGS = ['orderBy', 'orderDirection', 'eventCountLimit', 'maxEventCount'];

const TESTS: Readonly<Record<string, TestMaker>> = {
  eventType: (asked) => (entry) => asked.includes(String(entry.event['type'])),
  EQ_action: (asked) => (entry) => asked.includes(String(entry.event['action'])),
  EQ_bizStep: word('bizStep', VOCABULARIES.bizStep),
  EQ_disposition: word('disposition', VOCABULARIES.disposition),
  EQ_eventID: (asked) => (entry) => asked.includes(entry.eventId) || asked.includes(entry.hash),
  EQ_transformationID: word('transformationID'),
  EQ_readPoint: member('readPoint', 'id'),
  EQ_bizLocation: member('bizLocation', 'id'),
  WD_readPoint: within('readPoint'),
  WD_bizLocation: within('bizLocation'),
  EQ_correctiveEventID: member('errorDeclaration', 'correctiveEventIDs'),
  EQ_errorReason: member('errorDeclaration', 'reason', VOCABULARIES.errorReason),
  EQ_persistentDisposition_set: member('persistentDisposition', 'set', VOCABULARIES.disposition),
  EQ_persistentDisposition_unset: member(
    'persistentDisposition',
    'unset',
    VOCABULARIES.disposition,
  ),
  EXISTS_errorDeclaration: ([asked]) => {
    if (asked !== 'true' && asked !== 'false')
      throw refused('EXISTS_errorDeclaration: true or false', asked);
    return (entry) => asked === 'false' || entry.isDeclaration;
  },
  ...Object.fromEntries(
    (['eventTime', 'recordTime'] as const).flatMap((field) => [
      [`GE_${field}`, since(field, (time, from) => time >= from)],
      [`LT_${field}`, since(field, (time, from) => time < from)],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(EPC_FIELDS).map(([name, fields]) => [name, matching(fields)]),
  ),
  ...Object.fromEntries(
    Object.entries(CLASS_FIELDS).map(([name, fields]) => [name, matching(fields, 'epcClass')]),
  ),
};

/** Names of the parameters that a query may have; `EQ_bizTransaction_<type>` beside them. */
export const QUERY_PARAMETERS: readonly string[] = [...Object.keys(TESTS), ...SETTINGS];

/**
 * Reads a query.
 * @throws {@link CaptureError} `EPCIS_QUERY_PARAMETER` for a name that is not offered, which is never passed over, and for
 * a value that it cannot have.
 */
export function parseEventQuery(parameters: QueryParameters): EventQuery {
  const tests = Object.entries(parameters)
    .filter(([name]) => !SETTINGS.includes(name))
    .map(([name, value]) => testOf(name, listOf(value)));
  const setting = (name: string): string | undefined => listOf(parameters[name] ?? [])[0];
  const orderBy = oneOf('orderBy', setting('orderBy'), ['recordTime', 'eventTime'] as const);
  // The standard's default direction holds where an order is asked for; our own order is ascending.
  const direction = oneOf('orderDirection', setting('orderDirection'), ['DESC', 'ASC'] as const);
  const countLimit = countOf('eventCountLimit', setting('eventCountLimit'));
  const maxCount = countOf('maxEventCount', setting('maxEventCount'));
  if (countLimit !== undefined && maxCount !== undefined) {
    throw refused('eventCountLimit or maxEventCount', 'both');
  }
  return {
    isDescending: parameters['orderBy'] !== undefined && direction === 'DESC',
    matches: (entry) => tests.every((test) => test(entry)),
    orderBy,
    ...(countLimit !== undefined && { countLimit }),
    ...(maxCount !== undefined && { maxCount }),
  };
}

/** Place of an event in a query's order; comparing texts compares places. */
export function orderKey(entry: BookEvent, orderBy: EventQuery['orderBy']): string {
  const kind = entry.isDeclaration ? '1' : '0';
  return `${timeOf(entry, orderBy)} ${entry.hash} ${kind} ${entry.recordTime}`;
}

function testOf(name: string, asked: readonly string[]): Test {
  const transaction = /^EQ_bizTransaction_(.+)$/.exec(name)?.[1];
  const maker = transaction === undefined ? undefined : bizTransaction(transaction);
  const make = maker ?? (Object.hasOwn(TESTS, name) ? TESTS[name] : undefined);
  if (!make)
    throw refused(`a parameter of ${QUERY_PARAMETERS.join(', ')}, EQ_bizTransaction_<type>`, name);
  if (asked.length === 0 || asked.some((value) => value === ''))
    throw refused(`a value of ${name}`, '""');
  return make(asked);
}

function word(field: string, vocabulary?: Vocabulary): TestMaker {
  return (asked) => {
    const wanted = new Set(asked.map((value) => canonicalAsked(value, vocabulary)));
    return (entry) =>
      valuesOf(entry)
        .words(field, vocabulary)
        .some((value) => wanted.has(value));
  };
}

function member(field: string, name: string, vocabulary?: Vocabulary): TestMaker {
  return (asked) => {
    const wanted = new Set(asked.map((value) => canonicalAsked(value, vocabulary)));
    return (entry) =>
      valuesOf(entry)
        .below(field, name, vocabulary)
        .some((value) => wanted.has(value));
  };
}

/** Places below an asked one: without master data, those whose name goes on after it. */
function within(field: string): TestMaker {
  return (asked) => {
    const wanted = asked.map((value) => canonicalAsked(value));
    return (entry) =>
      valuesOf(entry)
        .below(field, 'id')
        .some((value) => wanted.some((stem) => value === stem || value.startsWith(`${stem}/`)));
  };
}

function matching(fields: readonly string[], below?: string): TestMaker {
  return (asked) => (entry) => {
    const values = valuesOf(entry);
    return fields
      .flatMap((field) => (below === undefined ? values.words(field) : values.below(field, below)))
      .some((value) => asked.some((pattern) => isMatch(value, pattern)));
  };
}

function bizTransaction(type: string): TestMaker {
  return (asked) => {
    const wantedType = canonicalAsked(type, VOCABULARIES.bizTransactionType);
    const wanted = new Set(asked.map((value) => canonicalAsked(value)));
    return (entry) =>
      transactionsOf(entry).some(([kind, name]) => kind === wantedType && wanted.has(name));
  };
}

function since(
  field: 'eventTime' | 'recordTime',
  holds: (time: string, asked: string) => boolean,
): TestMaker {
  return (asked) => {
    const wanted = asked.map(timeAsked);
    return (entry) => wanted.every((one) => holds(timeOf(entry, field), one));
  };
}

function timeAsked(value: string): string {
  try {
    return canonicalTime(value);
  } catch (cause) {
    if (cause instanceof EpcisError) throw refused('a time with zone', value);
    throw cause;
  }
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  known: readonly [T, ...T[]],
): T {
  if (value === undefined) return known[0];
  const found = known.find((one) => one === value);
  if (found === undefined) throw refused(`${name}: ${known.join(' or ')}`, value);
  return found;
}

function countOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(value)) throw refused(`${name}: a whole number from 1`, value);
  return Number(value);
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? value.split('|') : value;
}

function refused(expected: string, got: string | undefined): CaptureError {
  return new CaptureError(
    'EPCIS_QUERY_PARAMETER',
    `expected ${expected}, got ${(got ?? 'none').slice(0, 80)}`,
  );
}
