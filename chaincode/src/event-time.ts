// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, scenarioTimeOf, type EventFlag, type Scenario } from '@daoji/model';

import { demand } from './contract-error.js';
import type { Transaction } from './transaction.js';
import { HOUR_MS, millisecondsOf, MINUTE_MS, utcOf } from './utc-time.js';

/** How far a claimed time may lie after the record time. */
export const FUTURE_LIMIT_MS = 15 * MINUTE_MS;
/** Age from which a record is flagged `LATE_RECORD` for ever. */
export const LATE_AFTER_MS = 72 * HOUR_MS;

/** Time that rules compare with: the record time, or on a scenario network its scenario time. */
export function ruleTimeOf(recordMs: number, scenario: Scenario | undefined): number {
  return scenario ? scenarioTimeOf(scenario, recordMs) : recordMs;
}

/**
 * Judges what the signer claims about the time.
 * @returns true when the record is late.
 * @throws ContractError `EVENT_TIME_FUTURE`.
 */
export function isLateRecord(eventTime: string, transaction: Transaction): boolean {
  const now = ruleTimeOf(transaction.recordMs, transaction.scenario);
  const age = now - millisecondsOf(eventTime);
  demand(
    age >= -FUTURE_LIMIT_MS,
    'EVENT_TIME_FUTURE',
    `expected eventTime at most 15 min after the record, got ${eventTime}, ${-age} ms after it`,
  );
  return age > LATE_AFTER_MS;
}

/** Flags of a record whose civil date (Asia/Shanghai) lies more than three days before the time that rules compare with. */
export function lateDateFlags(date: string, ruleTime: string): readonly EventFlag[] {
  return date < civilDateOf(utcOf(millisecondsOf(ruleTime) - LATE_AFTER_MS)) ? ['LATE_RECORD'] : [];
}
