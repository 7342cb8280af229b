// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const STORE = 'GB/T 29890-2013, 粮食流通管理条例 (unconfirmed)';
const ONCE = 'append-only ledger';

/** Built-in rules of alarms and treatments; part of `BUILT_IN_RULES`. */
export const ALARM_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  ALARM_EXISTS: {
    rule: 'the id of an alarm is given once and never again',
    legalBasis: ONCE,
    accepted: 'an id that no alarm has',
  },
  ALARM_LIMIT: {
    rule: 'a record lists a bounded number of alarms',
    legalBasis: ONCE,
    accepted: 'clearAlarm of alarms that stand, then this one',
  },
  ALARM_NOT_FOUND: {
    rule: 'a step names only an alarm that is recorded',
    legalBasis: STORE,
    accepted: 'a recorded alarm (raiseAlarm)',
  },
  ALARM_STATE: {
    rule: 'an alarm goes from raised to acknowledged to cleared, and never back',
    legalBasis: STORE,
    accepted: 'acknowledgeAlarm before it is cleared, clearAlarm after somebody acknowledged it',
  },
  TREATMENT_DATES: {
    rule: 'a treatment starts, ends and lets grain free in this order, and has started when it is recorded',
    legalBasis: STORE,
    accepted: 'startDate on or before the day of the record, then endDate, then freeFrom',
  },
  TREATMENT_EXISTS: {
    rule: 'the id of a treatment is given once and never again',
    legalBasis: ONCE,
    accepted: 'an id that no treatment has',
  },
};
