// SPDX-License-Identifier: Apache-2.0
import { subjectOf, type Notice } from './notice.js';
import type { OutboxLine } from './outbox-lines.js';

/** A storage year and what is asked after it. */
const KEPT_MS = 400 * 86_400_000;

type NoticeLine = Extract<OutboxLine, { kind: 'notice' }>;

/**
 * Lines without those of subjects that ended more than 400 days ago; the head then says that what ended so early is no news,
 * so that nothing is taken again. The same lines where none is so old.
 */
export function keptLines(lines: readonly OutboxLine[], nowMs: number): readonly OutboxLine[] {
  const notices = lines.filter((line): line is NoticeLine => line.kind === 'notice');
  const last = new Map(notices.map((line) => [subjectOf(line.notice), line]));
  const isGone = ({ notice }: NoticeLine): boolean => {
    const end = last.get(subjectOf(notice));
    return end?.notice.standing === 'ended' && nowMs - end.ms > KEPT_MS;
  };
  const gone = notices.filter(isGone);
  if (gone.length === 0) return lines;
  const noticeIds = new Set(gone.map(({ notice }) => notice.id));
  const deliveryIds = new Set(
    lines
      .filter((line) => line.kind === 'notice' || line.kind === 'step')
      .filter((line) => noticeIds.has(line.kind === 'notice' ? line.notice.id : line.noticeId))
      .flatMap(({ deliveries }) => deliveries.map(({ id }) => id)),
  );
  const ended = gone.map(({ notice }) => notice);
  return lines
    .filter((line) => !isOf(line, noticeIds, deliveryIds))
    .map((line) => (line.kind === 'head' ? { ...line, since: laterOf(line.since, ended) } : line));
}

function isOf(
  line: OutboxLine,
  noticeIds: ReadonlySet<string>,
  deliveryIds: ReadonlySet<string>,
): boolean {
  if (line.kind === 'head') return false;
  if (line.kind === 'notice') return noticeIds.has(line.notice.id);
  return line.kind === 'step' ? noticeIds.has(line.noticeId) : deliveryIds.has(line.deliveryId);
}

/** The first moment after all of them; times of one format are in the order of their text. */
function laterOf(since: string, ended: readonly Notice[]): string {
  const latestMs = Math.max(
    ...ended.filter(({ subject }) => subject.kind !== 'channel').map(({ at }) => Date.parse(at)),
    Date.parse(since) - 1,
  );
  return new Date(latestMs + 1).toISOString();
}
