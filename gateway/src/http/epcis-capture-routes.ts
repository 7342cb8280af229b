// SPDX-License-Identifier: Apache-2.0
import { documentDigest } from '@daoji/exchange';
import { sha256, toHex } from '@daoji/proof';
import express, { type IRouter, type Request, type RequestHandler, type Response } from 'express';

import { rightOfCapture, rightOfKey, type UploadRight } from '../documents/upload-right.js';
import type { CaptureAnchor } from '../epcis/capture-anchors.js';
import {
  MAX_CAPTURE_BYTES,
  MAX_CAPTURE_EVENTS,
  type Capture,
  type CaptureJob,
} from '../epcis/epcis-store.js';
import { pageOf } from '../epcis/event-answer.js';
import { GatewayError } from '../gateway-error.js';
import { announcePage, exceptionOf, options } from './epcis-headers.js';
import { notFound, whoReads } from './epcis-routes.js';
import { needs } from './json-body.js';
import { STATUS_OF } from './problem.js';
import { limitRate } from './security.js';
import type { Services } from './services.js';
import { demoCardOf } from './session.js';

const CAPTURES_PER_MINUTE = 120;
const TYPES = ['application/json', 'application/ld+json'];

/** Capture and its jobs. Who may capture is asked before the body is read. */
export function captureRoutes(router: IRouter, services: Services): void {
  const { epcis } = services;
  const receive: RequestHandler[] = [
    needs(...TYPES),
    limitRate(CAPTURES_PER_MINUTE),
    needsRight(services),
    express.raw({ limit: MAX_CAPTURE_BYTES, type: TYPES }),
  ];
  router.options('/capture', options('POST', 'GET'));
  router.post('/capture', ...receive, async (request, response) => {
    const capture = await captureOf(services, request, response);
    const { done, job } = await epcis.capture(capture);
    anchorWhenDone(services, done, job.captureId);
    response.status(202).set('Location', `${request.baseUrl}/capture/${job.captureId}`).end();
  });
  router.get('/capture', async (request, response) => {
    const reader = await whoReads(services, request);
    const seen = epcis
      .jobs()
      .filter((job) => reader.isRegulator || job.ownerId === reader.operatorId);
    const ordered = seen.sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
    const asked = request.query as Record<string, string>;
    const { items, next } = pageOf(ordered, keyOf, asked, services.now(), true);
    announcePage(request, response, { ...(next && { next }) });
    response.json(await Promise.all(items.map((job) => jobView(services, job))));
  });
  router.options('/capture/:captureId', options('GET'));
  router.get('/capture/:captureId', async (request, response) => {
    const reader = await whoReads(services, request);
    const job = epcis.job(request.params.captureId);
    if (!job || !(reader.isRegulator || job.ownerId === reader.operatorId)) {
      throw notFound('a capture job of yours', request.params.captureId);
    }
    const { captureAnchors } = services;
    const view = await jobView(services, job);
    response.json(view);
    // Whoever asks after a command that waits has it tried again.
    if (view['daoji:anchor']?.state === 'waiting') void captureAnchors.submit(job);
  });
  router.options('/events', options('POST', 'GET'));
  router.post('/events', ...receive, async (request, response) => {
    const { done, job } = await epcis.capture(await captureOf(services, request, response));
    anchorWhenDone(services, done, job.captureId);
    const { faults, kept } = await done;
    const [fault] = faults;
    if (fault) throw Object.assign(new Error(fault.message), { code: fault.code });
    const hash = (kept[0] ?? '').split('#')[0] ?? '';
    const entry = [...epcis.book.all()].find((one) => one.hash === hash);
    const id = encodeURIComponent(entry?.eventId ?? hash);
    response.status(201).set('Location', `${request.baseUrl}/events/${id}`).json(entry?.event);
  });
}

async function captureOf(
  services: Services,
  request: Request,
  response: Response,
): Promise<Capture> {
  const { capture, documentHash, keyId } = response.locals['captureRight'] as UploadRight;
  const body: unknown = request.body;
  const bytes = body instanceof Uint8Array ? body : Buffer.of();
  if (documentHash !== undefined && documentHash !== toHex(sha256(bytes))) {
    throw new GatewayError(
      'DOCUMENT_HASH',
      'expected the document that the signed command names by its SHA-256, got another',
    );
  }
  assertCapturable(bytes, request.path);
  const identity = await services.catalog.identity('trace', keyId);
  const ownerId = identity?.operatorId ?? '';
  const behaviour = behaviourOf(request);
  if (capture) assertSays(capture.command, bytes, behaviour);
  const anchor = capture && { anchor: capture.envelope };
  return { ...anchor, behaviour, bytes, now: services.now(), ownerId };
}

