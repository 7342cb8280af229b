// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const TRADE = '食品安全法 art. 35 and 123, 市场主体登记管理条例 (unconfirmed)';

/** Built-in rules of the states of operators; part of `BUILT_IN_RULES`. */
export const OPERATOR_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  OPERATOR_CLOSED: {
    rule: 'people of a closed operator record nothing but what a recall asks of them',
    legalBasis: TRADE,
    accepted: 'steps of a recall, the return or destruction of recalled rice, and revokeIdentity',
  },
  OPERATOR_STATE: {
    rule: 'an operator goes from draft to verified, is suspended and verified again, and is closed once and for ever',
    legalBasis: TRADE,
    accepted: 'a state other than the present one, of an operator that is not closed',
  },
  OPERATOR_SUSPENDED: {
    rule: 'people of a suspended operator record nothing but what a recall asks of them',
    legalBasis: TRADE,
    accepted:
      'setOperatorState verified by an authority first, or steps of a recall, the return or destruction of recalled rice, and revokeIdentity',
  },
};
