// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';

import { GatewayError } from '../gateway-error.js';

const MINUTE_MS = 60_000;

/** Makes the nonce that this answer's inline style carries. */
export const styleNonce: RequestHandler = (_request, response, next) => {
  response.locals['styleNonce'] = randomBytes(16).toString('base64');
  next();
};

/** The nonce of this answer; empty before {@link styleNonce}. */
export function styleNonceOf(response: Response): string {
  const nonce: unknown = response.locals['styleNonce'];
  return typeof nonce === 'string' ? nonce : '';
}

/** Security headers; scripts from our own origin alone, nothing inline but one style with a nonce. */
export function securityHeaders(isTls: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        manifestSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: [
          "'self'",
          (_request, response) => `'nonce-${styleNonceOf(response as Response)}'`,
        ],
        workerSrc: ["'self'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    // A phone that opens --lan keeps no pin on a certificate that the next demo replaces.
    strictTransportSecurity: isTls ? { maxAge: 3600, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** Refuses more than so many requests a minute from one address with `RATE_LIMITED`. */
export function limitRate(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new GatewayError(
        'RATE_LIMITED',
        `expected at most ${requestsPerMinute} requests a minute`,
      );
    },
  });
}
