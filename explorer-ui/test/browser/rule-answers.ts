// SPDX-License-Identifier: Apache-2.0
// A test double of the gateway's answers about rule sets, cases and flagged codes; the looks of pages alone.
import { ruleSetHash, type RuleSet, type RuleSetContent } from '@daoji/model';

const signed = (personId: string, at: string): RuleSet['proposed'] => ({
  at,
  keyId: 'cd'.repeat(32),
  personId,
});

/** A rule set of the market authority that is proposed, or effective. */
function ruleSet(content: RuleSetContent, confirmedAt?: string): RuleSet {
  return {
    ...content,
    authority: 'market',
    contentHash: ruleSetHash(content),
    kind: content.values.kind,
    operatorId: 'market-r',
    proposed: signed('person-41', '2026-01-10T01:00:00.000Z'),
    state: confirmedAt === undefined ? 'proposed' : 'effective',
    v: 1,
    ...(confirmedAt !== undefined && { confirmed: signed('person-42', confirmedAt) }),
  };
}

const base = {
  areaCode: '21',
  legalBasis: '《食品召回管理办法》第十三条、第十八条（示例）',
  sourceUrl: 'https://www.example.org/a-very-long-address/of-the-text/that-was-compared.html',
  validFrom: '2026-01-01',
};
const terms = ruleSet(
  {
    ...base,
    ruleSetId: 'recall-terms-1',
    status: 'confirmed',
    values: {
      kind: 'recall-terms',
      terms: [
        { class: 1, doneWorkingDays: 10, startHours: 24 },
        { class: 2, doneWorkingDays: 20, startHours: 48 },
        { class: 3, doneWorkingDays: 30, startHours: 72 },
      ],
    },
  },
  '2026-01-10T02:00:00.000Z',
);
const calendar = ruleSet({
  ...base,
  ruleSetId: 'calendar-2026',
  status: 'unconfirmed',
  validTo: '2026-12-31',
  values: {
    holidays: ['2026-10-01', '2026-10-02'],
    kind: 'working-calendar',
    workingWeekends: ['2026-10-10'],
  },
});
const summary = (one: RuleSet, inForce: boolean): object => {
  const left = ['operatorId', 'sourceUrl', 'v', 'values'];
  const kept = Object.entries(one).filter(([name]) => !left.includes(name));
  return { ...Object.fromEntries(kept), inForce };
};
const shown = (one: RuleSet, inForce: boolean): object => ({
  computedHash: one.contentHash,
  date: '2026-10-15',
  inForce,
  operatorName: '示范市场监督管理局',
  ruleSet: one,
});

/** SSCCs of the fixture: a pallet, and the case that stands on it. */
export const [PALLET, CASE] = ['036901234000000015', '036901234000000022'] as const;
const commandId = '01M42ZHFDG7Q2V9MZ4KX0RTB5F';
const pallet = {
  children: [{ sscc: CASE }],
  ...{ commandId, operatorId: 'panjin-wang', sscc: PALLET, state: 'packed', v: 1 },
};
const box = {
  children: [{ orderId: 'co-2026-01', range: { from: 0, to: 10 } }],
  ...{
    commandId,
    operatorId: 'panjin-wang',
    parentSscc: PALLET,
    sscc: CASE,
    state: 'packed',
    v: 1,
  },
};

/** A serial of order co-2026-01. */
export const SERIAL = '0123456789abcdef';
/** Codes with unusual scans: one of panjin-wang, one of another operator. */
export const FLAGGED = {
  items: [
    {
      cities: 4,
      count: 12,
      distant: 3,
      first: '2026-10-01T02:00:00.000Z',
      flags: [
        { at: '2026-10-03T02:00:00.000Z', flag: 'distant-scan' },
        { at: '2026-10-04T02:00:00.000Z', flag: 'scratch-code' },
      ],
      gtin: '09521234567899',
      lotId: 'p-2026-0001',
      operatorIds: ['panjin-wang'],
      orderId: 'co-2026-01',
      scratch: { right: 2, wrong: 5 },
      serial: SERIAL,
    },
    {
      cities: 1,
      count: 60,
      distant: 0,
      first: '2026-10-02T02:00:00.000Z',
      flags: [{ at: '2026-10-02T03:00:00.000Z', flag: 'burst' }],
      gtin: '09521234567899',
      operatorIds: ['mill-9'],
      orderId: 'co-9',
      serial: 'zzzz456789abcdef',
    },
  ],
};

/** Answers by path below `/api/v1`. */
export const RULE_ANSWERS: Readonly<Record<string, unknown>> = {
  '/parcels/p-0017/season': {
    capGrams: 31_100_000,
    harvestedGrams: 20_000_000,
    headroomGrams: 11_100_000,
    ruleSetId: 'recall-terms-1',
    upliftKgPerMu: 60,
  },
  '/rule-sets': { date: '2026-10-15', items: [summary(terms, true), summary(calendar, false)] },
  '/rule-sets/recall-terms-1': shown(terms, true),
  '/rule-sets/calendar-2026': shown(calendar, false),
  '/logistic-units': { items: [pallet, box] },
  [`/logistic-units/${PALLET}`]: pallet,
  [`/logistic-units/${CASE}`]: box,
  '/scans/flagged': FLAGGED,
  [`/code-orders/co-2026-01/serials/${SERIAL}`]: {
    hasScratchCode: true,
    index: 4,
    lotId: 'p-2026-0001',
    orderId: 'co-2026-01',
    path: ['ab'.repeat(32), 'cd'.repeat(32)],
    state: 'activated',
  },
};
