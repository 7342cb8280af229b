// SPDX-License-Identifier: Apache-2.0
import {
  canonicalAsked,
  COLLECTION_NAMES,
  collectionValues,
  type CollectionName,
} from '@daoji/exchange';
import { VOCABULARIES, type Vocabulary } from '@daoji/model';
import type { IRouter } from 'express';

import { maySee, pageOf } from '../epcis/event-answer.js';
import type { Asked, QueryEvent } from '../epcis/ledger-events.js';
import { announcePage, options } from './epcis-headers.js';
import { collection, notFound, sendEvents, whoReads, type EventSource } from './epcis-routes.js';
import type { Services } from './services.js';

const WORDS: Partial<Record<CollectionName, Vocabulary>> = {
  bizSteps: VOCABULARIES.bizStep,
  dispositions: VOCABULARIES.disposition,
};

/** What the events that a reader may see name: types, things, steps, places, dispositions. */
export function collectionRoutes(router: IRouter, services: Services, source: EventSource): void {
  for (const name of COLLECTION_NAMES) oneCollection(router, services, source, name);
}

function oneCollection(
  router: IRouter,
  services: Services,
  source: EventSource,
  name: CollectionName,
): void {
  router.options(`/${name}`, options('GET'));
  router.get(`/${name}`, async (request, response) => {
    const reader = await whoReads(services, request);
    const seen = (await source({})).filter((entry) => maySee(reader, entry));
    const values = [...new Set(seen.flatMap((entry) => collectionValues(entry, name)))].sort();
    const asked = request.query as Record<string, string>;
    const { items, next } = pageOf(values, (value) => value, asked, services.now());
    announcePage(request, response, { ...(next && { next }) });
    response.json(collection(items.map((value) => shortWord(name, value))));
  });
  router.options(`/${name}/:value`, options('GET'));
  router.get(`/${name}/:value`, async (request, response) => {
    const reader = await whoReads(services, request);
    const has = hasValue(name, request.params.value);
    const events = await source(narrowed(name, request.params.value));
    const isKnown = events.some((entry) => has(entry) && maySee(reader, entry));
    if (!isKnown) throw notFound(`a value of ${name}`, request.params.value);
    response.json(collection(['events']));
  });
  router.options(`/${name}/:value/events`, options('GET'));
  router.get(`/${name}/:value/events`, async (request, response) => {
    const { value } = request.params;
    const of: EventSource = (asked) => source({ ...asked, ...narrowed(name, value) });
    await sendEvents(services, request, response, of, {}, hasValue(name, value));
  });
}

function hasValue(name: CollectionName, value: string): (entry: QueryEvent) => boolean {
  const wanted = name === 'eventTypes' ? value : canonicalAsked(value, WORDS[name]);
  return (entry) => collectionValues(entry, name).includes(wanted);
}

/** The query parameter that lets the ledger look at the value's steps alone. */
function narrowed(name: CollectionName, value: string): Asked {
  const parameter = {
    bizLocations: 'EQ_bizLocation',
    epcs: 'MATCH_anyEPC',
    readPoints: 'EQ_readPoint',
  };
  return name in parameter ? { [parameter[name as keyof typeof parameter]]: value } : {};
}

/** Standard words are written bare; the standard asks for it. */
function shortWord(name: CollectionName, value: string): string {
  const vocabulary = WORDS[name];
  return vocabulary && value.startsWith(vocabulary.base)
    ? value.slice(vocabulary.base.length)
    : value;
}
