// SPDX-License-Identifier: Apache-2.0
import { eventsOf, hashEvents, readContext, type Namespaces } from '@daoji/model';

import { CaptureError } from './capture-error.js';
import { assertEventShape, type JsonObject } from './event-shape.js';

/** What happens to a document with a bad event: `rollback` keeps none of it, `proceed` keeps the good ones. */
export type ErrorBehaviour = 'rollback' | 'proceed';

/** One captured event as it was sent, with what the book knows of it. */
export interface BookEvent {
  /** Not a member more or less than what was sent. */
  readonly event: JsonObject;
  /** Inline parts of the contexts that hold for it. */
  readonly inline: readonly JsonObject[];
  readonly namespaces: Namespaces;
  /** CBV event hash: the key under which it is stored once. */
  readonly hash: string;
  /** As it came, else the hash. */
  readonly eventId: string;
  /** UTC; of the first capture that held it. */
  readonly recordTime: string;
  /** Operator that captured it. */
  readonly ownerId: string;
  readonly isDeclaration: boolean;
}

/** A document as it reaches the book. */
export interface CaptureRequest {
  /** `EPCISDocument`, `EPCISQueryDocument` or a bare event, parsed. */
  readonly document: unknown;
  readonly behaviour: ErrorBehaviour;
  readonly ownerId: string;
  readonly recordTime: string;
}

/** An event that was not stored. */
export interface EventFault {
  /** Place in the document, from 0; −1 for the document itself. */
  readonly index: number;
  readonly code: string;
  readonly message: string;
}

/** What a capture came to. */
export interface CaptureOutcome {
  /** Keys of the document's events that the book now has, in document order. */
  readonly kept: readonly string[];
  /** How many of them were there before. */
  readonly repeated: number;
  readonly faults: readonly EventFault[];
}

/**
 * Captured events, each once. What it holds is a function of the captures in their order alone, so reading a capture log
 * again, whole or up to any line, gives the same events.
 */
export class EventBook {
  readonly #events = new Map<string, BookEvent>();
  readonly #byId = new Map<string, string[]>();

  get size(): number {
    return this.#events.size;
  }

  /** Every event, in the order of capture. */
  all(): IterableIterator<BookEvent> {
    return this.#events.values();
  }

