// SPDX-License-Identifier: Apache-2.0
import type { IRouter, Request } from 'express';

import { OPERATIONS } from '../api/operations.js';
import { relayCommand } from '../commands/command-relay.js';
import { signDemoCommand, type DemoCard } from '../commands/demo-keys.js';
import { GatewayError } from '../gateway-error.js';
import { bind } from './bind.js';
import { documentRoutes } from './document-routes.js';
import { jsonBody } from './json-body.js';
import type { Services } from './services.js';
import { demoCardOf, takeCard } from './session.js';

/** Routes that write: signed commands, files of the archive, and the demo's own keys. */
export function writeRoutes(router: IRouter, services: Services): void {
  const json = jsonBody();
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

function demoRoutes(router: IRouter, services: Services): void {
  bind(router, OPERATIONS.demoSignIn, async ({ body }, { request }) => {
    const card = cardsOf(services).get(body.card);
    if (!card)
      throw new GatewayError('DEMO_CARD_UNKNOWN', `expected a demo card, got ${body.card}`);
    await takeCard(request, card.card);
    return sessionView(card);
  });
  bind(router, OPERATIONS.demoSession, (_input, { request, response }) => {
    const card = demoCardOf(cardsOf(services), request);
    // Not to have signed in is no fault: a page may ask.
    if (!card) response.status(204).end();
    return Promise.resolve(card && sessionView(card));
  });
  bind(router, OPERATIONS.demoCommand, ({ body }, { request }) => {
    const card = signedIn(services, request);
    const envelope = signDemoCommand(card, body.channel, body.command, services.now());
    const { evidence } = body;
    return relayCommand(services, body.channel, { ...envelope, ...(evidence && { evidence }) });
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
  const card = demoCardOf(cardsOf(services), request);
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
