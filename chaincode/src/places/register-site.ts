// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Site } from '@daoji/model';

import type { Plan } from '../run-command.js';

/** A place of business of the signer's operator; bins and lines may name a site that nobody registered. Refuses `SITE_EXISTS`. */
export const planRegisterSite: Plan<'registerSite'> = async (command, facts) => {
  const { address, areaCode, gln, siteId } = command;
  const key = stateKey('site', siteId);
  await facts.assertFree(key, 'SITE_EXISTS');
  const { commandId, operatorId } = facts;
  const value: Site = { address, areaCode, commandId, gln, operatorId, siteId, v: 1 };
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode }],
    writes: [{ key, value }],
  };
};
