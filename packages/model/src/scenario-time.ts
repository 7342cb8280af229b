// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from './state.js';

/** The part of a scenario that its clock is made of. */
export type ScenarioClock = Pick<Scenario, 'createdAt' | 'epoch' | 'factor' | 'until'>;

/**
 * The one clock of a scenario network: epoch + (now − createdAt) × factor, and from `until` on one second a second. It
 * follows from the record and `nowMs` alone, so everybody who has the record agrees; it never runs backwards.
 * @param nowMs - milliseconds since 1970 of the real clock; in chaincode the transaction's timestamp.
 * @returns whole milliseconds since 1970 of scenario time.
 */
export function scenarioTimeOf(scenario: ScenarioClock, nowMs: number): number {
  const elapsedMs = nowMs - Date.parse(scenario.createdAt);
  const fastMs = fastMsOf(scenario);
  if (scenario.until !== undefined && elapsedMs >= fastMs) {
    return Date.parse(scenario.until) + (elapsedMs - fastMs);
  }
  return Date.parse(scenario.epoch) + elapsedMs * scenario.factor;
}

/** Scenario seconds per second at a real time: the factor, or 1 from `until` on. */
export function scenarioPaceOf(scenario: ScenarioClock, nowMs: number): number {
  return nowMs - Date.parse(scenario.createdAt) < fastMsOf(scenario) ? scenario.factor : 1;
}

/** Real milliseconds that the clock runs fast; rounded up, so that the last fast one lies before `until`. */
function fastMsOf({ epoch, factor, until }: ScenarioClock): number {
  if (until === undefined) return Infinity;
  return Math.ceil((Date.parse(until) - Date.parse(epoch)) / factor);
}
