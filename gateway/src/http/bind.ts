// SPDX-License-Identifier: Apache-2.0
import type { IRouter, Request, Response } from 'express';
import type { z } from 'zod';

import type { Operation, OperationInput } from '../api/operation.js';

/** The request and answer behind an operation, for handlers that send bytes or use the session. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/**
 * Routes an operation: parses path, query and body with its schemas, then sends what the handler returns as JSON, or
 * nothing when the handler has sent bytes itself.
 */
export function bind<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  router: IRouter,
  operation: Operation<P, Q, B, R>,
  handler: (input: OperationInput<P, Q, B>, exchange: Exchange) => Promise<z.infer<R> | undefined>,
): void {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
  router[operation.method](path, async (request, response) => {
    const input = {
      params: operation.params.parse(request.params),
      query: operation.query.parse(request.query),
      body: operation.body?.parse(request.body),
    } as OperationInput<P, Q, B>;
    const result = await handler(input, { request, response });
    if (result !== undefined) response.status(operation.status ?? 200).json(result);
  });
}
