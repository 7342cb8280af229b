// SPDX-License-Identifier: Apache-2.0
import express, { type RequestHandler } from 'express';

import { GatewayError } from '../gateway-error.js';

/** A command is at most 32 KiB of text; escaped in JSON and with its signature it stays below this. */
const MAX_JSON_BYTES = 128 * 1024;
/** No body of the API is deeper than 8; the parser takes any depth, and what walks the value afterwards would not. */
const MAX_JSON_DEPTH = 32;

/** Reads a JSON body of bounded size and depth. */
export function jsonBody(): RequestHandler[] {
  return [needs('application/json'), express.json({ limit: MAX_JSON_BYTES }), needsFlatBody];
}

/** Refuses other media types with `MEDIA_TYPE_UNSUPPORTED`, before the body is read. */
export function needs(...mediaTypes: string[]): RequestHandler {
  return (request, _response, next) => {
    if (typeof request.is(mediaTypes) === 'string') {
      next();
      return;
    }
    throw new GatewayError(
      'MEDIA_TYPE_UNSUPPORTED',
      `expected ${mediaTypes.join(' or ')}, got ${(request.headers['content-type'] ?? 'none').slice(0, 80)}`,
    );
  };
}

const needsFlatBody: RequestHandler = (request, _response, next) => {
  let level: unknown[] = [request.body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_JSON_DEPTH) {
      throw new GatewayError(
        'REQUEST_INVALID',
        `expected at most ${MAX_JSON_DEPTH} levels of JSON`,
      );
    }
    level = level.flatMap(childrenOf);
  }
  next();
};

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
