// SPDX-License-Identifier: Apache-2.0

/** So many failures in a row, or failures over so long a time, and nobody may rely on the channel. */
const DEAD_FAILURES = 5;
const DEAD_MS = 600_000;

/** What the attempts over a channel say of it. */
export interface ChannelHealth {
  /** Attempts that failed since the last that did not. */
  readonly failures: number;
  readonly failingSinceMs?: number;
  readonly lastFailure?: { readonly ms: number; readonly code: string };
  readonly lastSentMs?: number;
}

/** Of a channel that was never used nobody knows. */
export const UNUSED: ChannelHealth = { failures: 0 };

/** State of a channel as it is shown. */
export type ChannelState = 'unused' | 'ok' | 'failing' | 'dead';

/** Health after one more attempt. @param code - undefined for a message that was taken. */
export function afterAttempt(
  health: ChannelHealth,
  ms: number,
  code: string | undefined,
): ChannelHealth {
  if (code === undefined)
    return {
      failures: 0,
      lastSentMs: ms,
      ...(health.lastFailure && { lastFailure: health.lastFailure }),
    };
  return {
    ...health,
    failingSinceMs: health.failingSinceMs ?? ms,
    failures: health.failures + 1,
    lastFailure: { code, ms },
  };
}

/** See {@link ChannelState}. A single failure is never a dead channel. */
export function stateOf(health: ChannelHealth): ChannelState {
  const { failingSinceMs, failures, lastFailure, lastSentMs } = health;
  if (failures === 0) return lastSentMs === undefined ? 'unused' : 'ok';
  const failingMs = (lastFailure?.ms ?? 0) - (failingSinceMs ?? 0);
  return failures >= DEAD_FAILURES || failingMs >= DEAD_MS ? 'dead' : 'failing';
}
