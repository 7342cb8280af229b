// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const OWNER = 'constitution of the network: rule sets belong to their authority';

/** Rules on the rule sets themselves. */
export const RULE_SET_RULES = {
  RULE_SECOND_PERSON: {
    rule: 'a rule set is signed by two persons',
    legalBasis: OWNER,
    accepted: 'a second person of the same authority',
  },
  RULE_SET_HASH: {
    rule: 'both persons sign the same values',
    legalBasis: OWNER,
    accepted: 'the hash of the values that were proposed',
  },
  RULE_SET_STATE: {
    rule: 'an effective rule set is never signed again',
    legalBasis: OWNER,
    accepted: 'a new rule set with a later validFrom',
  },
  RULE_SET_VALUES: {
    rule: 'values and dates of a rule set do not contradict themselves',
    legalBasis: OWNER,
    accepted: 'values as the message says',
  },
} as const satisfies Partial<Record<ContractErrorCode, BuiltInRule>>;
