// SPDX-License-Identifier: Apache-2.0
import { shanghaiTime } from '../consumer/formats.js';
import { CHANNEL_TEST } from './channel-test.js';
import { stateOf, type ChannelHealth } from './channel-health.js';
import type { Notice } from './notice.js';
import type { NoticeOutbox } from './outbox.js';

/**
 * What is to be said of a channel that was not said yet: that it is dead, or that it works again. The id is made of the
 * first failure, so that one outage is one alarm however often it is looked at.
 */
export function channelNotice(outbox: NoticeOutbox, channelId: string): Notice | undefined {
  const health = outbox.health(channelId);
  const said = outbox
    .entriesOn({ subject: { id: channelId, kind: 'channel' } })
    .filter(({ notice }) => notice.kind !== CHANNEL_TEST)
    .at(-1)?.notice;
  const saidDead = said?.standing === 'asks' ? said : undefined;
  if (stateOf(health) === 'dead') return saidDead ? undefined : deadNotice(channelId, health);
  return saidDead && health.failures === 0 ? backNotice(saidDead, health) : undefined;
}

function deadNotice(channelId: string, health: ChannelHealth): Notice {
  const { failingSinceMs = 0, failures, lastFailure } = health;
  const since = shanghaiTime(timeOf(failingSinceMs));
  const code = lastFailure?.code ?? '';
  return {
    at: timeOf(lastFailure?.ms),
    en: `Channel ${channelId} is dead: ${failures} messages in a row failed since ${since} (${code}). Who hears of alarms over it hears nothing.`,
    id: `channel-dead-${channelId}-${failingSinceMs}`,
    kind: 'channel-dead',
    level: 'urgent',
    standing: 'asks',
    subject: { id: channelId, kind: 'channel' },
    zh: `通知渠道 ${channelId} 发不出去：自 ${since} 起连续 ${failures} 次失败（${code}），靠它收预警的人收不到`,
  };
}

function backNotice({ id, subject }: Notice, { lastSentMs }: ChannelHealth): Notice {
  const at = timeOf(lastSentMs);
  return {
    at,
    en: `Channel ${subject.id} works again since ${shanghaiTime(at)}.`,
    id: id.replace('channel-dead', 'channel-back'),
    kind: 'channel-back',
    level: 'info',
    standing: 'ended',
    subject,
    zh: `通知渠道 ${subject.id} 已恢复，${shanghaiTime(at)}`,
  };
}

function timeOf(ms = 0): string {
  return new Date(ms).toISOString();
}