  /** Events with an eventID: the original, then its error declarations. */
  withId(eventId: string): BookEvent[] {
    return (this.#byId.get(eventId) ?? []).flatMap((key) => this.#events.get(key) ?? []);
  }

  /** Takes in a document; never throws for what a document holds. */
  capture(request: CaptureRequest): CaptureOutcome {
    const read = readDocument(request);
    if ('fault' in read) return { faults: [read.fault], kept: [], repeated: 0 };
    const staged = new Map<string, BookEvent>();
    const stagedById = new Map<string, BookEvent[]>();
    const kept: string[] = [];
    const faults: EventFault[] = [];
    for (const [index, found] of read.events.entries()) {
      try {
        const entry = found();
        const key = keyOf(entry);
        const others = stagedById.get(entry.eventId) ?? [];
        assertFits(entry, [...this.withId(entry.eventId), ...others]);
        kept.push(key);
        if (this.#events.has(key) || staged.has(key)) continue;
        staged.set(key, entry);
        stagedById.set(entry.eventId, [...others, entry]);
      } catch (error) {
        faults.push(faultOf(index, error));
      }
    }
    if (request.behaviour === 'rollback' && faults.length > 0) {
      return { faults, kept: [], repeated: 0 };
    }
    for (const [key, entry] of staged) this.#store(key, entry);
    return { faults, kept, repeated: kept.length - staged.size };
  }

  #store(key: string, entry: BookEvent): void {
    this.#events.set(key, entry);
    this.#byId.set(entry.eventId, [...(this.#byId.get(entry.eventId) ?? []), key]);
  }
}

/** @param others - events of the same eventID. @throws CaptureError `EPCIS_EVENT_ID_TAKEN`, `EPCIS_DECLARATION_OWNER`. */
function assertFits(entry: BookEvent, others: readonly BookEvent[]): void {
  if (others.some(({ hash }) => hash !== entry.hash)) {
    throw new CaptureError(
      'EPCIS_EVENT_ID_TAKEN',
      `expected the event that ${entry.eventId} names, got another content`,
    );
  }
  if (entry.isDeclaration && others.some(({ ownerId }) => ownerId !== entry.ownerId)) {
    throw new CaptureError(
      'EPCIS_DECLARATION_OWNER',
      `expected a declaration by whoever captured ${entry.eventId}, got one by ${entry.ownerId}`,
    );
  }
}

/** An event and its error declarations have one hash; the declaration's time tells them apart. */
function keyOf({ event, hash, isDeclaration }: BookEvent): string {
  const declaration = event['errorDeclaration'];
  return isDeclaration ? `${hash}#${JSON.stringify(declaration)}` : hash;
}

type ReadEvents =
  { readonly events: readonly (() => BookEvent)[] } | { readonly fault: EventFault };

function readDocument(request: CaptureRequest): ReadEvents {
  try {
    const { document } = request;
    const events = sentEvents(document);
    const outer = isObject(document) && !isBare(document) ? document['@context'] : undefined;
    return { events: events.map((event) => () => entryOf(event, outer, request)) };
  } catch (error) {
    return { fault: faultOf(-1, error) };
  }
}

function entryOf(
  sent: unknown,
  outer: unknown,
  { ownerId, recordTime }: CaptureRequest,
): BookEvent {
  const own = isObject(sent) ? sent['@context'] : undefined;
  const alone = isObject(sent) ? { ...sent, '@context': [...listOf(outer), ...listOf(own)] } : sent;
  const [found] = eventsOf(alone);
  if (!found || !isObject(sent))
    throw new CaptureError('EPCIS_EVENT_SHAPE', 'expected an event, got none');
  assertEventShape(sent);
  const hash = hashEvents(alone)[0]?.hash ?? '';
  const { eventID } = sent;
  return {
    event: sent,
    eventId: typeof eventID === 'string' ? eventID : hash,
    hash,
    inline: [...listOf(outer), ...listOf(own)].filter(isObject),
    isDeclaration: sent['errorDeclaration'] !== undefined,
    namespaces: found.namespaces,
    ownerId,
    recordTime,
  };
}

/** Events of a document, not yet looked at. A bad document is refused here, a bad event later and alone. */
function sentEvents(document: unknown): readonly unknown[] {
  if (isObject(document) && isBare(document)) return [document];
  if (!isObject(document)) throw new CaptureError('EPCIS_EVENT_SHAPE', 'expected a JSON object');
  readContext(document['@context']);
  const body = document['epcisBody'];
  const results = isObject(body) ? body['queryResults'] : undefined;
  const holder = isObject(results) ? results['resultsBody'] : body;
  const list = isObject(holder) ? (holder['eventList'] ?? single(holder['event'])) : undefined;
  if (Array.isArray(list) && isDocumentType(document['type'])) return list as unknown[];
  throw new CaptureError(
    'EPCIS_EVENT_SHAPE',
    'expected an EPCISDocument or EPCISQueryDocument with an eventList',
  );
}

function single(event: unknown): unknown[] | undefined {
  return event === undefined ? undefined : [event];
}

function isBare(document: JsonObject): boolean {
  return document['epcisBody'] === undefined && !isDocumentType(document['type']);
}

function isDocumentType(type: unknown): boolean {
  return type === 'EPCISDocument' || type === 'EPCISQueryDocument';
}

function faultOf(index: number, error: unknown): EventFault {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code !== 'string') throw error;
  return { code, index, message: String(message) };
}

function listOf(context: unknown): readonly unknown[] {
  if (context === undefined) return [];
  return Array.isArray(context) ? (context as unknown[]) : [context];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
