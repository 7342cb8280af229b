// SPDX-License-Identifier: Apache-2.0
import { EventBook, canonicalAsked, type BookEvent } from '@daoji/exchange';

import { GatewayError } from '../gateway-error.js';
import type { EventRef, ReadIndex } from '../index/read-index.js';
import type { StorySource } from '../story/lot-story.js';
import { epcisWords } from './epcis-words.js';
import { commandEvents } from './lot-document.js';
import { lotUri, ownUri, unitUri } from './names.js';
import { OWN_CONTEXT, type EpcisEvent } from './own-event.js';

/** Steps of the ledger that one query looks at; a mill's year has more, so a query names things or a time. */
export const MAX_LEDGER_STEPS = 5_000;
/** Steps whose events are kept in memory. */
const CACHED_STEPS = 10_000;
/** Documents that are read at once. */
const READS = 32;

/** An event that a query may answer with. */
export interface QueryEvent extends BookEvent {
  /** True for what the ledger says: everybody may read it. */
  readonly isPublic?: boolean;
}

/** What a query was asked, by EPCIS parameter. */
export type Asked = Readonly<Record<string, string | readonly string[]>>;

/**
 * The events of the ledger's own steps, made when they are asked for. A query that names lots, units or places looks at their
 * steps alone; another at those of its time.
 */
export class LedgerEvents {
  readonly #source: StorySource;
  readonly #made = new Map<string, readonly QueryEvent[]>();

  constructor(source: StorySource) {
    this.#source = source;
  }

  /**
   * Events among which every one that matches the query is.
   * @throws GatewayError `QUERY_TOO_LARGE` where they are of more than {@link MAX_LEDGER_STEPS} steps.
   */
  async candidates(asked: Asked): Promise<QueryEvent[]> {
    const { index } = this.#source;
    const refs = namedRefs(index, asked) ?? timedRefs(index, asked);
    if (refs.length > MAX_LEDGER_STEPS) {
      throw new GatewayError(
        'QUERY_TOO_LARGE',
        `expected a query over at most ${MAX_LEDGER_STEPS} steps of the ledger, got ${refs.length}: name things by MATCH_anyEPC, or a time by GE_eventTime and LT_eventTime`,
      );
    }
    const events: QueryEvent[] = [];
    for (let from = 0; from < refs.length; from += READS) {
      const some = refs.slice(from, from + READS);
      events.push(...(await Promise.all(some.map((ref) => this.#of(ref)))).flat());
    }
    return events;
  }

  async #of(ref: EventRef): Promise<readonly QueryEvent[]> {
    const { index } = this.#source;
    // A correction changes what is said of a step that is recorded already.
    const key = `${ref.commandId} ${index.records.get('correction', ref.commandId)?.commandId ?? ''}`;
    const known = this.#made.get(key);
    if (known) return known;
    const events = await commandEvents(this.#source, ref);
    const identity = await this.#source.catalog.identity('trace', ref.signer);
    const made = entriesOf(events, identity?.operatorId ?? '');
    this.#made.set(key, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > CACHED_STEPS && oldest !== undefined) this.#made.delete(oldest);
    return made;
  }
}

/** Ledger and captured events together; what somebody captured that the ledger says too is told once. */
export function withCaptured(
  ledger: readonly QueryEvent[],
  captured: Iterable<BookEvent>,
): QueryEvent[] {
  const own = new Set(ledger.map(({ hash, isDeclaration }) => `${hash} ${isDeclaration}`));
  const others = [...captured].filter(
    ({ hash, isDeclaration }) => !own.has(`${hash} ${isDeclaration}`),
  );
  return [...ledger, ...others];
}

function entriesOf(events: readonly EpcisEvent[], ownerId: string): QueryEvent[] {
  return events.flatMap((event) => {
    const book = new EventBook();
    const recordTime = String(event['recordTime']);
    book.capture({
      behaviour: 'proceed',
      document: { ...event, '@context': OWN_CONTEXT },
      ownerId,
      recordTime,
    });
    return [...book.all()].map((entry) => ({ ...entry, event, isPublic: true }));
  });
}

/** Parameters that name things or places. */
const NAMING =
  /^(?:MATCH_(?:epc|parentID|inputEPC|outputEPC|anyEPC)|MATCH_\w*[eE][pP][cC]Class|EQ_(?:readPoint|bizLocation))$/;

/** Steps of the lots, units and places that the query names; `undefined` where it names none, or anything by a pattern. */
function namedRefs(index: ReadIndex, asked: Asked): EventRef[] | undefined {
  const names = Object.entries(asked)
    .filter(([parameter]) => NAMING.test(parameter))
    .flatMap(([, value]) => (typeof value === 'string' ? value.split('|') : value));
  const keys = names.flatMap((name) => keyOf(index, canonicalAsked(name)) ?? []);
  if (names.length === 0 || names.some((name) => name.includes('*'))) return undefined;
  const refs = keys.flatMap((key) => index.eventsOf(key)).filter(isStep);
  return [...new Map(refs.map((ref) => [ref.commandId, ref])).values()];
}

/** State key of a thing by its name of ours. */
function keyOf(index: ReadIndex, uri: string): string | undefined {
  const id = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  const lot = index.lot(id);
  if (lot && lotUri(id, lot) === uri) return `lot~${id}`;
  if (unitUri(id) === uri) return `logistic-unit~${id}`;
  return PLACES.filter((kind) => ownUri(kind, id) === uri)
    .map((kind) => `${kind}~${id}`)
    .at(0);
}

const PLACES = ['bin', 'mill-line', 'parcel', 'site'];

function timedRefs(index: ReadIndex, asked: Asked): EventRef[] {
  const from = timeOf(asked['GE_eventTime']);
  const to = timeOf(asked['LT_eventTime']);
  return index
    .eventsBetween(from, to, MAX_LEDGER_STEPS + 1)
    .filter(({ channel }) => channel === 'trace')
    .filter(isStep);
}

function isStep({ type }: EventRef): boolean {
  return epcisWords(type) !== undefined;
}

/** UTC as the index has it; what is no time is refused by the query itself. */
function timeOf(value: string | readonly string[] | undefined): string | undefined {
  const ms = Date.parse(String(value));
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
