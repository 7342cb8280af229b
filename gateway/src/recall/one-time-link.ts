// SPDX-License-Identifier: Apache-2.0
import {
  recallTokenHash,
  recallTokenOf,
  recallTokenSchema,
  type Recall,
  type RecallHolder,
} from '@daoji/model';

import { GatewayError } from '../gateway-error.js';
import type { ReadIndex } from '../index/read-index.js';
import type { AnswerLog, Counted, LinkAnswer } from './answer-log.js';

/** What links are opened with. */
export interface LinkSource {
  readonly answers: AnswerLog;
  readonly index: ReadIndex;
  readonly now: () => Date;
}

/** A holder's own view of a recall, by the link. */
export interface OpenLink {
  readonly recall: Recall;
  readonly holder: RecallHolder;
  readonly token: string;
  readonly tokenHash: string;
  /** When the holder acknowledged, by the link or on the ledger. */
  readonly acknowledgedAt: string | undefined;
  /** The newest count, by the link or on the ledger. */
  readonly counted: Counted | undefined;
  /** Counts that were given by the link; each one is a step of its own. */
  readonly counts: number;
  /** What may be done next; `undefined` once nothing is still out. */
  readonly next: 'acknowledge' | 'count' | undefined;
  /** True while the newest answer is not on the ledger. */
  readonly isWaiting: boolean;
}

/**
 * Opens a link.
 * @throws GatewayError `RECALL_LINK_UNKNOWN` for a secret of no holder, `RECALL_LINK_EXPIRED` once the recall has ended.
 */
export function openLink(source: LinkSource, secret: string): OpenLink {
  const found = recallTokenSchema.safeParse(secret).success
    ? holderOf(source.index, recallTokenHash(recallTokenOf(secret)))
    : undefined;
  if (!found) {
    throw new GatewayError('RECALL_LINK_UNKNOWN', 'expected the link that a holder was given');
  }
  const { holder, recall } = found;
  if (recall.state === 'closed') {
    throw new GatewayError('RECALL_LINK_EXPIRED', `recall ${recall.recallId} has ended`);
  }
  const token = recallTokenOf(secret);
  return { recall, token, ...linkState(source.answers, holder) };
}

/** The holder says to know of it. @throws GatewayError as {@link openLink}, `RECALL_LINK_USED`. */
export async function acknowledgeByLink(source: LinkSource, secret: string): Promise<void> {
  const link = openLink(source, secret);
  if (link.acknowledgedAt !== undefined) throw used('acknowledged');
  await source.answers.add(answerOf(source, link));
}

/**
 * The holder counts back.
 * @param step - counts that the page knew of: the same count sent twice is refused.
 * @throws GatewayError as {@link openLink}, `RECALL_LINK_USED`, `RECALL_COUNT` for more than the holder was told of.
 */
export async function countByLink(
  source: LinkSource,
  secret: string,
  counted: Counted,
  step: number,
): Promise<void> {
  const link = openLink(source, secret);
  if (link.next === undefined || step !== link.counts) throw used('counted');
  const total = counted.destroyedGrams + counted.returnedGrams + counted.stillOutGrams;
  if (total > link.holder.grams) {
    throw new GatewayError(
      'RECALL_COUNT',
      `expected at most ${link.holder.grams} g together, got ${total} g`,
    );
  }
  await source.answers.add({ ...answerOf(source, link), counted });
}

/** What a holder has said by the link and on the ledger. */
export function linkState(
  answers: AnswerLog,
  holder: RecallHolder,
): Omit<OpenLink, 'recall' | 'token'> {
  const { tokenHash = '' } = holder;
  const given = answers.of(tokenHash);
  const counts = given.filter((answer) => answer.counted !== undefined);
  const counted = counts.at(-1)?.counted ?? ledgerCount(holder);
  const acknowledgedAt = holder.acknowledgedAt ?? given[0]?.at;
  return {
    acknowledgedAt,
    counted,
    counts: counts.length,
    holder,
    isWaiting: given.length > 0 && !isCarried(holder, given.at(-1)),
    next: nextOf(acknowledgedAt, counted),
    tokenHash,
  };
}

/** Whether the ledger says of the holder what an answer says. */
export function isCarried(holder: RecallHolder, answer: LinkAnswer | undefined): boolean {
  const counted = answer?.counted;
  if (!counted) return holder.acknowledgedAt !== undefined;
  return (
    holder.returnedGrams === counted.returnedGrams &&
    holder.destroyedGrams === counted.destroyedGrams &&
    holder.stillOutGrams === counted.stillOutGrams
  );
}

/** Once nothing is still out, a count is the last word; while something is, the holder counts again. */
function nextOf(
  acknowledgedAt: string | undefined,
  counted: Counted | undefined,
): OpenLink['next'] {
  if (acknowledgedAt === undefined) return 'acknowledge';
  return counted === undefined || counted.stillOutGrams > 0 ? 'count' : undefined;
}

function ledgerCount(holder: RecallHolder): Counted | undefined {
  const { destroyedGrams = 0, returnedGrams, stillOutGrams = 0 } = holder;
  return returnedGrams === undefined ? undefined : { destroyedGrams, returnedGrams, stillOutGrams };
}

function answerOf({ now }: LinkSource, { token, tokenHash }: OpenLink): LinkAnswer {
  return { at: now().toISOString(), token, tokenHash };
}

function holderOf(
  index: ReadIndex,
  tokenHash: string,
): { readonly holder: RecallHolder; readonly recall: Recall } | undefined {
  for (const recall of index.records.all('recall')) {
    const holder = recall.holders.find((one) => one.tokenHash === tokenHash);
    if (holder) return { holder, recall };
  }
  return undefined;
}

function used(what: 'acknowledged' | 'counted'): GatewayError {
  return new GatewayError('RECALL_LINK_USED', `expected a step that is open, this one was ${what}`);
}
