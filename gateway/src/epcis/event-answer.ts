// SPDX-License-Identifier: Apache-2.0
import { orderKey, parseEventQuery, type EventQuery } from '@daoji/exchange';

import { GatewayError } from '../gateway-error.js';
import type { QueryEvent } from './ledger-events.js';

/** Events of one answer unless it is asked otherwise; GS1's default. */
export const DEFAULT_PER_PAGE = 30;
/** Most events of one answer. */
export const MAX_PER_PAGE = 1_000;
/** How long a page token holds. */
const TOKEN_MS = 3_600_000;

/** Parameters that say which page. */
const PAGING = ['perPage', 'nextPageToken'];

/** Who asks: of captured events an operator sees its own, a regulator all, and nobody else any. */
export interface Reader {
  readonly operatorId?: string;
  readonly isRegulator?: boolean;
}

/** One page of events. */
export interface EventPage {
  readonly entries: readonly QueryEvent[];
  /** True when events matched that the reader may not see. */
  readonly isFiltered: boolean;
  readonly next?: { readonly token: string; readonly expires: string };
}

/** Splits a request's parameters and answers with one page in total order. */
export function pageOfEvents(
  events: Iterable<QueryEvent>,
  parameters: Readonly<Record<string, string | readonly string[]>>,
  reader: Reader,
  now: Date,
): EventPage {
  const conditions = Object.entries(parameters).filter(([name]) => !PAGING.includes(name));
  const query = parseEventQuery(Object.fromEntries(conditions));
  const matching = [...events].filter(query.matches);
  const seen = matching.filter((entry) => maySee(reader, entry));
  const isFiltered = seen.length < matching.length;
  const ordered = inOrder(seen, query);
  if (query.maxCount !== undefined && ordered.length > query.maxCount) {
    throw new GatewayError(
      'QUERY_TOO_LARGE',
      `expected at most maxEventCount ${query.maxCount} events, got ${ordered.length}`,
    );
  }
  const limited = ordered.slice(0, query.countLimit ?? ordered.length);
  const { items, next } = pageOf(limited, ({ key }) => key, parameters, now, query.isDescending);
  return { entries: items.map(({ entry }) => entry), isFiltered, ...(next && { next }) };
}

/** True where the ledger says it to everybody, or the reader is the event's operator or a regulator. */
export function maySee(reader: Reader, { isPublic, ownerId }: QueryEvent): boolean {
  return isPublic === true || reader.isRegulator === true || reader.operatorId === ownerId;
}

/** A page of things that are in the order of their keys. */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
  now: Date,
  isDescending = false,
): { readonly items: readonly T[]; readonly next?: EventPage['next'] } {
  const perPage = perPageOf(parameters['perPage']);
  const after = placeOf(parameters['nextPageToken'], now);
  const rest =
    after === undefined
      ? all
      : all.filter((item) => (isDescending ? keyOf(item) < after : keyOf(item) > after));
  const items = rest.slice(0, perPage);
  const last = items.at(-1);
  if (rest.length <= perPage || last === undefined) return { items };
  const expires = new Date(now.getTime() + TOKEN_MS).toISOString();
  const token = Buffer.from(JSON.stringify({ after: keyOf(last), expires })).toString('base64url');
  return { items, next: { expires, token } };
}

function inOrder(
  entries: readonly QueryEvent[],
  query: EventQuery,
): readonly { readonly entry: QueryEvent; readonly key: string }[] {
  const keyed = entries.map((entry) => ({ entry, key: orderKey(entry, query.orderBy) }));
  const sign = query.isDescending ? -1 : 1;
  return keyed.sort((a, b) => (a.key < b.key ? -sign : sign));
}

function perPageOf(value: string | readonly string[] | undefined): number {
  if (value === undefined) return DEFAULT_PER_PAGE;
  const text = String(value);
  if (!/^[1-9]\d{0,3}$/.test(text) || Number(text) > MAX_PER_PAGE) {
    throw new GatewayError('REQUEST_INVALID', `expected perPage 1 to ${MAX_PER_PAGE}, got ${text}`);
  }
  return Number(text);
}

function placeOf(token: string | readonly string[] | undefined, now: Date): string | undefined {
  if (token === undefined) return undefined;
  const read = readToken(String(token));
  if (read && read.expires >= now.toISOString()) return read.after;
  throw new GatewayError('PAGE_TOKEN', 'expected a nextPageToken of the last hour, got another');
}

function readToken(token: string): { after: string; expires: string } | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    const isToken =
      typeof value === 'object' && value !== null && 'after' in value && 'expires' in value;
    return isToken ? { after: String(value.after), expires: String(value.expires) } : undefined;
  } catch {
    // Not one of ours; the caller refuses it with the same words as an old one.
    return undefined;
  }
}
