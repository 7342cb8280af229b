// SPDX-License-Identifier: Apache-2.0
import { civilDateSchema, gtinSchema, idSchema, lotIdSchema, serialSchema } from '@daoji/model';
import { z } from 'zod';

import { operation, read } from './operation.js';
import { noParameters } from './parameters.js';
import {
  linkAnswersSchema,
  recallBriefSchema,
  recallScopeSchema,
  recallViewSchema,
} from './recall-views.js';

const recallParameters = z.strictObject({ recallId: idSchema });

/** Where a search for recalled rice begins: a lot, a package, or what a firm made on a day. */
export const recallScopeQuery = z.strictObject({
  date: civilDateSchema.optional(),
  /** The firm that recalls; the holder of the lot where absent. */
  firmId: idSchema.optional(),
  gtin: gtinSchema.optional(),
  lotId: lotIdSchema.optional(),
  serial: serialSchema.optional(),
});

/** Routes about recalls. */
export const RECALL_OPERATIONS = {
  proposeRecallScope: read(
    'proposeRecallScope',
    '/recall-scope',
    'What came of a lot (lotId), a package (gtin, serial) or a day of a firm (firmId, date), who has it, and what is not known',
    noParameters,
    recallScopeQuery,
    recallScopeSchema,
  ),
  listRecalls: read(
    'listRecalls',
    '/recalls',
    'Recalls, newest first, of one firm, or that concern one operator as firm or holder, where asked',
    noParameters,
    z.strictObject({ firmId: idSchema.optional(), operatorId: idSchema.optional() }),
    z.strictObject({ items: z.array(recallBriefSchema) }).meta({ id: 'RecallList' }),
  ),
  getRecall: read(
    'getRecall',
    '/recalls/{recallId}',
    'A recall with its clocks, its account to the gram, its holders and what is missing to its end',
    recallParameters,
    noParameters,
    recallViewSchema,
  ),
  getRecallPaper: read(
    'getRecallPaper',
    '/recalls/{recallId}/{paper}.html',
    'Recall plan, notice or summary to print, Chinese and English',
    z.strictObject({ paper: z.enum(['notice', 'plan', 'summary']), recallId: idSchema }),
    noParameters,
    { mediaTypes: ['text/html'] },
  ),
  getRecallEvidence: operation({
    id: 'getRecallEvidence',
    method: 'get',
    path: '/recalls/{recallId}/evidence.zip',
    summary:
      'Record, papers, signed commands, answers, lots, files and proofs of a recall in one archive; salted files for a Daoji-Read of a party alone',
    params: recallParameters,
    query: noParameters,
    response: { mediaTypes: ['application/zip'] },
    problems: [403, 404],
  }),
  listRecallAnswers: operation({
    id: 'listRecallAnswers',
    method: 'get',
    path: '/recalls/{recallId}/answers',
    summary: 'Answers by one-time links with their tokens, for the firm to carry to the ledger',
    params: recallParameters,
    query: noParameters,
    headers: z.object({
      'Daoji-Read': z
        .string()
        .optional()
        .meta({ description: 'base64 of {keyId, time, signature}; not needed in a demo session' }),
    }),
    response: linkAnswersSchema,
    problems: [403, 404],
  }),
} as const;
