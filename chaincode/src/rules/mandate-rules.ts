// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const CIVIL = '民法典 art. 161–165, 电子签名法 art. 13 (unconfirmed)';

/** Built-in rules of mandates; part of `BUILT_IN_RULES`. */
export const MANDATE_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  MANDATE_EXISTS: {
    rule: 'the id of a mandate is given once and never again',
    legalBasis: 'append-only ledger',
    accepted: 'an id that no mandate has',
  },
  MANDATE_NOT_FOUND: {
    rule: 'a step names only a mandate that is recorded',
    legalBasis: CIVIL,
    accepted: 'a recorded mandate (giveMandate)',
  },
  MANDATE_DATES: {
    rule: 'a mandate holds from one day to the same or a later one',
    legalBasis: CIVIL,
    accepted: 'validFrom on or before validTo',
  },
  MANDATE_PARTY: {
    rule: 'a mandate is given by one operator to another, and only that one acts by it',
    legalBasis: CIVIL,
    accepted: 'a mandate that names the signer’s operator as its receiver',
  },
  MANDATE_STATE: {
    rule: 'a mandate is ended once',
    legalBasis: CIVIL,
    accepted: 'a mandate that is not ended',
  },
  MANDATE_UNCONFIRMED: {
    rule: 'a firm gives a mandate by its own signature, and a word that nobody can show puts no rice on hold',
    legalBasis: CIVIL,
    accepted:
      'the giver’s signature in evidence.confirmations, for a household also its signed paper with the photo',
  },
  NO_MANDATE: {
    rule: 'another’s parcel is worked by an accepted contract or a mandate that covers parcel, work, season and day',
    legalBasis: CIVIL,
    accepted:
      'contractIds or mandateIds that cover it, the holder named in onBehalfOf of a harvest, or the holder’s co-signature',
  },
};
