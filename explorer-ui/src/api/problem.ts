// SPDX-License-Identifier: Apache-2.0
import { isRecord, numberOf, textOf } from '../check/untyped.js';

/** What went wrong with a request, after RFC 9457; `status` 0 means that no server answered. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Stable code, e.g. `LOT_NOT_FOUND`. */
  readonly code: string;
  /** Id under which the server logged it. */
  readonly requestId?: string;

  constructor(
    status: number,
    code: string,
    message: string,
    options?: ErrorOptions & { requestId?: string },
  ) {
    super(message, options);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.requestId = options?.requestId;
  }
}

/** Reads a problem+json body; a body that is none still gives a problem with the status. */
export function readProblem(status: number, body: unknown, requestId: string | null): ApiProblem {
  const said = isRecord(body) ? body : {};
  const code = textOf(said['code']) ?? `HTTP_${status}`;
  const message = textOf(said['detail']) ?? textOf(said['title']) ?? code;
  return new ApiProblem(numberOf(said['status']) ?? status, code, message, {
    requestId: textOf(said['requestId']) ?? textOf(said['instance']) ?? requestId ?? undefined,
  });
}
