// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const STORE = 'GB/T 29890-2013 (unconfirmed)';
const FAN = 'LS/T 1202 (unconfirmed)';
const ONCE = 'append-only ledger';

function once(thing: string): BuiltInRule {
  return {
    rule: `the id of ${thing} is given once and never again`,
    legalBasis: ONCE,
    accepted: `an id that no ${thing.replace(/^an? /, '')} has`,
  };
}

function known(thing: string, how: string): BuiltInRule {
  return {
    rule: `a step names only ${thing} that is recorded`,
    legalBasis: STORE,
    accepted: `a recorded ${thing.replace(/^an? /, '')} (${how})`,
  };
}

/** Built-in rules of inspections, aeration and fumigation; part of `BUILT_IN_RULES`. */
export const STORAGE_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  AERATION_ADVICE: {
    rule: 'an advice to run a fan follows from the numbers that it states',
    legalBasis: FAN,
    accepted: 'the advice that the numbers give, or an order against it with its reason',
  },
  AERATION_EXISTS: once('an aeration'),
  AERATION_NOT_FOUND: known('an aeration', 'orderAeration'),
  AERATION_STATE: {
    rule: 'an aeration goes from ordered to running to done or is dropped, and a bin has one at a time',
    legalBasis: FAN,
    accepted: 'recordAeration with the step that its state allows',
  },
  FUMIGATION_EXISTS: once('a fumigation'),
  FUMIGATION_NOT_FOUND: known('a fumigation', 'orderFumigation'),
  FUMIGATION_RULE: {
    rule: 'a fumigation is ordered with a gas of which the rules in force say dose and closed time',
    legalBasis: STORE,
    accepted: 'phosphine, or another gas once a rule set grain-fumigation names it',
  },
  FUMIGATION_SHORT: {
    rule: 'a fumigation that is aired too early, or that got too little gas, says why',
    legalBasis: STORE,
    accepted: 'the airing with a note, or after the time and the CT that the message names',
  },
  FUMIGATION_STATE: {
    rule: 'a fumigation goes from ordered to closed to airing to cleared or is dropped, and a bin has one at a time',
    legalBasis: STORE,
    accepted: 'the step that its state allows',
  },
  INSPECTION_EXISTS: once('an inspection'),
  INSPECTION_NOT_FOUND: known('an inspection', 'recordInspection'),
  INSPECTION_STATE: {
    rule: 'an inspection is signed once',
    legalBasis: STORE,
    accepted: 'an inspection that nobody has signed',
  },
  INSPECTION_VALUES: {
    rule: 'what a person saw does not contradict itself',
    legalBasis: STORE,
    accepted: 'a mean of at most the maximum, and new grain that came in by the day of the look',
  },
  STORAGE_DATES: {
    rule: 'a step of an aeration or fumigation lies after the one before it, and not ahead of its record',
    legalBasis: STORE,
    accepted: 'a time within the one that the message names',
  },
};
