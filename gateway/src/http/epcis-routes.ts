// SPDX-License-Identifier: Apache-2.0
import { EPC_FORMATS, queryDocument, type BookEvent, type EpcFormat } from '@daoji/exchange';
import { BUNDLED_CONTEXTS } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';
import { Router, type ErrorRequestHandler, type Request, type Response } from 'express';

import { readerOf } from '../documents/read-right.js';
import { maySee, pageOfEvents, type Reader } from '../epcis/event-answer.js';
import { LedgerEvents, withCaptured, type Asked, type QueryEvent } from '../epcis/ledger-events.js';
import { GatewayError } from '../gateway-error.js';
import { captureRoutes } from './epcis-capture-routes.js';
import { collectionRoutes } from './epcis-collection-routes.js';
import { announcePage, exceptionOf, options, speakVersion } from './epcis-headers.js';
import { queryRoutes } from './epcis-query-routes.js';
import { problemOf } from './problem.js';
import { requestIdOf } from './request-log.js';
import type { Services } from './services.js';
import { demoCardOf } from './session.js';

/** The EPCIS 2.0 capture and query interface; JSON only, no subscriptions yet. */
export function epcisRouter(services: Services): Router {
  const router = Router();
  router.use(speakVersion);
  router.options('/', options('GET'));
  router.get('/', (_request, response) => {
    response.json(
      collection([
        ...['queries', 'capture', 'events', 'eventTypes', 'epcs', 'readPoints', 'bizLocations'],
        ...['dispositions', 'bizSteps'],
      ]),
    );
  });
  captureRoutes(router, services);
  const all = allEvents(services);
  router.get('/events', async (request, response) => {
    await sendEvents(services, request, response, all);
  });
  router.options('/events/:eventId', options('GET'));
  router.get('/events/:eventId', async (request, response) => {
    const reader = await whoReads(services, request);
    const found = await all({ EQ_eventID: request.params.eventId });
    const seen = found.filter(
      (entry) => entry.eventId === request.params.eventId && maySee(reader, entry),
    );
    if (seen.length === 0) throw notFound('an event that you may see', request.params.eventId);
    sendDocument(services, request, response, seen);
  });
  collectionRoutes(router, services, all);
  queryRoutes(router, services, all);
  router.use(() => {
    throw notFound('a path of the EPCIS interface', 'another');
  });
  router.use(problems(services));
  return router;
}

/** Every event that a query may answer with: the ledger's own and what operators captured. */
export type EventSource = (asked: Asked) => Promise<QueryEvent[]>;

function allEvents(services: Services): EventSource {
  const ledger = new LedgerEvents(services);
  return async (asked) => withCaptured(await ledger.candidates(asked), services.epcis.book.all());
}

/** Answers one page of the events that match the request's parameters. @param keep - of which events, where not of all. */
export async function sendEvents(
  services: Services,
  request: Request,
  response: Response,
  source: EventSource,
  fixed: Asked = {},
  keep: (event: QueryEvent) => boolean = () => true,
): Promise<void> {
  const reader = await whoReads(services, request);
  const asked = { ...(request.query as Asked), ...fixed };
  const events = (await source(asked)).filter(keep);
  const page = pageOfEvents(events, asked, reader, services.now());
  announcePage(request, response, page);
  sendDocument(services, request, response, page.entries);
}

/** Who asks: a demo card, the signer of `Daoji-Read` over the SHA-256 of `GET {path and query}`, or nobody. */
export async function whoReads(services: Services, request: Request): Promise<Reader> {
  const demoKeyId = demoCardOf(services.demoCards, request)?.keyId;
  const header = request.get('daoji-read');
  if (demoKeyId === undefined && header === undefined) return {};
  const hash = toHex(sha256(utf8(`${request.method} ${request.originalUrl}`)));
  const { operatorId, roles } = await readerOf(services, hash, { demoKeyId, header });
  return { isRegulator: roles.includes('regulator'), operatorId };
}

/** A collection of names in EPCIS words. */
export function collection(member: readonly string[]): Readonly<Record<string, unknown>> {
  return { '@context': BUNDLED_CONTEXTS[0], member, type: 'Collection' };
}

/** The problem of a name that is not there. */
export function notFound(expected: string, got: string): GatewayError {
  return new GatewayError('EPCIS_NOT_FOUND', `expected ${expected}, got ${got.slice(0, 120)}`);
}

function sendDocument(
  services: Services,
  request: Request,
  response: Response,
  entries: readonly BookEvent[],
): void {
  const format = formatOf(request);
  response.set('GS1-EPC-Format', format).json(
    queryDocument(entries, format, {
      createdAt: services.now().toISOString(),
      queryName: 'SimpleEventQuery',
    }),
  );
}

function formatOf(request: Request): EpcFormat {
  const asked = request.get('gs1-epc-format') ?? 'Always_GS1_Digital_Link';
  const format = EPC_FORMATS.find((one) => one === asked);
  // A URN needs the length of each company's prefix, which we have of nobody but ourselves.
  if (format !== undefined && format !== 'Always_EPC_URN') return format;
  throw new GatewayError(
    'EPCIS_VERSION',
    `expected GS1-EPC-Format Always_GS1_Digital_Link, Never_Translates or No_Preference, got ${asked.slice(0, 60)}`,
  );
}

function problems(services: Services): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = problemOf(error, requestIdOf(request));
    const { code, status } = problem;
    if (status >= 500) services.logger.error({ err: error, code }, 'EPCIS request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, type: exceptionOf(status, code) }));
  };
}
