// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const TRACE = '食品安全法 art. 42, GS1 EPCIS 2.0 §7.4.1.4 (unconfirmed)';

/** Built-in rules of corrections and clean-outs; part of `BUILT_IN_RULES`. */
export const CORRECTION_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  CLEAN_OUT_LOTS: {
    rule: 'a clean-out accounts for all that lies in the bin by record',
    legalBasis: 'conservation of mass, GB/T 29890-2013 (unconfirmed)',
    accepted: 'every lot that lies in the bin, each once',
  },
  CORRECTION_EXISTS: {
    rule: 'an event is declared to be in error once, and stays so',
    legalBasis: TRACE,
    accepted: 'a correction of the corrective event, where that one is wrong',
  },
  CORRECTION_REFUSED: {
    rule: 'the ledger is append-only: who may record an event corrects it, lots, uses of inputs and loads are taken back, and rights and rules are changed by commands of their own',
    legalBasis: TRACE,
    accepted:
      'effect declare, which leaves all balances, a person who may record such an event, or the command that the message names',
  },
  CORRECTION_USED: {
    rule: 'what others have used, seen, stored or settled is not taken back',
    legalBasis: TRACE,
    accepted: 'effect declare, then stocktake, loseLot or a new step for the difference',
  },
  EVENT_NOT_FOUND: {
    rule: 'a correction names an event that is recorded',
    legalBasis: TRACE,
    accepted: 'the commandId of a recorded event',
  },
};
