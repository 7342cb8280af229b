// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';

import type { Request, RequestHandler } from 'express';
import { pino, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';

import type { Metrics } from './metrics.js';

/** What never reaches a log: cookies, keys, signatures and the bodies that carry them. */
export const REDACTED = [
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
  '*.privateKeyPem',
  '*.signature',
  '*.password',
  'config.influx.password',
];

const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

interface LoggedRequest {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly url: string;
}

/** The process's root logger. */
export function newLogger(level: string): Logger {
  return pino({
    level,
    base: { service: 'gateway' },
    redact: { paths: REDACTED, censor: '[redacted]' },
  });
}

/** Logs each answered request under its id, which also stands in the problem document and in `X-Request-Id`. */
export function requestLog(logger: Logger): RequestHandler {
  const http = pinoHttp({
    logger,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
      response.setHeader('x-request-id', id);
      return id;
    },
    serializers: { req: withoutSecret },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'debug'),
  });
  return (request, response, next) => {
    http(request, response);
    next();
  };
}

/** What is logged of a request: the path of a one-time link, and of a message's link, is its secret. */
function withoutSecret(request: LoggedRequest): LoggedRequest {
  const prefix = ['/r/', '/n/'].find((one) => request.url.startsWith(one));
  if (prefix === undefined) return request;
  return { ...request, params: {}, query: {}, url: `${prefix}[redacted]` };
}

/** Measures each answer by its route's pattern, never by its path: ids would make a series each. */
export function requestMetrics(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const stop = metrics.requestSeconds.startTimer({ method: request.method });
    response.once('finish', () => {
      stop({ route: routeOf(request), status: String(response.statusCode) });
    });
    next();
  };
}

/** Id of a request, as {@link requestLog} gave it. */
export function requestIdOf(request: Request): string {
  const { id } = request as { readonly id?: unknown };
  return typeof id === 'string' ? id : '';
}

function routeOf(request: Request): string {
  const route = request.route as { readonly path?: unknown } | undefined;
  return typeof route?.path === 'string' ? `${request.baseUrl}${route.path}` : 'none';
}
