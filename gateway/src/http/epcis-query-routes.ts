// SPDX-License-Identifier: Apache-2.0
import type { IRouter, Request, RequestHandler } from 'express';

import { pageOf } from '../epcis/event-answer.js';
import { namedQuerySchema, parametersOf } from '../epcis/named-queries.js';
import { GatewayError } from '../gateway-error.js';
import { announcePage, options } from './epcis-headers.js';
import { sendEvents, whoReads, type EventSource } from './epcis-routes.js';
import { jsonBody } from './json-body.js';
import type { Services } from './services.js';

/** Named queries; page tokens hold no state, so there is none to take back before its hour. */
export function queryRoutes(router: IRouter, services: Services, source: EventSource): void {
  const { namedQueries } = services;
  router.options('/queries', options('POST', 'GET'));
  router.get('/queries', (request, response) => {
    const asked = request.query as Record<string, string>;
    const { items, next } = pageOf(namedQueries.all(), ({ name }) => name, asked, services.now());
    announcePage(request, response, { ...(next && { next }) });
    response.json(items);
  });
  router.post('/queries', ...jsonBody(), async (request, response) => {
    const ownerId = await knownReader(services, request);
    const query = namedQuerySchema.parse(request.body);
    await namedQueries.add(query, ownerId);
    response.status(201).set('Location', `${request.baseUrl}/queries/${query.name}`).end();
  });
  router.options('/queries/:name', options('GET', 'DELETE'));
  router.get('/queries/:name', (request, response) => {
    response.json([namedQueries.get(request.params.name)]);
  });
  router.delete('/queries/:name', async (request, response) => {
    const ownerId = await knownReader(services, request);
    await namedQueries.remove(request.params.name, ownerId);
    response.status(204).end();
  });
  router.options('/queries/:name/events', options('GET'));
  router.get('/queries/:name/events', async (request, response) => {
    const query = namedQueries.get(request.params.name);
    await sendEvents(services, request, response, source, parametersOf(query));
  });
  for (const path of ['/queries/:name/subscriptions', '/queries/:name/subscriptions/:id']) {
    router.options(path, options());
    router.all(path, notOffered('subscriptions'));
  }
  router.delete('/nextPageToken/:token', notOffered('taking back a page token before its hour'));
}

function notOffered(what: string): RequestHandler {
  return () => {
    throw new GatewayError('EPCIS_NOT_OFFERED', `expected another request: ${what} is not offered`);
  };
}

async function knownReader(services: Services, request: Request): Promise<string> {
  const { operatorId } = await whoReads(services, request);
  if (operatorId !== undefined) return operatorId;
  throw new GatewayError('EPCIS_READER', 'expected a signed Daoji-Read or a demo card, got none');
}
