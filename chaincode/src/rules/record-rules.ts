// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';
import { OPERATOR_RULES } from './operator-rules.js';

const LAW = {
  inputs: '农药管理条例 art. 34 and 36 (unconfirmed)',
  once: 'append-only ledger',
  rights: 'rights table of the network',
  trace: '食品安全法 art. 42, 农产品质量安全法 art. 41 (unconfirmed)',
} as const;

function once(thing: string): BuiltInRule {
  return {
    rule: `the id of a ${thing} is given once and never again`,
    legalBasis: LAW.once,
    accepted: `an id that no ${thing} has`,
  };
}

function bounded(rule: string, accepted: string): BuiltInRule {
  return { rule, legalBasis: 'bound of one ledger key', accepted };
}

/** Built-in rules of ids, dates and bounds of records, and of who records; part of `BUILT_IN_RULES`. */
export const RECORD_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  ...OPERATOR_RULES,
  PLEDGE_EXISTS: once('pledge'),
  SAMPLE_EXISTS: once('parcel sample'),
  SITE_EXISTS: once('site'),
  PRODUCT_EXISTS: {
    rule: 'a GTIN names one product of one brand owner for ever',
    legalBasis: 'GS1 General Specifications §4.2, append-only ledger (unconfirmed)',
    accepted: 'a GTIN that no product has',
  },
  SAMPLE_NOT_FOUND: {
    rule: 'a step names only a parcel sample that is recorded',
    legalBasis: LAW.trace,
    accepted: 'a recorded parcel sample (drawParcelSample)',
  },
  DOCUMENT_LIMIT: bounded(
    'a lot or operator lists a bounded number of documents',
    'one file that holds several sheets, or a document of another subject',
  ),
  PACKER_LIMIT: bounded(
    'a product lists a bounded number of packers',
    'withdrawPacker of packers that are not needed, or a product of its own',
  ),
  HARVEST_LIMIT: bounded(
    'one record names a bounded number of harvest lots',
    'fewer parcels in one record, or more paddy weighed into one lot',
  ),
  INPUT_DATES: {
    rule: 'a purchase or application is recorded once it is done, and ends no earlier than it began',
    legalBasis: LAW.inputs,
    accepted: 'startDate on or before stopDate, and no day after that of the record',
  },
  PARCEL_VERSION: {
    rule: 'a word about a boundary names the version that is recorded, a revision the next one',
    legalBasis: LAW.trace,
    accepted: 'the boundary version that the message names',
  },
  RANGE_ORDER: {
    rule: 'a range ends where it starts, or after it',
    legalBasis: LAW.trace,
    accepted: 'first the start, then the end',
  },
  IDENTITY_VALIDITY: {
    rule: 'a key is valid from one time to a later one',
    legalBasis: LAW.rights,
    accepted: 'validTo after validFrom',
  },
};
