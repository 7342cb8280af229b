// SPDX-License-Identifier: Apache-2.0
import type { registryZh } from './registry-zh.js';

/** English texts of the registry. */
export const registryEn: Readonly<Record<keyof typeof registryZh, string>> = {
  'nav.registry': 'Registry',
  'registry.title': 'Operators and people',
  'registry.lead':
    'Operators and signing keys on the ledger. People are pseudonyms; their names lie in the archive of their operator and can be erased.',
  'registry.operators': 'Operators',
  'registry.persons': 'Keys of people',
  'registry.id': 'Operator id',
  'registry.name': 'Name',
  'registry.kind': 'Kind',
  'registry.area': 'Division',
  'registry.msp': 'Organisation',
  'registry.creditCode': 'Unified social credit code',
  'registry.person': 'Person (pseudonym)',
  'registry.roles': 'Roles',
  'registry.validTo': 'Valid to (or revoked)',
  'registry.key': 'Key id',
  'registry.none': 'No operators yet.',
  'registry.noneNext':
    'The first is registered by the organisation’s registrar certificate: daoji operator register.',
  'registry.noPersons': 'No keys of people.',
  'registry.noPersonsNext':
    'The first registrar is activated by the organisation’s registrar certificate: daoji registrar activate.',
  'registry.howOperator':
    'Only the registrar certificate of an organisation registers operators (no key can): daoji operator register, or daoji import csv operators for many at once.',
  'registry.howPerson':
    'People make a key on their own device and ask; the registrar compares the six words and activates it. Many at once by a table.',
  'registry.kind.cooperative': 'cooperative',
  'registry.kind.household': 'household',
  'registry.kind.farm': 'farm',
  'registry.kind.storage': 'storage',
  'registry.kind.mill': 'mill',
  'registry.kind.laboratory': 'laboratory',
  'registry.kind.authority': 'authority',
  'registry.kind.association': 'association',
  'registry.kind.distributor': 'distributor',
  'registry.kind.retailer': 'retailer',
  'registry.kind.canteen': 'canteen',
  'registry.authority.agri': 'agriculture',
  'registry.authority.grain': 'grain',
  'registry.authority.market': 'market',
  'registry.msp.ProducerMSP': 'producers',
  'registry.msp.RegulatorMSP': 'regulators',
  'registry.msp.InspectorMSP': 'inspectors',
  'registry.state.active': 'active',
  'registry.state.revoked': 'revoked',
  'registry.state.expired': 'expired',
  'registry.state.not-yet': 'not yet valid',
  'revoke.title': 'Revoke a key',
  'revoke.lead':
    'A phone is lost or somebody has left: what the key signs from then on is refused, what it signed before stays. There is no way back; activate a new key instead.',
  'revoke.reason': 'Reason',
  'revoke.reason.lost': 'lost',
  'revoke.reason.stolen': 'stolen',
  'revoke.reason.left': 'the person left',
  'revoke.reason.replaced': 'replaced by another key',
  'revoke.reason.error': 'activated by mistake',
  'revoke.own': 'This is the key that signs here: afterwards this device signs nothing more.',
  'field.keyId': 'Key id',
};
