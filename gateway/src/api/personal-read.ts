// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';

import { operation, type Operation } from './operation.js';
import { readHeaders } from './scan-operations.js';

/** A read for its reader alone: signed, or in a demo session. */
export function personal<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType>(
  id: string,
  path: string,
  summary: string,
  params: P,
  query: Q,
  response: R,
): Operation<P, Q, z.ZodUndefined, R> {
  const problems = path.includes('{') ? [401, 403, 404] : [401, 403];
  return operation({
    headers: readHeaders,
    id,
    method: 'get',
    params,
    path,
    problems,
    query,
    response,
    summary,
  });
}
