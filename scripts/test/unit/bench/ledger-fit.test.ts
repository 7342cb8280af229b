// SPDX-License-Identifier: Apache-2.0
import { ruleSetHash, type RuleSetContent, type Scenario } from '@daoji/model';
import { utf8 } from '@daoji/proof';
import { expect } from 'chai';

import {
  ledgerFaults,
  type CodesPlan,
  type ReadState,
} from '../../../src/bench/codes/ledger-fit.js';

const NOW = Date.parse('2026-11-30T08:00:00.000Z');

const PLAN: CodesPlan = {
  areaCode: '211104',
  paddyGrams: 15_000_000,
  parcelM2: 20_000,
  recovery: 0.65,
  variety: '盐丰47',
};

type Values = RuleSetContent['values'];

/** A ledger on which these rules are in force since 2025. */
function ledgerOf(...rules: readonly Values[]): ReadState {
  const state = new Map<string, unknown>();
  for (const [at, values] of rules.entries()) {
    const content: RuleSetContent = {
      areaCode: '2111',
      legalBasis: 'test',
      ruleSetId: `rule-${at}`,
      status: 'unconfirmed',
      validFrom: '2025-01-01',
      values,
    };
    const signed = { at: '2025-01-01T00:00:00.000Z', keyId: 'ab'.repeat(32), personId: 'person-1' };
    state.set(`rule-set~rule-${at}`, {
      ...content,
      authority: 'agri',
      confirmed: signed,
      contentHash: ruleSetHash(content),
      kind: values.kind,
      operatorId: 'authority',
      proposed: signed,
      state: 'effective',
      v: 1,
    });
    state.set(`rule-index~${values.kind}`, {
      entries: [{ areaCode: '2111', ruleSetId: `rule-${at}`, validFrom: '2025-01-01' }],
      v: 1,
    });
  }
  return (key) => {
    const value = state.get(key);
    return Promise.resolve(value === undefined ? undefined : utf8(JSON.stringify(value)));
  };
}

const caps = (kgPerMu: number, year: number, variety = '*'): Values => ({
  caps: [{ kgPerMu, variety, year }],
  kind: 'yield-caps',
});
const recovery = (maxMilliPercent: number): Values => ({
  kind: 'milling-recovery',
  maxMilliPercent,
  minMilliPercent: 50_000,
  toleranceMilliPercent: 2_000,
});
const documents = (claim: 'any' | 'gi'): Values => ({
  documents: [{ claim, documentKind: 'sc-licence', holder: 'packer' }],
  kind: 'packing-documents',
});
const scenario = (until?: string): Scenario => ({
  createdAt: '2026-11-30T07:00:00.000Z',
  epoch: '2025-04-20T00:00:00.000Z',
  factor: 100_000,
  ...(until !== undefined && { until }),
  v: 1,
});

describe('ledgerFaults of the codes bench', () => {
  it('finds none on a ledger without rules, and none where every rule leaves room', async () => {
    expect(await ledgerFaults(ledgerOf(), PLAN, undefined, NOW)).to.deep.equal([]);
    const roomy = ledgerOf(caps(622, 2026), recovery(72_000), documents('gi'));
    const calm = scenario('2026-03-01T00:00:00.000Z');
    expect(await ledgerFaults(roomy, PLAN, calm, NOW)).to.deep.equal([]);
  });

  const unfit: readonly (readonly [string, ReadState, RegExp])[] = [
    [
      'caps of another season',
      ledgerOf(caps(622, 2025)),
      /rule-0 has no yield cap of 盐丰47 in 2026/,
    ],
    ['caps of another variety', ledgerOf(caps(622, 2026, '辽星1号')), /no yield cap/],
    ['a lower cap', ledgerOf(caps(499, 2026)), /15000 kg, rule set rule-0 allows 14970 kg/],
    ['a lower recovery', ledgerOf(recovery(62_000)), /allows 64 %/],
    ['documents before packing', ledgerOf(documents('any')), /sc-licence/],
  ];
  for (const [what, ledger, words] of unfit)
    it(`refuses ${what}`, async () => {
      const faults = await ledgerFaults(ledger, PLAN, undefined, NOW);
      expect(faults).to.have.length(1);
      expect(faults[0]).to.match(words);
    });

  it('names every fault at once', async () => {
    const ledger = ledgerOf(caps(622, 2025), recovery(60_000), documents('any'));
    expect(await ledgerFaults(ledger, PLAN, undefined, NOW)).to.have.length(3);
  });

  it("asks by the network's time: a demo whose clock ran on is out of its caps' years, and too fast", async () => {
    const faults = await ledgerFaults(ledgerOf(caps(622, 2026)), PLAN, scenario(), NOW);
    expect(faults).to.have.length(2);
    expect(faults.join()).to.match(/×100000.*no yield cap/);
  });

  it('refuses a scenario whose season is still played', async () => {
    const playing = {
      ...scenario('2026-03-01T00:00:00.000Z'),
      createdAt: '2026-11-30T07:59:00.000Z',
    };
    const faults = await ledgerFaults(ledgerOf(), PLAN, playing, NOW);
    expect(faults).to.have.length(1);
  });
});
