// SPDX-License-Identifier: Apache-2.0
import { shanghaiTime } from '../consumer/formats.js';
import { shanghaiDay, shanghaiMoment } from './duty.js';
import type { ChannelSetup } from './notice-config.js';
import type { Notice } from './notice.js';
import type { NoticeOutbox } from './outbox.js';

/** Kind of a daily test; it asks for nothing. */
export const CHANNEL_TEST = 'channel-test';

const DAY_MS = 86_400_000;

/**
 * The daily test of a channel, once its time of the day (Asia/Shanghai) has come: a channel over which nothing goes for weeks may be
 * dead without anybody's knowledge. What was delivered since the last test's time, or fails already, tests the channel as well.
 */
export function testNotice(
  outbox: NoticeOutbox,
  { id, testAt }: Pick<ChannelSetup, 'id' | 'testAt'>,
  now: Date,
): Notice | undefined {
  if (testAt === undefined) return undefined;
  const day = shanghaiDay(now);
  const dueMs = shanghaiMoment(day, testAt);
  const { failures, lastSentMs = 0 } = outbox.health(id);
  if (now.getTime() < dueMs || failures > 0 || lastSentMs >= dueMs - DAY_MS) return undefined;
  const noticeId = `${CHANNEL_TEST}-${id}-${day}`;
  if (outbox.has(noticeId)) return undefined;
  return {
    at: now.toISOString(),
    en: `Daily test of channel ${id}, ${shanghaiTime(now.toISOString())}: alarms reach you here. No answer needed.`,
    id: noticeId,
    kind: CHANNEL_TEST,
    level: 'info',
    standing: 'ended',
    subject: { id, kind: 'channel' },
    zh: `通知渠道 ${id} 每日测试，${shanghaiTime(now.toISOString())}：预警会发到这里，不必回复`,
  };
}
