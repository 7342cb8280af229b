// SPDX-License-Identifier: Apache-2.0

/** Time and chance of a device; injected, so that tests wait for nothing. */
export interface DeviceTimers {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `action` once after `delayMs`; the result cancels it. */
  after(delayMs: number, action: () => void): () => void;
  /** Uniform in [0, 1). */
  random(): number;
}

/** The computer's own clock and chance. Timers do not keep the process alive. */
export function systemTimers(): DeviceTimers {
  return {
    now: () => Date.now(),
    after: (delayMs, action) => {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
  };
}

/** `base × 2^attempt` up to `limit`, ±20 % (`ingest-and-faults.md` §2.4). All in milliseconds. */
export function backOffMs(base: number, attempt: number, limit: number, random: number): number {
  const plain = Math.min(base * 2 ** Math.min(attempt, 30), limit);
  return Math.round(plain * (0.8 + 0.4 * random));
}
