// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import {
  CAPS,
  makeEffective,
  plantOfficers,
  ruleSet,
  type Officers,
} from '../fixture/rule-fixture.js';
import { TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import { harvest, newTraceWorld, parcel, type TraceWorld } from '../fixture/trace-world.js';

/** 6,670 m² at 700 kg per mu (2000/3 m²). */
const CAP = 7_003_500;
/** Half of h-1, which came from p-1 and p-2 of one area. */
const HAD = 488_304;
/** Weighed grams at 14.5 % are physical grams. */
const reap = (lotId: string, grams: number, fields: object = {}): CommandFields =>
  harvest(lotId, {
    moistureMilliPercent: 14_500,
    parcels: ['p-1'],
    weighedGrams: grams,
    ...fields,
  });
const uplift = (fields: object = {}): CommandFields => ({
  type: 'upliftYieldCap',
  extraKgPerMu: 100,
  parcels: ['p-1'],
  reason: 'record harvest, remote sensing of September',
  season: 2026,
  ...fields,
});

describe('yield caps', () => {
  let made: TraceWorld & { readonly officers: Officers };
  let world: typeof made;

  before(async () => {
    const trace = await newTraceWorld();
    made = { ...trace, officers: plantOfficers(trace.ledger) };
    await made.grower.send(made.ledger, parcel('p-4', { areaM2: 13_340 }));
    await made.grower.send(made.ledger, parcel('p-5', { variety: 'other' }));
    await made.grower.send(made.ledger, parcel('p-6', { season: 2031 }));
    for (const parcelId of ['p-4', 'p-5', 'p-6'])
      await made.village.send(made.ledger, { type: 'attestParcel', parcelId });
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const send = (fields: CommandFields, by = made.grower): Promise<{ result: string }> =>
    by.send(world.ledger, fields);
  const cap = (fields: object = {}, values: object = CAPS, id = 'caps-2026'): Promise<void> =>
    makeEffective(world.ledger, made.officers, ruleSet(id, values, fields));
  const flagsOf = async (fields: CommandFields): Promise<unknown> =>
    (JSON.parse((await send(fields)).result) as { flags: unknown }).flags;
  const seasonOf = (parcelId: string): unknown =>
    world.ledger.value(`parcel-season~${parcelId}/2026`)?.['harvestedGrams'];

  it('without a rule set refuse nothing, and the event says so', async () => {
    expect(await flagsOf(reap('h-2', 50_000_000))).to.deep.equal(['NO_YIELD_CAP']);
    expect(seasonOf('p-1')).to.equal(HAD + 50_000_000);
  });

  const elsewhere: readonly (readonly [string, object])[] = [
    ['of another division', { areaCode: '211122' }],
    ['that starts tomorrow', { validFrom: utc(48 * 3_600_000).slice(0, 10) }],
    ['that has ended', { validTo: '2025-12-31' }],
  ];
  for (const [what, fields] of elsewhere) {
    it(`${what} do not count`, async () => {
      await cap(fields);
      expect(await flagsOf(reap('h-2', 50_000_000))).to.deep.equal(['NO_YIELD_CAP']);
    });
  }

  it('that were only proposed do not count', async () => {
    await made.officers.first.send(world.ledger, {
      type: 'proposeRuleSet',
      ...ruleSet('caps-2026', CAPS),
    });
    expect(await flagsOf(reap('h-2', 50_000_000))).to.deep.equal(['NO_YIELD_CAP']);
  });

  it('take the last gram and refuse the next, counting what came before the rule', async () => {
    await cap();
    expect(await flagsOf(reap('h-2', CAP - HAD))).to.deep.equal([]);
    await expectRefusal(send(reap('h-3', 1)), 'YIELD_CAP_EXCEEDED');
    expect(seasonOf('p-1')).to.equal(CAP);
  });

  it('name the rule set in the event and the headroom in the refusal', async () => {
    await cap();
    const { result } = await send(reap('h-2', 1_000_000));
    expect(JSON.parse(result)).to.deep.include({ ruleSets: ['caps-2026'] });
    const text = await send(reap('h-3', CAP)).then(
      () => '',
      (error: unknown) => String(error),
    );
    const headroom = CAP - HAD - 1_000_000;
    for (const part of [
      'YIELD_CAP_EXCEEDED: ',
      'parcel p-1 (6670 m²)',
      'rule set: caps-2026',
      'legal basis: Example basis, article 1',
      `accepted: a share of at most ${headroom} g`,
      'upliftYieldCap',
    ]) {
      expect(text).to.contain(part);
    }
  });

  it('count physical mass at 14.5 %, not what the scale showed', async () => {
    await cap();
    // 16.5 %: 6,671,000 g weighed are 6,514,953 g physical.
    await send(reap('h-2', 6_671_000, { moistureMilliPercent: 16_500 }));
    expect(seasonOf('p-1')).to.equal(HAD + 6_514_953);
  });

  it('share a lot by area, to the gram', async () => {
    await cap();
    await send(reap('h-2', 1_000_001, { parcels: ['p-4', 'p-1', 'p-2'] }));
    // 2 : 1 : 1, and the one gram that is left goes to the first.
    expect(seasonOf('p-4')).to.equal(500_001);
    expect(seasonOf('p-1')).to.equal(HAD + 250_000);
    expect(seasonOf('p-2')).to.equal(HAD + 250_000);
  });

  it('refuse a lot of many parcels when one of them has too little headroom left', async () => {
    await cap();
    await send(reap('h-2', CAP - HAD));
    await expectRefusal(
      send(reap('h-3', 1_000, { parcels: ['p-4', 'p-1'] })),
      'YIELD_CAP_EXCEEDED',
    );
    await send(reap('h-3', 1_000, { parcels: ['p-4'] }));
  });

  it('count a parcel that is named twice once', async () => {
    await cap();
    await send(reap('h-2', 1_000, { parcels: ['p-1', 'p-1'] }));
    expect(seasonOf('p-1')).to.equal(HAD + 1_000);
  });

  it('fall back to the row for every other variety', async () => {
    await cap();
    await expectRefusal(send(reap('h-2', 6_003_001, { parcels: ['p-5'] })), 'YIELD_CAP_EXCEEDED');
    await send(reap('h-2', 6_003_000, { parcels: ['p-5'] }));
  });

  it('refuse a variety that they do not name', async () => {
    await cap({}, { kind: 'yield-caps', caps: [CAPS.caps[0]] });
    await expectRefusal(send(reap('h-2', 1, { parcels: ['p-5'] })), 'YIELD_CAP_MISSING');
  });

  it('refuse a season that they do not name, so that none can be invented', async () => {
    await cap();
    await expectRefusal(send(reap('h-2', 1, { parcels: ['p-6'] })), 'YIELD_CAP_MISSING');
  });

  it('of the nearer division count, and of one division the later', async () => {
    const caps = (kgPerMu: number): object => ({
      kind: 'yield-caps',
      caps: [{ kgPerMu, variety: '*', year: 2026 }],
    });
    await cap({}, caps(100), 'caps-city');
    await cap({ areaCode: '211104' }, caps(300), 'caps-county');
    await cap({ areaCode: '211104', validFrom: '2021-01-01' }, caps(200), 'caps-county-2');
    await expectRefusal(send(reap('h-2', 2_001_001, { parcels: ['p-5'] })), 'YIELD_CAP_EXCEEDED');
    await send(reap('h-2', 2_001_000, { parcels: ['p-5'] }));
  });

  it('hold when two harvests race for the same headroom', async () => {
    await cap();
    const [one, two] = await Promise.all(
      ['h-2', 'h-3'].map((lotId) =>
        world.ledger.simulate('lots:recordHarvest', [made.grower.envelope(reap(lotId, CAP - HAD))]),
      ),
    );
    if (!one || !two) throw new Error('two simulations');
    world.ledger.commit(one);
    expect(() => world.ledger.commit(two)).to.throw('MVCC_READ_CONFLICT');
    await expectRefusal(send(reap('h-3', CAP - HAD)), 'YIELD_CAP_EXCEEDED');
  });

  it('list at most 500 harvest lots of one parcel and season', async () => {
    const key = 'parcel-season~p-1/2026';
    const harvests = Array.from({ length: 500 }, (_, n) => ({
      harvestDate: '2026-10-01',
      lotId: `h-many-${n}`,
    }));
    world.ledger.plant(key, { ...world.ledger.value(key), harvests });
    await expectRefusal(send(reap('h-2', 1)), 'HARVEST_LIMIT');
  });

  context('with an uplift', () => {
    const association = new TestPerson('association-a');
    const more = 1_000_500;

    beforeEach(async () => {
      association.plantIn(world.ledger, 'assoc', ['association'], '2111');
      await cap();
    });

    it('by an association or agri take more, and flag event, lot and descendants', async () => {
      const { result } = await send(uplift(), association);
      expect(JSON.parse(result)).to.deep.include({
        flags: ['YIELD_UPLIFT'],
        subjects: ['parcel~p-1'],
      });
      await send(uplift({ parcels: ['p-2'] }), made.officers.first);
      expect(await flagsOf(reap('h-2', CAP + more - HAD))).to.deep.equal(['YIELD_UPLIFT']);
      expect(world.ledger.value('lot~h-2')).to.deep.include({ flags: ['YIELD_UPLIFT'] });
      await made.keeper.send(world.ledger, {
        type: 'storeLot',
        binId: 'b-1',
        inputs: [
          { grams: 1, lotId: 'h-1' },
          { grams: 1, lotId: 'h-2' },
        ],
        lotId: 's-1',
      });
      const { flags } = world.ledger.value('lot~s-1') ?? {};
      // h-1 was cut before a cap was in force.
      expect(flags).to.deep.equal(['YIELD_UPLIFT', 'NO_YIELD_CAP']);
      await expectRefusal(send(reap('h-3', 1)), 'YIELD_CAP_EXCEEDED');
    });

    it('flag nothing that stays below the cap', async () => {
      await send(uplift(), association);
      expect(await flagsOf(reap('h-2', CAP - HAD))).to.deep.equal([]);
      expect(world.ledger.value('lot~h-2')).to.not.have.property('flags');
    });

    it('do not add up: the last one counts', async () => {
      for (const extraKgPerMu of [100, 50]) await send(uplift({ extraKgPerMu }), association);
      await expectRefusal(send(reap('h-2', CAP - HAD + 500_251)), 'YIELD_CAP_EXCEEDED');
      await send(reap('h-2', CAP - HAD + 500_250));
    });

    const refused: readonly (readonly [
      string,
      ContractErrorCode,
      object,
      'grower' | 'market' | 'assoc',
    ])[] = [
      ['by the grower', 'ACCESS_DENIED', {}, 'grower'],
      ['by the market authority', 'AUTHORITY_REFUSED', {}, 'market'],
      ['of an unknown parcel', 'PARCEL_NOT_FOUND', { parcels: ['p-0'] }, 'assoc'],
      ['of a parcel named twice', 'PARCEL_DUPLICATE', { parcels: ['p-1', 'p-1'] }, 'assoc'],
      ['of another season', 'PARCEL_STATE', { season: 2027 }, 'assoc'],
      ['without a reason', 'COMMAND_SHAPE', { reason: '' }, 'assoc'],
      ['beyond 500 kg', 'COMMAND_SHAPE', { extraKgPerMu: 501 }, 'assoc'],
      ['of less', 'COMMAND_SHAPE', { extraKgPerMu: -1 }, 'assoc'],
    ];
    for (const [what, code, fields, who] of refused) {
      it(`${what} are refused: ${code}`, () => {
        const by = { assoc: association, grower: made.grower, market: made.officers.market }[who];
        return expectRefusal(send(uplift(fields), by), code);
      });
    }

    it('of another area are refused', () => {
      const far = new TestPerson('association-x').plantIn(
        world.ledger,
        'assoc-x',
        ['association'],
        '2112',
      );
      return expectRefusal(send(uplift(), far), 'ACCESS_DENIED');
    });
  });
});
