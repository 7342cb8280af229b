// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { CAPS, makeEffective, plantOfficers, RECOVERY, ruleSet } from '../fixture/rule-fixture.js';
import { TestPerson } from '../fixture/test-person.js';
import { newTraceWorld, parcel, today, type TraceWorld } from '../fixture/trace-world.js';

interface Answer {
  readonly operatorId: string;
  readonly parcels: readonly Readonly<Record<string, unknown>>[];
  readonly ruleSets: readonly string[];
  readonly totals: Readonly<Record<string, unknown>>;
}

/** p-1 and p-2 of 6,670 m² each bear 488,304 g of h-1; 700 kg a mu are 7,003,500 g. */
describe('headroom as the ledger tells it', () => {
  let world: TraceWorld;
  const ask = async (parcels: readonly string[], date = today()): Promise<Answer> => {
    const argument = JSON.stringify({ date, parcels });
    const { result, writes } = await world.ledger.simulate('yields:headroom', [argument]);
    expect([...writes.keys()]).to.deep.equal([]);
    return JSON.parse(result) as Answer;
  };

  before(async () => {
    world = await newTraceWorld();
    const officers = plantOfficers(world.ledger);
    await makeEffective(world.ledger, officers, ruleSet('caps-2026', CAPS));
    const market = (name: string): TestPerson =>
      new TestPerson(name).plantIn(world.ledger, 'market-r', ['regulator'], '2111', {
        authority: 'market',
      });
    const two = { first: market('market-1'), second: market('market-2') };
    await makeEffective(world.ledger, two, ruleSet('recovery-1', RECOVERY));
    await officers.first.send(world.ledger, {
      type: 'upliftYieldCap',
      extraKgPerMu: 100,
      parcels: ['p-2'],
      reason: 'record harvest',
      season: 2026,
    });
  });

  it('gives cap, used, left, uplift and forecast for each parcel and season', async () => {
    const { operatorId, parcels, ruleSets } = await ask(['p-1', 'p-2']);
    expect(operatorId).to.equal('coop-a');
    expect(ruleSets).to.deep.equal(['caps-2026', 'recovery-1']);
    expect(parcels[0]).to.deep.equal({
      capGrams: 7_003_500,
      forecast: { paddyGrams: 6_515_196, riceMaxGrams: 4_690_941, riceMinGrams: 3_909_117 },
      leftGrams: 6_515_196,
      parcelId: 'p-1',
      season: 2026,
      upliftGrams: 0,
      usedGrams: 488_304,
    });
    expect(parcels[1]).to.include({ capGrams: 8_004_000, upliftGrams: 1_000_500 });
  });

  it('adds up for the holder', async () => {
    const { totals } = await ask(['p-1', 'p-2', 'p-3']);
    expect(totals).to.deep.include({
      capGrams: 22_011_000,
      leftGrams: 21_034_392,
      upliftGrams: 1_000_500,
      usedGrams: 976_608,
      withoutCap: 0,
    });
  });

  it('says what left is to the gram: a share above it is refused, one of it is not', async () => {
    const { ledger, grower } = { ...world, ledger: world.ledger.copy() };
    const left = Number((await ask(['p-1'])).parcels[0]?.['leftGrams']);
    const harvest = (lotId: string, weighedGrams: number): object => ({
      type: 'recordHarvest',
      lotId,
      moistureMilliPercent: 14_500,
      parcels: ['p-1'],
      weighedGrams,
    });
    await expectRefusal(
      grower.send(ledger, { type: 'recordHarvest', ...harvest('h-7', left + 1) }),
      'YIELD_CAP_EXCEEDED',
    );
    await grower.send(ledger, { type: 'recordHarvest', ...harvest('h-8', left) });
  });

  it('has no cap on a day before any rule set', async () => {
    const { parcels, totals } = await ask(['p-1'], '2019-12-31');
    expect(parcels[0]).to.not.have.property('capGrams');
    expect(totals).to.include({ withoutCap: 1 });
  });

  const refused = [
    ['no JSON', 'not json', 'ARGUMENT_SHAPE'],
    ['no parcel', JSON.stringify({ date: '2026-10-01', parcels: [] }), 'ARGUMENT_SHAPE'],
    ['a date that is none', JSON.stringify({ date: 'today', parcels: ['p-1'] }), 'ARGUMENT_SHAPE'],
    [
      'a parcel twice',
      JSON.stringify({ date: '2026-10-01', parcels: ['p-1', 'p-1'] }),
      'PARCEL_DUPLICATE',
    ],
    [
      'a parcel that is not there',
      JSON.stringify({ date: '2026-10-01', parcels: ['p-0'] }),
      'PARCEL_NOT_FOUND',
    ],
  ] as const;
  for (const [what, argument, code] of refused) {
    it(`refuses ${what}: ${code}`, async () => {
      await expectRefusal(world.ledger.simulate('yields:headroom', [argument]), code);
    });
  }

  it('refuses parcels of two holders, whose sum means nothing: ARGUMENT_SHAPE', async () => {
    const other = new TestPerson('grower-o').plantIn(world.ledger, 'coop-b', ['grower']);
    await other.send(world.ledger, parcel('p-o'));
    const argument = JSON.stringify({ date: today(), parcels: ['p-1', 'p-o'] });
    await expectRefusal(world.ledger.simulate('yields:headroom', [argument]), 'ARGUMENT_SHAPE');
  });
});
