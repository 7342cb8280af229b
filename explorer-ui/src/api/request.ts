// SPDX-License-Identifier: Apache-2.0
import { isRecord, numberOf, textOf } from '../check/untyped.js';
import { noteCut } from './list-cuts.js';
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

/** Most pages of a list that are read, the first of 50 and the others of {@link PAGE}; {@link useListCut} tells of a cut. */
const MAX_PAGES = 20;
/** Entries of a page, the most that the gateway gives. */
const PAGE = 500;

/**
 * GETs a route and, where the answer is a page of a list, the pages after it. A list that is longer than 20 pages is cut, and
 * `noteCut` is told. Throws as {@link getJson}. @param pageSize - of the pages after the first.
 */
export async function getPages(path: string, pageSize = PAGE): Promise<unknown[]> {
  const pages: unknown[] = [];
  let shown = 0;
  let next: string | undefined = path;
  while (next !== undefined && pages.length < MAX_PAGES) {
    const page = await getJson(next);
    pages.push(page);
    shown += itemsOf(page);
    next = pathAfter(path, page, pageSize);
  }
  noteCut(path, next === undefined ? undefined : { shown, total: totalOf(pages.at(-1)) });
  return pages;
}

function pathAfter(path: string, page: unknown, pageSize: number): string | undefined {
  const after = isRecord(page) ? textOf(page['next']) : undefined;
  if (after === undefined) return undefined;
  const query = new URLSearchParams({ after, limit: String(pageSize) });
  return `${path}${path.includes('?') ? '&' : '?'}${query.toString()}`;
}

function itemsOf(page: unknown): number {
  return isRecord(page) && Array.isArray(page['items']) ? page['items'].length : 0;
}

function totalOf(page: unknown): number | undefined {
  return isRecord(page) ? numberOf(page['total']) : undefined;
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
  return (await getFileWithHeaders(path, headers)).content;
}

/** GETs a file with the headers that tell of it, e.g. its salt. Throws as {@link getJson}. */
export async function getFileWithHeaders(
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly content: Blob; readonly headers: Headers }> {
  const response = await answered(path, { headers });
  if (response.ok) return { content: await response.blob(), headers: response.headers };
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
