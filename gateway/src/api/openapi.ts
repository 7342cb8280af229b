// SPDX-License-Identifier: Apache-2.0
import {
  createDocument,
  type ZodOpenApiContentObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';

import type { Operation } from './operation.js';
import { OPERATIONS } from './operations.js';
import { problemSchema } from './views.js';

const ALWAYS = [400, 429, 500, 503] as const;

/** The OpenAPI 3.1 document of `/api/v1`, made from the schemas that requests are parsed with. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  const paths: Record<string, ZodOpenApiPathsObject[string]> = {};
  for (const operation of Object.values<Operation>(OPERATIONS)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationObject(operation),
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Daoji gateway',
      version: '1.0.0',
      description:
        'Lots, readings and proofs of a rice trail. Nothing it answers needs to be believed: see /proofs.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    paths,
  });
}

/** The committed text of the document. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(), undefined, 2)}\n`;
}

type OperationObject = NonNullable<ZodOpenApiPathsObject[string]['get']>;

function operationObject(operation: Operation): OperationObject {
  return {
    operationId: operation.id,
    summary: operation.summary,
    security: [],
    requestParams: {
      path: operation.params,
      query: operation.query,
      ...(operation.headers && { header: operation.headers }),
    },
    ...requestBodyOf(operation),
    responses: {
      [`${operation.status ?? 200}`]: { description: 'done', content: contentOf(operation) },
      ...(operation.canBeEmpty && { 204: { description: 'nothing' } }),
      ...Object.fromEntries(
        [...ALWAYS, ...operation.problems].sort().map((status) => [`${status}`, problemResponse]),
      ),
    },
  };
}

const problemResponse = {
  description: 'problem',
  content: { 'application/problem+json': { schema: problemSchema } },
} as const;

const BYTES = { schema: { type: 'string', format: 'binary' } } as const;

function contentOf(operation: Operation): ZodOpenApiContentObject {
  if ('mediaTypes' in operation.response) return bytesOf(operation.response.mediaTypes);
  return { 'application/json': { schema: operation.response } };
}

function requestBodyOf(operation: Operation): Pick<OperationObject, 'requestBody'> {
  if (operation.uploads)
    return { requestBody: { required: true, content: bytesOf(operation.uploads) } };
  if (!operation.body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: operation.body } } },
  };
}

function bytesOf(mediaTypes: readonly string[]): ZodOpenApiContentObject {
  return Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, BYTES]));
}
