// SPDX-License-Identifier: Apache-2.0
import { ruleSetHash, type RuleSetContent } from '@daoji/model';

import type { Cast } from './cast.js';
import { PROTECTED_RING } from './parcels.js';

const SYNTHETIC = {
  areaCode: '2111',
  legalBasis: '演示用合成数据，不是法规 synthetic demo values, no law',
  status: 'unconfirmed',
  validFrom: '2025-01-01',
} as const;

/** Pre-harvest interval of the demo's product in days. */
export const DEMO_PHI_DAYS = 21;
/** Registration number of the demo's product; the digits are nobody's. */
export const DEMO_REGISTRATION = 'PD20990001';
/** What the demo's product is used against, in the words of its table. */
export const DEMO_TARGET = '稻瘟病';

/** Rule sets of agriculture: what may be sprayed, what an area can yield. */
const AGRI_RULES: readonly RuleSetContent[] = [
  {
    ...SYNTHETIC,
    ruleSetId: 'demo-products-2025',
    values: {
      kind: 'input-products',
      products: [
        {
          actives: ['三环唑'],
          content: '75 % WP',
          crabRice: 'excluded',
          crops: ['rice'],
          maxUses: 2,
          name: '示范三环唑（虚构）',
          phiDays: DEMO_PHI_DAYS,
          registration: DEMO_REGISTRATION,
          restricted: false,
          unit: 'g',
          uses: [{ doseMaxMilli: 30_000, doseMinMilli: 20_000, target: DEMO_TARGET }],
        },
      ],
    },
  },
  {
    ...SYNTHETIC,
    ruleSetId: 'demo-yield-caps-2025',
    values: { caps: [{ kgPerMu: 622, variety: '*', year: 2025 }], kind: 'yield-caps' },
  },
  {
    ...SYNTHETIC,
    ruleSetId: 'demo-protected-area-2025',
    values: {
      kind: 'protected-area',
      name: '示范保护范围（虚构）',
      polygons: [[PROTECTED_RING.map(([longitude, latitude]) => [longitude, latitude])]],
      synthetic: true,
    },
  },
];

/** Rule set of the market authority: how much rice a mill can make of paddy. */
const MARKET_RULES: readonly RuleSetContent[] = [
  {
    ...SYNTHETIC,
    ruleSetId: 'demo-recovery-2025',
    values: {
      kind: 'milling-recovery',
      maxMilliPercent: 72_000,
      minMilliPercent: 60_000,
      toleranceMilliPercent: 2_000,
    },
  },
];

/** Two persons of each authority sign the demo's rule sets; every one says that it is synthetic. */
export async function signRuleSets(cast: Cast): Promise<number> {
  for (const content of AGRI_RULES) await signTwice(cast, 'agri', content);
  for (const content of MARKET_RULES) await signTwice(cast, 'market', content);
  return AGRI_RULES.length + MARKET_RULES.length;
}

/** Proposes and confirms. @param authority - the first of its two persons in the cast. */
export async function signTwice(
  cast: Cast,
  authority: 'agri' | 'market' | 'grain',
  content: RuleSetContent,
): Promise<void> {
  await cast.say(authority, { type: 'proposeRuleSet', ...content });
  const contentHash = ruleSetHash(content);
  const { ruleSetId } = content;
  await cast.say(`${authority}-2`, { type: 'confirmRuleSet', contentHash, ruleSetId });
}
