// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Identity, Recall } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';
import type { IRouter, Request } from 'express';

import { OPERATIONS } from '../api/operations.js';
import { readerOf } from '../documents/read-right.js';
import { zipOf } from '../exports/zip.js';
import { evidenceFolder } from '../recall/evidence-folder.js';
import { assertFirmReads, linkAnswers } from '../recall/link-answers.js';
import { recallPaper } from '../recall/recall-papers.js';
import { proposeScope } from '../recall/recall-scope.js';
import { expectRecall, recallBrief, recallView } from '../recall/recall-view.js';
import { bind } from './bind.js';
import { limitRate, styleNonceOf } from './security.js';
import type { Services } from './services.js';
import { demoCardOf } from './session.js';

/** A folder asks the ledger for every proof in it. */
const FOLDERS_PER_MINUTE = 6;

/** Routes about recalls. */
export function recallRoutes(router: IRouter, services: Services): void {
  bind(router, OPERATIONS.proposeRecallScope, ({ query }) => proposeScope(services, query));
  bind(router, OPERATIONS.listRecalls, ({ query: { firmId, operatorId } }) => {
    const items = services.index.records
      .all('recall')
      .filter((recall) => firmId === undefined || recall.firmId === firmId)
      .filter((recall) => operatorId === undefined || concerns(recall, operatorId))
      .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
      .map((recall) => recallBrief(services, recall));
    return Promise.resolve({ items });
  });
  bind(router, OPERATIONS.getRecall, ({ params: { recallId } }) =>
    Promise.resolve(recallView(services, expectRecall(services, recallId))),
  );
  bind(router, OPERATIONS.getRecallPaper, ({ params: { paper, recallId } }, { response }) => {
    const view = recallView(services, expectRecall(services, recallId));
    response.type('html').send(recallPaper(services, view, paper, styleNonceOf(response)));
    return Promise.resolve(undefined);
  });
  router.get('/recalls/:recallId/evidence.zip', limitRate(FOLDERS_PER_MINUTE));
  bind(router, OPERATIONS.getRecallEvidence, async ({ params }, { request, response }) => {
    const { recallId } = params;
    const recall = expectRecall(services, recallId);
    // Before the first byte: a header that proves nothing is refused, not answered with less.
    const reader = await folderReader(services, request);
    response
      .setHeader('cache-control', 'no-store')
      .type('application/zip')
      .setHeader('content-disposition', `attachment; filename="recall-${recallId}.zip"`);
    await pipeline(Readable.from(zipOf(evidenceFolder(services, recall, reader))), response);
    return undefined;
  });
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

/** Who asks for a folder: a demo card, the signer of `Daoji-Read` over `GET {path and query}`, or nobody. */
async function folderReader(services: Services, request: Request): Promise<Identity | undefined> {
  const demoKeyId = demoCardOf(services.demoCards, request)?.keyId;
  const header = request.get('daoji-read');
  if (demoKeyId === undefined && header === undefined) return undefined;
  const hash = toHex(sha256(utf8(`${request.method} ${request.originalUrl}`)));
  return readerOf(services, hash, { demoKeyId, header });
}

function concerns({ firmId, holders }: Recall, operatorId: string): boolean {
  return firmId === operatorId || holders.some(({ holderId }) => holderId === operatorId);
}
