// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';

/** One route of the API: the schemas that its requests are parsed with and its document is made from. */
export interface Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly method: 'get' | 'post';
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  /** JSON body; absent for reads and uploads. */
  readonly body?: B;
  /** JSON answer, or the media type of bytes that are answered as they are. */
  readonly response: R | { readonly mediaTypes: readonly string[] };
  readonly uploads?: readonly string[];
  /** Headers of an upload, for the document; their handler reads them. */
  readonly headers?: z.ZodObject;
  readonly status?: 200 | 201;
  /** True where 204 says that there is nothing. */
  readonly canBeEmpty?: boolean;
  /** Statuses of the problem documents, beside 400, 429, 500 and 503. */
  readonly problems: readonly number[];
}

/** What an operation's handler gets, parsed. */
export interface OperationInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.infer<P>;
  readonly query: z.infer<Q>;
  readonly body: z.infer<B>;
}

/** Keeps the types of an operation's schemas. */
export function operation<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
>(definition: Operation<P, Q, B, R>): Operation<P, Q, B, R> {
  return definition;
}

/** A GET operation; a path with an id may also answer 404. */
export function read<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType>(
  id: string,
  path: string,
  summary: string,
  params: P,
  query: Q,
  response: R | { readonly mediaTypes: readonly string[] },
): Operation<P, Q, z.ZodUndefined, R> {
  const problems = path.includes('{') ? [404] : [];
  return { id, method: 'get', path, summary, params, query, response, problems };
}
