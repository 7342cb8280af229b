// SPDX-License-Identifier: Apache-2.0
import {
  linkHeader,
  LINKSET_MEDIA_TYPE,
  RESOLVED_KEYS,
  resolveLink,
  resolverDescription,
  type ResolverAnswer,
} from '@daoji/model';
import type { IRouter, Request, RequestHandler, Response } from 'express';

import { GatewayError } from '../gateway-error.js';
import { resolveKey } from '../resolver/resolve-key.js';
import { failing } from './failed-page.js';
import { originOf } from './origin.js';
import { recordScan, sealRequest } from './scan-recording.js';
import type { Services } from './services.js';

/** The GS1 Digital Link resolver: whatever begins with a key that things are known by here. */
export function resolverRoutes(router: IRouter, services: Services): void {
  router.get('/.well-known/gs1resolver', crossOrigin, (request, response) => {
    response.json(resolverDescription(originOf(request, services.publicOrigin)));
  });
  // Mounted, not matched: a path keeps its bytes, of which Digital Link has its own reading (%FF is one character).
  router.use(
    RESOLVED_KEYS.map((key) => `/${key}`),
    crossOrigin,
    resolver(services),
  );
}

/** A page of any origin may read what a code leads to; nothing here knows who asks. */
const crossOrigin: RequestHandler = (request, response, next) => {
  response.set({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Link, Location',
    'cache-control': 'no-cache',
    vary: 'Accept, Accept-Language',
  });
  if (request.method !== 'OPTIONS') {
    next();
    return;
  }
  response.set({ allow: METHODS, 'access-control-allow-methods': METHODS }).status(204).end();
};

const METHODS = 'GET, HEAD, OPTIONS';

function resolver(services: Services): RequestHandler {
  return async (request, response, next) => {
    if (!['GET', 'HEAD'].includes(request.method)) {
      next();
      return;
    }
    try {
      const answer = await answerTo(services, request);
      await noting(services, () => recordScan(services, request, answer));
      send(response, answer, originOf(request, services.publicOrigin));
    } catch (error) {
      // A person who scans a broken code reads a page; a program that asks for JSON gets the problem document.
      if (isForPeople(request)) failing(services, error)(request, response, next);
      else next(error);
    }
    await noting(services, () => sealRequest(services, request, response.statusCode));
  };
}

/** A full disk must not keep a person from the page, nor from reading that the rice is recalled; the operator reads of it in the log. */
async function noting(services: Services, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (err) {
    services.logger.error({ err }, 'scan not recorded');
  }
}

async function answerTo(services: Services, request: Request): Promise<ResolverAnswer> {
  const levels = await resolveKey(services, request.originalUrl);
  const [, query = ''] = /^[^?]*\?(.*)$/s.exec(request.originalUrl) ?? [];
  const { lang } = request.query;
  return resolveLink(levels, {
    query,
    origin: originOf(request, services.publicOrigin),
    languages: lang === 'en' || lang === 'zh' ? lang : request.headers['accept-language'],
    mediaTypes: request.headers.accept,
  });
}

function send(response: Response, answer: ResolverAnswer, origin: string): void {
  switch (answer.status) {
    case 307:
      response
        .set('link', linkHeader(answer.entry, answer.links, origin))
        .set('location', answer.location)
        .status(307)
        .end();
      return;
    case 200:
    case 300:
      response.status(answer.status).type(LINKSET_MEDIA_TYPE).send(JSON.stringify(answer.linkset));
      return;
    case 404:
      throw new GatewayError('LINK_NOT_FOUND', `expected a link of type ${answer.linkType}`);
  }
}

function isForPeople(request: Request): boolean {
  const types = ['text/html', 'application/json', 'application/problem+json', LINKSET_MEDIA_TYPE];
  return request.accepts(types) === 'text/html';
}
