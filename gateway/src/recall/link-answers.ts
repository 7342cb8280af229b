// SPDX-License-Identifier: Apache-2.0
import { answersReadHash, type Recall } from '@daoji/model';
import type { z } from 'zod';

import type { linkAnswersSchema } from '../api/recall-views.js';
import { readerOf } from '../documents/read-right.js';
import type { RightSource } from '../documents/upload-right.js';
import { GatewayError } from '../gateway-error.js';
import type { AnswerLog } from './answer-log.js';
import { isCarried } from './one-time-link.js';

type LinkAnswers = z.infer<typeof linkAnswersSchema>;

/**
 * Lets the answers, whose tokens carry them to the ledger, go to a person of the recalling firm.
 * @throws GatewayError `RECALL_ANSWERS_PRIVATE`.
 */
export async function assertFirmReads(
  source: RightSource,
  { firmId, recallId }: Recall,
  by: { readonly header?: string | undefined; readonly demoKeyId?: string | undefined },
): Promise<void> {
  const identity = await readerOf(source, answersReadHash(recallId), by).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GatewayError('RECALL_ANSWERS_PRIVATE', why, { cause });
  });
  if (identity.operatorId === firmId) return;
  throw new GatewayError(
    'RECALL_ANSWERS_PRIVATE',
    `expected a key of ${firmId}, which recalls, got one of ${identity.operatorId}`,
  );
}

/** Answers by one-time links to a recall, in the order of the holders and of time. */
export function linkAnswers(answers: AnswerLog, recall: Recall): LinkAnswers {
  const items = recall.holders.flatMap((holder) =>
    answers.of(holder.tokenHash ?? '').map((answer) => ({
      at: answer.at,
      ...(answer.counted && { counted: answer.counted }),
      holderId: holder.holderId,
      isCarried: isCarried(holder, answer),
      token: answer.token,
    })),
  );
  return { items };
}
