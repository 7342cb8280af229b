// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@daoji/model';

/** Over whose objects a right reaches; `area: 'within'` adds that the object lies in the signer's area. */
export interface Right {
  /** `own` operator's objects, objects of every `other` operator but one's own, or `any`. */
  readonly operator: 'own' | 'other' | 'any';
  readonly area?: 'within';
}

/** What one function acts on, as far as rights go. */
export interface Target {
  /** State key, for messages. */
  readonly key: string;
  readonly operatorId: string;
  readonly areaCode?: string;
  /** Organisation of the operator; wanted where a first registrar may act. */
  readonly mspId?: string;
  /** True when the holder's co-signature (`evidence.confirmations`) opens it to another operator. */
  readonly isConsentable?: boolean;
  /** True when a contract or mandate of its holder opens it to the signer's operator. */
  readonly isGranted?: boolean;
}

/** Rights over one function by role. */
export type RightsOfRoles = Readonly<Partial<Record<Role, Right>>>;

/** The reaches that rows are made of. */
export const OWN: Right = { operator: 'own' };
export const OWN_AREA: Right = { operator: 'own', area: 'within' };
export const ANY: Right = { operator: 'any' };
export const ANY_AREA: Right = { operator: 'any', area: 'within' };
export const OTHER: Right = { operator: 'other' };
export const OTHER_AREA: Right = { operator: 'other', area: 'within' };

/** Who gives a mandate, and who is given one. */
export const PARTIES: RightsOfRoles = {
  grower: OWN,
  household: OWN,
  cooperative: OWN,
  'machine-operator': OWN,
  'drone-operator': OWN,
  'trace-manager': OWN,
};

/** Who records what was done on a field. */
export const FIELD_HANDS: RightsOfRoles = PARTIES;

/** Who records something of the own operator. */
export const RECORDERS: RightsOfRoles = {
  grower: OWN,
  household: OWN,
  cooperative: OWN,
  'machine-operator': OWN,
  'drone-operator': OWN,
  'input-keeper': OWN,
  weighbridge: OWN,
  keeper: OWN,
  drier: OWN,
  miller: OWN,
  'mill-leader': OWN,
  packer: OWN,
  'pack-leader': OWN,
  quality: OWN,
  analyst: OWN,
  'safety-director': OWN,
  'safety-officer': OWN,
  'trace-manager': OWN,
};

/** Roles whose holder may co-sign that another operator draws from a lot of theirs. */
export const CONFIRMING_ROLES: readonly Role[] = [
  'registrar',
  'grower',
  'household',
  'keeper',
  'miller',
  'packer',
  'store-head',
];

/** Roles whose holder's co-signature is a professional's word, not consent of an operator. */
export const ADVISING_ROLES: readonly Role[] = ['agronomist'];

/** Roles by which a co-signature counts. */
export const SPEAKING_ROLES: readonly Role[] = [...CONFIRMING_ROLES, ...ADVISING_ROLES];

/** Roles whose holder answers for all records of the operator, and may declare each of them to be in error. */
export const CORRECTING_ROLES: readonly Role[] = ['quality', 'trace-manager'];
