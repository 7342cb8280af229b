// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

import { ANSWERS } from './fixture-data.js';

/** What the gateway allows a page to do; a page that needs more would fail on the real one. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'";

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

const CONSUMER_PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>包装批次</title>
<main><h1>盐丰47</h1><div id="self-check" data-lot="p-2026-0001" data-proof="/api/v1/proofs/lots/p-2026-0001" data-root="/api/v1/trust-root"></div></main>
<script type="application/json" id="shown">{"facts":[],"lotId":"p-2026-0001","points":[],"type":"daoji.shown/v1"}</script>
<script type="module" src="/assets/consumer-start.js"></script></html>`;

/** `DAOJI_LATE_MS`: every answer of the API comes so much later, to find pages that count on a fast one. */
const LATE_MS = Number(process.env['DAOJI_LATE_MS'] ?? 0);

/** A server of the built files and the fixture's answers, on a free port. */
export interface FixtureServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A request to the API; `path` below `/api/v1`. */
export interface PostedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
}

/** Answers a request in place of the fixture's data, where it wants to. */
export type OnRequest = (request: PostedRequest) => Answer | undefined;

/** Serves `dist` as the gateway does, with its policy. */
export async function startFixtureServer(
  dist: string,
  onRequest: OnRequest = () => undefined,
): Promise<FixtureServer> {
  const server = createServer((request, response) => {
    void answerTo(dist, request, onRequest).then(({ body, headers = {}, status, type }) => {
      response.writeHead(status, {
        ...headers,
        'content-security-policy': POLICY,
        'content-type': type,
      });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { close: () => close(server), url: `http://127.0.0.1:${port}` };
}

/** What a server says. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

async function answerTo(
  dist: string,
  request: IncomingMessage,
  onRequest: OnRequest,
): Promise<Answer> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
  if (!pathname.startsWith('/api/v1')) return fileAnswer(dist, pathname);
  const path = pathname.slice('/api/v1'.length);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { headers, method = 'GET' } = request;
  const asked = { body: Buffer.concat(chunks), headers, method, path, query };
  if (LATE_MS > 0) await new Promise((resolve) => setTimeout(resolve, LATE_MS));
  return onRequest(asked) ?? apiAnswer(path);
}

async function fileAnswer(dist: string, path: string): Promise<Answer> {
  if (path.startsWith('/01/')) return { body: CONSUMER_PAGE, status: 200, type: 'text/html' };
  const file = path.startsWith('/assets/')
    ? join('consumer', path.slice('/assets'.length))
    : path.startsWith('/sign/')
      ? join('signer', path === '/sign/' ? 'index.html' : path.slice('/sign'.length))
      : extname(path) === ''
        ? 'app/index.html'
        : path;
  try {
    const body = await readFile(join(dist, file));
    return { body, status: 200, type: TYPES[extname(file)] ?? 'application/octet-stream' };
  } catch {
    return { body: '', status: 404, type: 'text/plain' };
  }
}

function apiAnswer(path: string): Answer {
  // A stream that brings nothing and ends; the browser comes again in ten minutes.
  if (path === '/notices/stream')
    return { body: 'retry: 600000\n\n', status: 200, type: 'text/event-stream' };
  const known = Object.hasOwn(ANSWERS, path);
  const problem = { code: 'NOT_FOUND', detail: path, requestId: 'r-1', status: 404, title: 'x' };
  return {
    body: JSON.stringify(known ? ANSWERS[path] : problem),
    status: known ? 200 : 404,
    type: known ? 'application/json' : 'application/problem+json',
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