/** What was signed is what is captured: else the ledger would stand for other events than the book answers. */
function assertSays(
  command: NonNullable<UploadRight['capture']>['command'],
  bytes: Uint8Array,
  behaviour: Capture['behaviour'],
): void {
  const { eventCount, eventRoot } = documentDigest(bytes).digest;
  const expected = `${eventCount} events, root ${eventRoot.slice(0, 16)}, ${behaviour}`;
  const got = `${command.eventCount} events, root ${command.eventRoot.slice(0, 16)}, ${command.behaviour}`;
  if (
    eventCount === command.eventCount &&
    eventRoot === command.eventRoot &&
    behaviour === command.behaviour
  ) {
    return;
  }
  throw new GatewayError('CAPTURE_MISMATCH', `expected a command of ${expected}, got ${got}`);
}

function assertCapturable(bytes: Uint8Array, path: string): void {
  const { epcisBody } = Object(jsonOf(bytes)) as Body;
  const isDocument = typeof epcisBody === 'object' && epcisBody !== null;
  if (isDocument !== (path === '/capture')) {
    throw new GatewayError(
      'REQUEST_INVALID',
      'expected a document with epcisBody on /capture and one bare event on /events',
    );
  }
  const list = epcisBody?.queryResults?.resultsBody?.eventList ?? epcisBody?.eventList;
  if (Array.isArray(list) && list.length > MAX_CAPTURE_EVENTS) {
    throw new GatewayError(
      'REQUEST_TOO_LARGE',
      `expected at most ${MAX_CAPTURE_EVENTS} events, got ${list.length}`,
    );
  }
}

/** As far as a foreign document is as it should be; the book looks at all of it. */
interface Body {
  readonly epcisBody?: {
    readonly eventList?: unknown;
    readonly queryResults?: { readonly resultsBody?: { readonly eventList?: unknown } };
  } | null;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new GatewayError('REQUEST_MALFORMED', 'expected a document of JSON', { cause });
  }
}

function behaviourOf(request: Request): Capture['behaviour'] {
  const asked = request.get('gs1-capture-error-behaviour') ?? 'rollback';
  if (asked === 'rollback' || asked === 'proceed') return asked;
  throw new GatewayError(
    'REQUEST_INVALID',
    `GS1-Capture-Error-Behaviour: expected rollback or proceed, got ${asked.slice(0, 40)}`,
  );
}

function needsRight(services: Services): RequestHandler {
  return async (request, response, next) => {
    const card = demoCardOf(services.demoCards, request);
    response.locals['captureRight'] = card
      ? await rightOfKey(services, card.keyId)
      : await rightOfCapture(services, request.get('daoji-command'));
    next();
  };
}

function keyOf({ createdAt, captureId }: CaptureJob): string {
  return `${createdAt} ${captureId}`;
}

function anchorWhenDone(
  { captureAnchors, epcis }: Services,
  done: Promise<unknown>,
  captureId: string,
): void {
  void done.then(
    () => {
      const job = epcis.job(captureId);
      if (job) void captureAnchors.submit(job);
    },
    // The job says what went wrong.
    () => undefined,
  );
}

async function jobView(
  { captureAnchors }: Services,
  job: CaptureJob,
): Promise<Readonly<Record<string, unknown>> & { readonly 'daoji:anchor'?: CaptureAnchor }> {
  const anchor = await captureAnchors.stateOf(job);
  const { behaviour, captureId, createdAt, faults, finishedAt, running } = job;
  return {
    captureErrorBehaviour: behaviour,
    captureID: captureId,
    createdAt,
    ...(anchor && { 'daoji:anchor': anchor }),
    ...(finishedAt !== undefined && { finishedAt }),
    errors: faults.map(({ code, index, message }) => {
      const status = STATUS_OF[code] ?? 400;
      const at = index < 0 ? 'document' : `event ${index}`;
      return {
        code,
        detail: `${at}: ${message}`,
        index,
        status,
        title: at,
        type: exceptionOf(status, code),
      };
    }),
    running,
    success: faults.length === 0,
  };
}
