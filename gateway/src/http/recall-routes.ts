// SPDX-License-Identifier: Apache-2.0
import type { IRouter } from 'express';

import { OPERATIONS } from '../api/operations.js';
import { assertFirmReads, linkAnswers } from '../recall/link-answers.js';
import { proposeScope } from '../recall/recall-scope.js';
import { expectRecall, recallBrief, recallView } from '../recall/recall-view.js';
import { bind } from './bind.js';
import type { Services } from './services.js';
import { demoCardOf } from './session.js';

/** Routes about recalls. */
export function recallRoutes(router: IRouter, services: Services): void {
  bind(router, OPERATIONS.proposeRecallScope, ({ query }) => proposeScope(services, query));
  bind(router, OPERATIONS.listRecalls, ({ query: { firmId } }) => {
    const items = services.index.records
      .all('recall')
      .filter((recall) => firmId === undefined || recall.firmId === firmId)
      .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
      .map((recall) => recallBrief(services, recall));
    return Promise.resolve({ items });
  });
  bind(router, OPERATIONS.getRecall, ({ params: { recallId } }) =>
    Promise.resolve(recallView(services, expectRecall(services, recallId))),
  );
  bind(router, OPERATIONS.listRecallAnswers, async ({ params }, { request, response }) => {
    const recall = expectRecall(services, params.recallId);
    await assertFirmReads(services, recall, {
      demoKeyId: demoCardOf(services.demoCards, request)?.keyId,
      header: request.get('daoji-read'),
    });
    response.setHeader('cache-control', 'no-store');
    return linkAnswers(services.answers, recall);
  });
}
