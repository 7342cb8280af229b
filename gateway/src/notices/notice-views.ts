// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';

import type {
  channelViewSchema,
  noticeViewSchema,
  onDutyViewSchema,
} from '../api/notice-operations.js';
import { stateOf } from './channel-health.js';
import { dutyOf, onDuty, type Duty } from './duty.js';
import type { NoticeConfig } from './notice-config.js';
import { isPending, type DeliveryState, type OutboxEntry } from './outbox-entry.js';
import type { NoticeOutbox } from './outbox.js';

type NoticeView = z.infer<typeof noticeViewSchema>;
type ChannelView = z.infer<typeof channelViewSchema>;
type OnDutyView = z.infer<typeof onDutyViewSchema>;

/** A notice as it is shown: no secret of a reader's page, no number, no address. */
export function noticeView(
  outbox: NoticeOutbox,
  { duties }: NoticeConfig,
  entry: OutboxEntry,
): NoticeView {
  const { deliveries, notice, seq, takenMs } = entry;
  const isWaiting = notice.standing === 'asks' && outbox.entriesOn(notice).at(-1) === entry;
  const duty = notice.operatorId === undefined ? undefined : dutyOf(duties, notice);
  return {
    deliveries: deliveries.map(deliveryView),
    isWaiting,
    nextStep: isWaiting && duty ? nextStep(duty, entry) : undefined,
    notice,
    seq,
    takenAt: timeOf(takenMs),
  };
}

/** Each channel of the configuration with its state. */
export function channelViews(outbox: NoticeOutbox, { channels }: NoticeConfig): ChannelView[] {
  const pending = outbox.pending();
  return channels.map(({ id, kind }) => {
    const health = outbox.health(id);
    const { failures, lastFailure, lastSentMs } = health;
    return {
      failures,
      id,
      kind,
      lastFailure: lastFailure && { at: timeOf(lastFailure.ms), code: lastFailure.code },
      lastSentAt: lastSentMs === undefined ? undefined : timeOf(lastSentMs),
      state: stateOf(health),
      waiting: pending.filter(({ delivery }) => delivery.channelId === id).length,
    };
  });
}

/** Who is on duty at a moment, by operator and step. */
export function onDutyViews({ duties, persons }: NoticeConfig, at: Date): OnDutyView[] {
  return duties.map((duty) => {
    const present = new Set(onDuty(duty, at));
    const steps = duty.steps.map(({ afterMinutes, role }) => ({
      afterMinutes,
      personIds: persons
        .filter((one) => one.role === role && present.has(one.id))
        .map(({ id }) => id),
      role,
    }));
    return { about: duty.about ?? 'alarm', operatorId: duty.operatorId, steps };
  });
}

function deliveryView(state: DeliveryState): NoticeView['deliveries'][number] {
  const { attemptMs, attempts, code, delivery, outcome, readMs } = state;
  const { channelId, personIds, role, step } = delivery;
  return {
    attemptAt: attemptMs === undefined ? undefined : timeOf(attemptMs),
    attempts,
    channelId,
    code: isPending(state) || outcome === 'given-up' ? code : undefined,
    personIds,
    readAt: readMs === undefined ? undefined : timeOf(readMs),
    role,
    state: outcome ?? 'waiting',
    step,
  };
}

function nextStep({ steps }: Duty, entry: OutboxEntry): NoticeView['nextStep'] {
  const next = steps.find((_, step) => !entry.steps.has(step));
  return next && { at: timeOf(entry.takenMs + next.afterMinutes * 60_000), role: next.role };
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
