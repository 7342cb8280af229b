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

/** A product of the demo's table. */
export interface DemoProduct {
  readonly phiDays: number;
  /** The digits are nobody's. */
  readonly registration: string;
  /** What it is used against, in the words of the table. */
  readonly target: string;
}

/** Tricyclazole. */
export const BLAST_PRODUCT: DemoProduct = {
  phiDays: 21,
  registration: 'PD20990001',
  target: '稻瘟病',
};
/** Buprofezin. */
export const HOPPER_PRODUCT: DemoProduct = {
  phiDays: 14,
  registration: 'PD20990002',
  target: '稻飞虱',
};

/** Course that a packer of the demo has passed. */
export const DEMO_COURSE = 'food-safety';

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
          phiDays: BLAST_PRODUCT.phiDays,
          registration: BLAST_PRODUCT.registration,
          restricted: false,
          unit: 'g',
          uses: [{ doseMaxMilli: 30_000, doseMinMilli: 20_000, target: BLAST_PRODUCT.target }],
        },
        {
          actives: ['噻嗪酮'],
          content: '25 % WP',
          crabRice: 'excluded',
          crops: ['rice'],
          maxUses: 2,
          name: '示范噻嗪酮（虚构）',
          phiDays: HOPPER_PRODUCT.phiDays,
          registration: HOPPER_PRODUCT.registration,
          restricted: false,
          unit: 'g',
          uses: [{ doseMaxMilli: 30_000, doseMinMilli: 20_000, target: HOPPER_PRODUCT.target }],
        },
      ],
    },
  },
  {
    ...SYNTHETIC,
    ruleSetId: 'demo-yield-caps-2025',
    values: {
      // The year that is played, and the one in which its visitors sign.
      caps: [2025, 2026].map((year) => ({ kgPerMu: 622, variety: '*', year })),
      kind: 'yield-caps',
    },
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

/** Rule sets of the market authority on people: who needs a card and an examination, and when figures of persons are judged. */
const PEOPLE_RULES: readonly RuleSetContent[] = [
  {
    ...SYNTHETIC,
    ruleSetId: 'demo-duties-2025',
    values: {
      kind: 'duty-terms',
      posts: [{ courses: [DEMO_COURSE], needsHealthCard: true, role: 'packer' }],
      signalAnswerDays: 7,
    },
  },
  {
    ...SYNTHETIC,
    ruleSetId: 'demo-quality-2025',
    values: {
      alarmHours: 24 * 60,
      baselineMonths: 6,
      cusum: { hMilli: 5_000, kMilli: 500 },
      ewma: { lambdaMilli: 100, widthMilli: 2_700 },
      funnel: { innerMilliPercent: 95_000, outerMilliPercent: 99_800 },
      kind: 'operator-quality',
      leastN: 5,
    },
  },
];

/** Rule sets of the market authority on recalls: clocks of the three classes, and which days count. */
const RECALL_RULES: readonly RuleSetContent[] = [
  {
    ...SYNTHETIC,
    ruleSetId: 'demo-recall-terms-2025',
    values: {
      kind: 'recall-terms',
      terms: [
        { class: 1, doneWorkingDays: 10, startHours: 24 },
        { class: 2, doneWorkingDays: 20, startHours: 48 },
        { class: 3, doneWorkingDays: 30, startHours: 72 },
      ],
    },
  },
  {
    ...SYNTHETIC,
    ruleSetId: 'demo-calendar-2025',
    values: {
      holidays: [
        '2025-10-01',
        '2025-10-02',
        '2025-10-03',
        '2025-10-06',
        '2025-10-07',
        '2025-10-08',
      ],
      kind: 'working-calendar',
      workingWeekends: ['2025-09-28', '2025-10-11'],
    },
  },
];

/** Rule set of the grain authority: what is taken off for moisture and impurity when a load is paid for. */
const GRAIN_RULES: readonly RuleSetContent[] = [
  {
    ...SYNTHETIC,
    ruleSetId: 'demo-settlement-2025',
    values: {
      deductions: [
        {
          deductionMilliPercent: 650,
          of: 'moisture',
          standardMilliPercent: 14_500,
          stepMilliPercent: 500,
        },
        {
          deductionMilliPercent: 300,
          of: 'impurity',
          standardMilliPercent: 1_000,
          stepMilliPercent: 300,
        },
      ],
      kind: 'settlement',
      product: '粳稻谷',
    },
  },
];

/** Two persons of each authority sign the demo's rule sets, all at once: a second is more than a day. Every one says that it is synthetic. */
export async function signRuleSets(cast: Cast): Promise<number> {
  const market = [...MARKET_RULES, ...RECALL_RULES, ...PEOPLE_RULES];
  await Promise.all([
    ...AGRI_RULES.map((content) => signTwice(cast, 'agri', content)),
    ...market.map((content) => signTwice(cast, 'market', content)),
    ...GRAIN_RULES.map((content) => signTwice(cast, 'grain', content)),
  ]);
  return AGRI_RULES.length + market.length + GRAIN_RULES.length;
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
