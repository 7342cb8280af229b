// SPDX-License-Identifier: Apache-2.0
import type { IRouter, Request, Response } from 'express';

import { readPage, unknownLinkPage } from '../notices/read-page.js';
import { languageOf } from './failed-page.js';
import { limitRate, styleNonceOf } from './security.js';
import type { Services } from './services.js';

/** A person opens a handful a minute; 128 bits are not guessed at any rate. */
const REQUESTS_PER_MINUTE = 60;

/** Pages behind the links of messages, on which a reader says that it was read. */
export function noticeLinkRoutes(router: IRouter, services: Services): void {
  const { outbox } = services.notices;
  router.use('/n', limitRate(REQUESTS_PER_MINUTE));
  // To open a link notes nothing: chats fetch links to show a preview, and that is no reading.
  router.get('/n/:token', (request, response) => {
    sendPage(services, request, response);
  });
  router.post('/n/:token/read', async (request, response) => {
    const token = tokenOf(request);
    if (!outbox.byToken(token)) {
      sendPage(services, request, response);
      return;
    }
    await outbox.noteRead(token, services.machineNow().getTime());
    response.redirect(303, `/n/${token}`);
  });
}

function sendPage(services: Services, request: Request, response: Response): void {
  const { notices, scenario } = services;
  const token = tokenOf(request);
  const state = notices.outbox.byToken(token);
  const entry = notices.outbox.entry(state?.noticeId ?? '');
  const frame = { language: languageOf(request), scenario, styleNonce: styleNonceOf(response) };
  response.set('cache-control', 'no-store').set('x-robots-tag', 'noindex').type('html');
  if (!state || !entry) {
    response.status(404).send(unknownLinkPage({ ...frame, code: 'NOTICE_LINK_UNKNOWN' }));
    return;
  }
  const last = notices.outbox.entriesOn(entry.notice).at(-1);
  response.send(
    readPage({
      ...frame,
      isAnswered: entry.notice.standing === 'asks' && last?.notice.standing !== 'asks',
      notice: entry.notice,
      path: `/n/${token}`,
      readAt: state.readMs === undefined ? undefined : new Date(state.readMs).toISOString(),
    }),
  );
}

function tokenOf(request: Request): string {
  const { token } = request.params;
  return typeof token === 'string' ? token : '';
}
