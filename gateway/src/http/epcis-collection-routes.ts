// SPDX-License-Identifier: Apache-2.0
import {
  canonicalAsked,
  COLLECTION_NAMES,
  collectionValues,
  type BookEvent,
  type CollectionName,
} from '@daoji/exchange';
import { VOCABULARIES, type Vocabulary } from '@daoji/model';
import type { IRouter } from 'express';

import { maySee, pageOf } from '../epcis/event-answer.js';
import { announcePage, options } from './epcis-headers.js';
import { collection, notFound, sendEvents, whoReads } from './epcis-routes.js';
import type { Services } from './services.js';

const WORDS: Partial<Record<CollectionName, Vocabulary>> = {
  bizSteps: VOCABULARIES.bizStep,
  dispositions: VOCABULARIES.disposition,
};

/** What the events that a reader may see name: types, things, steps, places, dispositions. */
export function collectionRoutes(router: IRouter, services: Services): void {
  for (const name of COLLECTION_NAMES) oneCollection(router, services, name);
}

function oneCollection(router: IRouter, services: Services, name: CollectionName): void {
  const { book } = services.epcis;
  router.options(`/${name}`, options('GET'));
  router.get(`/${name}`, async (request, response) => {
    const reader = await whoReads(services, request);
    const seen = [...book.all()].filter((entry) => maySee(reader, entry));
    const values = [...new Set(seen.flatMap((entry) => collectionValues(entry, name)))].sort();
    const asked = request.query as Record<string, string>;
    const { items, next } = pageOf(values, (value) => value, asked, services.now());
    announcePage(request, response, { ...(next && { next }) });
    response.json(collection(items.map((value) => shortWord(name, value))));
  });
  router.options(`/${name}/:value`, options('GET'));
  router.get(`/${name}/:value`, async (request, response) => {
    const reader = await whoReads(services, request);
    const isKnown = withValue(book.all(), name, request.params.value).some((entry) =>
      maySee(reader, entry),
    );
    if (!isKnown) throw notFound(`a value of ${name}`, request.params.value);
    response.json(collection(['events']));
  });
  router.options(`/${name}/:value/events`, options('GET'));
  router.get(`/${name}/:value/events`, async (request, response) => {
    await sendEvents(
      services,
      request,
      response,
      withValue(book.all(), name, request.params.value),
    );
  });
}

function withValue(events: Iterable<BookEvent>, name: CollectionName, value: string): BookEvent[] {
  const wanted = name === 'eventTypes' ? value : canonicalAsked(value, WORDS[name]);
  return [...events].filter((entry) => collectionValues(entry, name).includes(wanted));
}

/** Standard words are written bare; the standard asks for it. */
function shortWord(name: CollectionName, value: string): string {
  const vocabulary = WORDS[name];
  return vocabulary && value.startsWith(vocabulary.base)
    ? value.slice(vocabulary.base.length)
    : value;
}
