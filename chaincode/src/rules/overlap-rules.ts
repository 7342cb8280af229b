// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const LAND = '农村土地承包法, 食品安全法 art. 42 (unconfirmed)';

/** Built-in rules of land that two parcels claim; part of `BUILT_IN_RULES`. */
export const OVERLAP_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  OVERLAP_EXISTS: {
    rule: 'an overlap of two parcels is claimed once until it is settled',
    legalBasis: LAND,
    accepted: 'resolveOverlap by the agriculture authority, then a new claim',
  },
  OVERLAP_LIMIT: {
    rule: 'a parcel lists a bounded number of overlaps',
    legalBasis: LAND,
    accepted: 'resolveOverlap of overlaps that stand, then this one',
  },
  OVERLAP_NOT_FOUND: {
    rule: 'the authority settles an overlap that somebody claimed',
    legalBasis: LAND,
    accepted: 'two parcels of which one lists the other',
  },
  OVERLAP_OPEN: {
    rule: 'land that is claimed twice is neither verified nor passed on to other parcels',
    legalBasis: LAND,
    accepted: 'resolveOverlap by the agriculture authority first',
  },
};
