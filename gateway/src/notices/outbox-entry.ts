// SPDX-License-Identifier: Apache-2.0
import type { Delivery, Notice } from './notice.js';
import type { Outcome } from './outbox-lines.js';

/** Pauses after failed attempts, ms; the last one repeats. */
const PAUSES_MS = [5_000, 15_000, 60_000, 180_000, 600_000];

/** A delivery with what came of it. */
export interface DeliveryState {
  readonly delivery: Delivery;
  readonly noticeId: string;
  readonly addedMs: number;
  attempts: number;
  /** Outcome of the last attempt; undefined before the first. */
  outcome?: Outcome;
  code?: string | undefined;
  attemptMs?: number;
  /** When the next attempt is due. */
  nextMs: number;
  readMs?: number;
}

/** A notice with what was sent of it. */
export interface OutboxEntry {
  readonly notice: Notice;
  readonly takenMs: number;
  /** Number of the last change to it; rises over all entries. */
  seq: number;
  /** Steps that were sent, 0 the first. */
  readonly steps: Set<number>;
  readonly deliveries: DeliveryState[];
}

/** A delivery that was never tried. */
export function newDelivery(delivery: Delivery, noticeId: string, ms: number): DeliveryState {
  return { addedMs: ms, attempts: 0, delivery, nextMs: ms, noticeId };
}

/** True while a delivery is to be tried (again). */
export function isPending({ outcome }: DeliveryState): boolean {
  return outcome === undefined || outcome === 'failed';
}

/** Notes an attempt. @param retryAfterMs - least pause that the channel asked for. */
export function noteAttempt(
  state: DeliveryState,
  attempt: {
    readonly code?: string | undefined;
    readonly ms: number;
    readonly outcome: Outcome;
    readonly retryAfterMs?: number | undefined;
  },
): void {
  const { code, ms, outcome, retryAfterMs = 0 } = attempt;
  const pause = PAUSES_MS[Math.min(state.attempts, PAUSES_MS.length - 1)] ?? 0;
  state.attempts += 1;
  state.outcome = outcome;
  state.code = code;
  state.attemptMs = ms;
  state.nextMs = ms + Math.max(pause, retryAfterMs);
}
