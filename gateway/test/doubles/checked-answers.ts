// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';

import { expect } from 'chai';
import express from 'express';
import { middleware } from 'express-openapi-validator';
import type { Response } from 'supertest';

import { createApp } from '../../src/http/app.js';
import type { Services } from '../../src/http/services.js';

/** The committed document of the API. */
export const DOCUMENT = fileURLToPath(new URL('../../openapi.json', import.meta.url));

/** Holds every answer against the committed document; made once, since it compiles every schema. */
const validator = middleware({
  apiSpec: DOCUMENT,
  validateRequests: false,
  validateResponses: true,
  ignoreUndocumented: true,
});

/** Holds an answer to be a problem document with this status and code. */
export function expectProblem(response: Response, status: number, code: string): void {
  expect(response.body, response.text).to.deep.include({ code, status });
  expect(response.status).to.equal(status);
  expect(response.type).to.equal('application/problem+json');
  expect(response.headers['x-request-id']).to.equal(
    (response.body as { requestId: string }).requestId,
  );
}

/** The app with every answer held against the committed document. */
export function validated(services: Services): express.Express {
  const outer = express();
  outer.use(validator);
  outer.use(createApp(services));
  return outer;
}
