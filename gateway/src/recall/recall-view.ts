// SPDX-License-Identifier: Apache-2.0
import { recallBalance, type Recall, type RecallHolder } from '@daoji/model';
import type { z } from 'zod';

import type {
  recallAccountSchema,
  recallBriefSchema,
  recallViewSchema,
} from '../api/recall-views.js';
import { GatewayError } from '../gateway-error.js';
import type { EventRef, ReadIndex } from '../index/read-index.js';
import type { AnswerLog } from './answer-log.js';
import { linkState } from './one-time-link.js';
import { recallClock } from './recall-clock.js';
import { disposedGrams, recallMissing } from './recall-missing.js';
import { nameOf, walkView } from './recall-scope.js';
import { traceLots } from './trace-lots.js';

type RecallView = z.infer<typeof recallViewSchema>;

/** What a recall is read from. */
export interface RecallSource {
  readonly answers: AnswerLog;
  readonly index: ReadIndex;
  readonly now: () => Date;
}

/** A recall of the ledger. @throws GatewayError `RECALL_NOT_FOUND`. */
export function expectRecall({ index }: Pick<RecallSource, 'index'>, recallId: string): Recall {
  const recall = index.records.get('recall', recallId);
  if (recall) return recall;
  throw new GatewayError('RECALL_NOT_FOUND', `expected a recall, got ${recallId}`);
}

/** A recall as lists show it. */
export function recallBrief(
  { index, now }: Pick<RecallSource, 'index' | 'now'>,
  recall: Recall,
): z.infer<typeof recallBriefSchema> {
  return {
    account: accountOf(recall),
    clock: recallClock(index.records, recall, now()),
    firmName: nameOf(index, recall.firmId),
    recall,
  };
}

/** A recall as its page shows it. @throws GatewayError `TRACE_CYCLE`. */
export function recallView(source: RecallSource, recall: Recall): RecallView {
  const { index } = source;
  const events = index.eventsOf(`recall~${recall.recallId}`);
  const lotIds = recall.lots.map(({ lotId }) => lotId);
  const [down, up] = (['down', 'up'] as const).map((way) =>
    walkView(index, traceLots(index, lotIds, way)),
  ) as [RecallView['trace']['down'], RecallView['trace']['up']];
  return {
    ...recallBrief(source, recall),
    elapsed: elapsedOf(recall, events),
    events: events.map(({ commandId, eventTime, signer, type }) => ({
      commandId,
      eventTime,
      signer,
      type,
    })),
    holders: recall.holders.map((holder) => ({
      ...holder,
      holderName: nameOf(index, holder.holderId),
      isAnswerWaiting: linkState(source.answers, holder).isWaiting,
      state: stateOf(holder),
      unknownGrams: unknownOf(holder),
    })),
    lots: recall.lots.map((one) => lotView(index, recall.recallId, one)),
    missing: recallMissing(recall),
    trace: { down, up },
  };
}

/** To be retrieved = returned + destroyed + still out + unknown, and the share of it that is accounted for for good. */
export function accountOf(recall: Recall): z.infer<typeof recallAccountSchema> {
  const balance = recallBalance(recall);
  const { destroyedGrams, returnedGrams, toRetrieveGrams } = balance;
  return {
    ...balance,
    disposedGrams: disposedGrams(recall),
    ...(toRetrieveGrams > 0 && {
      recoveredMilliPercent: Math.floor(
        ((returnedGrams + destroyedGrams) / toRetrieveGrams) * 100_000,
      ),
    }),
  };
}

function lotView(
  index: ReadIndex,
  recallId: string,
  one: Recall['lots'][number],
): RecallView['lots'][number] {
  const isHeld = index.records.get('lot-hold', one.lotId)?.recallId === recallId;
  const lot = index.lot(one.lotId);
  if (!lot) return { ...one, isHeld };
  const { kind, operatorId } = lot;
  return { ...one, holderId: operatorId, holderName: nameOf(index, operatorId), isHeld, kind };
}

function stateOf(holder: RecallHolder): RecallView['holders'][number]['state'] {
  if (holder.returnedGrams !== undefined) return 'counted';
  return holder.acknowledgedAt === undefined ? 'told' : 'acknowledged';
}

function unknownOf(holder: RecallHolder): number {
  const { destroyedGrams = 0, grams, returnedGrams = 0, stillOutGrams = 0 } = holder;
  return grams - destroyedGrams - returnedGrams - stillOutGrams;
}

const STEPS = {
  acknowledgedMs: ['acknowledgeRecall', 'recordRetrieval'],
  countedMs: ['recordRetrieval'],
  notifiedMs: ['notifyHolder'],
} as const;

function elapsedOf({ startedAt }: Recall, events: readonly EventRef[]): RecallView['elapsed'] {
  const entries = Object.entries(STEPS).flatMap(([name, types]) => {
    const last = events.findLast(({ type }) => types.some((one) => one === type));
    return last ? [[name, Math.max(0, Date.parse(last.eventTime) - Date.parse(startedAt))]] : [];
  });
  return Object.fromEntries(entries) as RecallView['elapsed'];
}
