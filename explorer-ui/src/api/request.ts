// SPDX-License-Identifier: Apache-2.0
import { isRecord, textOf } from '../check/untyped.js';
import { ApiProblem, readProblem } from './problem.js';

/** Base of every route; same origin as the page. */
export const API_BASE = '/api/v1';

/**
 * GETs a route and parses its JSON.
 * @param path - below {@link API_BASE}, its ids already encoded by `routes`.
 * @param headers - e.g. the signed right to read.
 * @throws {@link ApiProblem} with the server's code, or status 0 when nothing answered.
 */
export async function getJson(
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  return send(path, { headers: { accept: 'application/json', ...headers } });
}

/** Most pages of a list that are read; a list that is longer says how many entries it shows. */
const MAX_PAGES = 20;

/** GETs a route and, where the answer is a page of a list, the pages after it. Throws as {@link getJson}. */
export async function getPages(path: string): Promise<unknown[]> {
  const pages: unknown[] = [];
  let next: string | undefined = path;
  while (next !== undefined && pages.length < MAX_PAGES) {
    const page = await getJson(next);
    pages.push(page);
    const after = isRecord(page) ? textOf(page['next']) : undefined;
    next = after === undefined ? undefined : `${path}?after=${encodeURIComponent(after)}`;
  }
  return pages;
}

/** POSTs JSON to a route and parses the JSON answer. Throws as {@link getJson}. */
export async function postJson(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  return send(path, {
    body: JSON.stringify(body),
    headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
    method: 'POST',
  });
}

/** POSTs the bytes of a file and parses the JSON answer. Throws as {@link getJson}. */
export async function postFile(
  path: string,
  mediaType: string,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  return send(path, {
    body: bytes,
    headers: { ...headers, accept: 'application/json', 'content-type': mediaType },
    method: 'POST',
  });
}

/** GETs a file. Throws as {@link getJson}. */
export async function getFile(
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Blob> {
  const response = await answered(path, { headers });
  if (response.ok) return response.blob();
  throw readProblem(response.status, await parsed(response), response.headers.get('x-request-id'));
}

async function send(path: string, init: RequestInit): Promise<unknown> {
  const response = await answered(path, init);
  const body = await parsed(response);
  if (!response.ok) throw readProblem(response.status, body, response.headers.get('x-request-id'));
  return body;
}

async function answered(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`${API_BASE}${path}`, { ...init, credentials: 'same-origin' });
  } catch (cause) {
    throw new ApiProblem(0, 'NETWORK', 'no server answered', { cause });
  }
}

async function parsed(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!response.ok) return undefined;
    throw new ApiProblem(response.status, 'NOT_JSON', 'expected JSON from the server', { cause });
  }
}
