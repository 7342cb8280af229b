// SPDX-License-Identifier: Apache-2.0
import { ruleSetHash, type RuleSetContent } from '@daoji/model';

import type { Cast } from './cast.js';

/** The digits are nobody's. */
export const REGISTRATION = 'PD20990007';
/** Name of the product in the table. */
export const PRODUCT = '示范三环唑（虚构）';
/** What it is registered against. */
export const TARGET = '稻瘟病';
/** Its pre-harvest interval, days. */
export const PHI_DAYS = 21;

const TABLE: RuleSetContent = {
  areaCode: '2111',
  legalBasis: 'synthetic table of the tests of pages',
  ruleSetId: 'web-products',
  status: 'unconfirmed',
  validFrom: '2020-01-01',
  values: {
    kind: 'input-products',
    products: [
      {
        actives: ['三环唑'],
        content: '75 % WP',
        crabRice: 'excluded',
        crops: ['rice'],
        maxUses: 2,
        name: PRODUCT,
        phiDays: PHI_DAYS,
        registration: REGISTRATION,
        restricted: false,
        unit: 'g',
        uses: [{ doseMaxMilli: 30_000, doseMinMilli: 20_000, target: TARGET }],
      },
    ],
  },
};

/** Has two persons of the agriculture authority sign the table, once on a network. */
export async function ensureInputTable(cast: Cast): Promise<void> {
  await cast.say('agri', { type: 'proposeRuleSet', ...TABLE }).catch((error: unknown) => {
    if (!String(error).includes('RULE_SET_EXISTS')) throw error;
  });
  const confirming = { contentHash: ruleSetHash(TABLE), ruleSetId: TABLE.ruleSetId };
  await cast.say('agri-2', { type: 'confirmRuleSet', ...confirming }).catch((error: unknown) => {
    if (!String(error).includes('RULE_SET_STATE')) throw error;
  });
}
