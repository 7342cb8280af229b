// SPDX-License-Identifier: Apache-2.0
import express, { type IRouter, type Request, type RequestHandler } from 'express';

import { DOCUMENT_MEDIA_TYPES, OPERATIONS } from '../api/operations.js';
import { relayCommand } from '../commands/command-relay.js';
import { signDemoCommand, type DemoCard } from '../commands/demo-keys.js';
import { getDocument, MAX_DOCUMENT_BYTES, putDocument } from '../documents/documents.js';
import { GatewayError } from '../gateway-error.js';
import { bind } from './bind.js';
import { limitRate } from './security.js';
import type { Services } from './services.js';
import { takeCard } from './session.js';

/** A command is at most 32 KiB of text; escaped in JSON and with its signature it stays below this. */
const MAX_JSON_BYTES = 128 * 1024;
/** Uploads cost disk for ever. */
const UPLOADS_PER_MINUTE = 30;

/** Routes that write: signed commands, documents, and the demo's own keys. */
export function writeRoutes(router: IRouter, services: Services): void {
  const json = [needs('application/json'), express.json({ limit: MAX_JSON_BYTES })];
  router.post('/commands', json);
  router.post('/demo/sign-in', json);
  router.post('/demo/commands', json);
  bind(router, OPERATIONS.submitCommand, ({ body }) => {
    const { channel, ...envelope } = body;
    return relayCommand(services, channel, envelope);
  });
  documentRoutes(router, services);
  demoRoutes(router, services);
}

function documentRoutes(router: IRouter, services: Services): void {
  const types = [...DOCUMENT_MEDIA_TYPES];
  router.post(
    '/documents',
    limitRate(UPLOADS_PER_MINUTE),
    needs(...types),
    express.raw({ limit: MAX_DOCUMENT_BYTES, type: types }),
  );
  bind(router, OPERATIONS.putDocument, (_input, { request }) => {
    const bytes: unknown = request.body;
    const type = request.headers['content-type'] ?? '';
    return putDocument(services.archive, bytes instanceof Uint8Array ? bytes : Buffer.of(), type);
  });
  bind(router, OPERATIONS.getDocument, async ({ params }, { response }) => {
    const { bytes, mediaType } = await getDocument(services.archive, params.hash);
    response
      .type(mediaType)
      .setHeader('content-security-policy', "default-src 'none'; sandbox")
      .setHeader('content-disposition', `attachment; filename="${params.hash.slice(0, 16)}"`)
      .setHeader('cache-control', 'public, max-age=31536000, immutable')
      .send(Buffer.from(bytes));
    return undefined;
  });
}

function demoRoutes(router: IRouter, services: Services): void {
  bind(router, OPERATIONS.demoSignIn, async ({ body }, { request }) => {
    const card = cardsOf(services).get(body.card);
    if (!card)
      throw new GatewayError('DEMO_CARD_UNKNOWN', `expected a demo card, got ${body.card}`);
    await takeCard(request, card.card);
    return sessionView(card);
  });
  bind(router, OPERATIONS.demoSession, (_input, { request }) =>
    Promise.resolve(sessionView(signedIn(services, request))),
  );
  bind(router, OPERATIONS.demoCommand, ({ body }, { request }) => {
    const card = signedIn(services, request);
    const envelope = signDemoCommand(card, body.channel, body.command, services.now());
    return relayCommand(services, body.channel, envelope);
  });
}

function cardsOf(services: Services): ReadonlyMap<string, DemoCard> {
  if (services.demoCards) return services.demoCards;
  throw new GatewayError(
    'DEMO_KEYS_OFF',
    'expected a scenario network with demo keys, this is none',
  );
}

function signedIn(services: Services, request: Request): DemoCard {
  const card = cardsOf(services).get(request.session.card ?? '');
  if (card) return card;
  throw new GatewayError('DEMO_SIGN_IN_REQUIRED', 'expected a session that has taken a demo card');
}

function sessionView(card: DemoCard): {
  card: string;
  keyId: string;
  label: DemoCard['label'];
  mark: 'DEMO_KEY';
} {
  return { card: card.card, keyId: card.keyId, label: card.label, mark: 'DEMO_KEY' };
}

function needs(...mediaTypes: string[]): RequestHandler {
  return (request, _response, next) => {
    if (typeof request.is(mediaTypes) === 'string') {
      next();
      return;
    }
    throw new GatewayError(
      'MEDIA_TYPE_UNSUPPORTED',
      `expected ${mediaTypes.join(' or ')}, got ${(request.headers['content-type'] ?? 'none').slice(0, 80)}`,
    );
  };
}
