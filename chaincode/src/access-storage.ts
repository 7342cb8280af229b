// SPDX-License-Identifier: Apache-2.0
import { OWN, type RightsOfRoles } from './access-terms.js';

/** Rights over inspections, aeration and fumigation of stored grain; part of `ACCESS`. */
export const STORAGE_ACCESS: Readonly<Record<string, RightsOfRoles>> = {
  recordInspection: { keeper: OWN, 'store-head': OWN },
  // Who answers for a store orders, and signs what others saw; the chaincode asks for a second person.
  signInspection: { 'store-head': OWN, quality: OWN, 'safety-director': OWN },
  orderAeration: { 'store-head': OWN, quality: OWN },
  recordAeration: { keeper: OWN, 'store-head': OWN },
  orderFumigation: { 'store-head': OWN, quality: OWN },
  recordFumigation: { keeper: OWN, 'store-head': OWN },
  clearFumigation: { keeper: OWN, 'store-head': OWN, quality: OWN, 'safety-officer': OWN },
};
