// SPDX-License-Identifier: Apache-2.0
import { DUTY_POSTS } from '@daoji/model';

import { OWN, type RightsOfRoles } from './access-terms.js';

/** The operator's office; none of them acts over the own duty (`DUTY_PERSON`). */
const OFFICE: RightsOfRoles = { registrar: OWN, 'safety-director': OWN, 'trace-manager': OWN };

/** Everybody but a program; that it is the person named, the command's own rules ask. */
const EVERY_PERSON: RightsOfRoles = Object.fromEntries(DUTY_POSTS.map((post) => [post, OWN]));

/** Rights over duties and over signals about a person's steps; part of `ACCESS.trace`. */
export const DUTY_RIGHTS: Readonly<Record<string, RightsOfRoles>> = {
  grantDuty: OFFICE,
  acceptDuty: EVERY_PERSON,
  suspendDuty: OFFICE,
  resumeDuty: OFFICE,
  endDuty: OFFICE,
  recordHealthCard: { ...OFFICE, 'safety-officer': OWN },
  recordTraining: { ...OFFICE, 'safety-officer': OWN },
  // Who looks at the charts asks, the person answers, the director decides.
  raiseSignal: { quality: OWN },
  explainSignal: EVERY_PERSON,
  contestSignal: EVERY_PERSON,
  decideSignal: { 'safety-director': OWN },
  snapshotChart: { quality: OWN },
};
