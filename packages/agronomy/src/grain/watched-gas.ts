// SPDX-License-Identifier: Apache-2.0
import type { WatchedReading, WatchRule } from './bin-watch.js';

/** What is remembered of a CO2 sensor; `sinceMs` is since when it stands above what may last. */
export interface GasMemory {
  readonly isRaised: boolean;
  readonly sinceMs?: number | undefined;
}

export function newGas(): GasMemory {
  return { isRaised: false };
}

/** Judges a CO2 reading (ppm): raised at once from the spoiling limit on, or above the lasting limit for long enough. */
export function judgeGas(
  { isRaised, sinceMs }: GasMemory,
  { timeMs, value }: WatchedReading,
  { clearPpm, lastingMs, lastingPpm, spoilingPpm }: WatchRule,
): GasMemory {
  if (isRaised) return value < clearPpm ? newGas() : { isRaised };
  if (value >= spoilingPpm) return { isRaised: true };
  if (value < lastingPpm) return newGas();
  // A clock that jumped back begins the span again: it proves no time.
  const since = sinceMs === undefined || sinceMs > timeMs ? timeMs : sinceMs;
  return timeMs - since >= lastingMs ? { isRaised: true } : { isRaised: false, sinceMs: since };
}
