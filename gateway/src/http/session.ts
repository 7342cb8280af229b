// SPDX-License-Identifier: Apache-2.0
import type { Request, RequestHandler } from 'express';
import session from 'express-session';

import type { DemoCard } from '../commands/demo-keys.js';
import { SESSION_MS, SessionStore } from './session-store.js';

declare module 'express-session' {
  interface SessionData {
    /** Demo card that this session has taken. */
    card: string;
  }
}

/** Cookie sessions for the demo mode; the cookie is made at sign-in only. */
export function demoSessions(secret: string, isTls: boolean): RequestHandler {
  return session({
    name: isTls ? '__Host-daoji' : 'daoji',
    secret,
    store: new SessionStore(),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, maxAge: SESSION_MS, path: '/', sameSite: 'strict', secure: isTls },
  });
}

/** Gives the session a new id and the card: an id from before the sign-in is worth nothing. */
export function takeCard(request: Request, card: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error !== undefined && error !== null) {
        reject(error instanceof Error ? error : new Error('expected a new session'));
        return;
      }
      request.session.card = card;
      resolve();
    });
  });
}

/** The card that a request's session has taken; `undefined` without one, and where the demo mode is off. */
export function demoCardOf(
  cards: ReadonlyMap<string, DemoCard> | undefined,
  request: Request,
): DemoCard | undefined {
  return cards?.get(request.session.card ?? '');
}
