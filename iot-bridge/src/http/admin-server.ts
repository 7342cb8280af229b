// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What the admin port shows and does. */
export interface AdminPorts {
  /** Bearer token that `POST /advance` wants; none when absent. */
  readonly token: string | undefined;
  /** Health of each dependency; ready when all that ingest needs are well. */
  readonly readiness: () => { readonly isReady: boolean; readonly dependencies: object };
  readonly metrics: () => Promise<string>;
  readonly state: () => object;
  /** Seals and anchors what is synced; resolves once ANCHORED. */
  readonly advance: () => Promise<object>;
  readonly onError: (error: unknown) => void;
}

interface Answer {
  readonly status: number;
  readonly body: object | string;
}

const ADVANCE_DEADLINE_MS = 120_000;

/** The loopback port: /healthz, /readyz, /metrics, /state, POST /advance. */
export function newAdminServer(ports: AdminPorts): Server {
  const server = createServer((request, response) => {
    answerOf(ports, request).then(
      (answer) => send(response, answer),
      (cause: unknown) => {
        ports.onError(cause);
        send(response, problem(500, 'the request failed'));
      },
    );
  });
  server.requestTimeout = 10_000;
  return server;
}

async function answerOf(ports: AdminPorts, request: IncomingMessage): Promise<Answer> {
  const route = `${request.method ?? ''} ${request.url ?? ''}`;
  switch (route) {
    case 'GET /healthz':
      return { status: 200, body: { status: 'alive' } };
    case 'GET /readyz':
      return readiness(ports);
    case 'GET /metrics':
      return { status: 200, body: await ports.metrics() };
    case 'GET /state':
      return { status: 200, body: ports.state() };
    case 'POST /advance':
      return isAllowed(ports.token, request) ? advance(ports) : problem(401, 'expected the token');
    default:
      return problem(404, 'no such route');
  }
}

function readiness(ports: AdminPorts): Answer {
  const { isReady, dependencies } = ports.readiness();
  return { status: isReady ? 200 : 503, body: { ready: isReady, dependencies } };
}

async function advance(ports: AdminPorts): Promise<Answer> {
  const { promise, cancel } = deadline(ADVANCE_DEADLINE_MS);
  const state = await Promise.race([ports.advance(), promise]);
  cancel();
  return state ? { status: 200, body: state } : problem(504, 'not anchored in time, goes on');
}

function deadline(ms: number): { promise: Promise<undefined>; cancel: () => void } {
  let cancel = (): void => undefined;
  const promise = new Promise<undefined>((resolve) => {
    const timer = setTimeout(resolve, ms, undefined);
    cancel = () => clearTimeout(timer);
  });
  return { promise, cancel };
}

function isAllowed(token: string | undefined, request: IncomingMessage): boolean {
  // A page in a browser on this machine can post without asking; it cannot set this header unasked.
  if (request.headers.origin !== undefined) return false;
  if (token === undefined) return true;
  const given = Buffer.from(request.headers.authorization ?? '');
  const want = Buffer.from(`Bearer ${token}`);
  return given.length === want.length && timingSafeEqual(given, want);
}

function problem(status: number, title: string): Answer {
  return { status, body: { type: 'about:blank', status, title } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const isText = typeof body === 'string';
  const json = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; version=0.0.4; charset=utf-8' : json,
    'cache-control': 'no-store',
  });
  response.end(isText ? body : JSON.stringify(body));
}
