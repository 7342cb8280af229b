// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { makeEffective, plantOfficers, ruleSet } from '../fixture/rule-fixture.js';
import { revision, season } from '../fixture/parcel-fixture.js';
import type { CommandFields, TestPerson } from '../fixture/test-person.js';
import { harvest, newTraceWorld, parcel, type TraceWorld } from '../fixture/trace-world.js';

/** A square of the size of a district; its values are made up. */
const AREA = {
  kind: 'protected-area',
  name: 'example area',
  polygons: [
    [
      [
        [122_000_000, 41_000_000],
        [122_500_000, 41_000_000],
        [122_500_000, 41_500_000],
        [122_000_000, 41_000_000],
      ],
    ],
  ],
  synthetic: true,
};

describe('parcels as archives', () => {
  let world: TraceWorld;
  const send = (who: TestPerson, fields: CommandFields): Promise<{ result: string }> =>
    who.send(world.ledger, fields);
  const flagsOf = async (who: TestPerson, fields: CommandFields): Promise<unknown> =>
    (JSON.parse((await send(who, fields)).result) as { flags: unknown }).flags;
  const value = (key: string): Record<string, unknown> =>
    world.ledger.value(key) ?? expect.fail(key);

  beforeEach(async () => {
    world = await newTraceWorld();
  });

  describe('registration', () => {
    it('keeps the three areas apart and says which one is in use', async () => {
      const areas = { areaBasis: 'measured', contractAreaM2: 6700, measuredAreaM2: 6670 };
      await send(
        world.grower,
        parcel('p-4', { ...areas, datum: 'cgcs2000', geodesicAreaM2: 6690 }),
      );
      expect(value('parcel~p-4')).to.include({
        ...areas,
        areaM2: 6670,
        datum: 'cgcs2000',
        geodesicAreaM2: 6690,
      });
    });

    for (const areas of [
      { areaBasis: 'contract', contractAreaM2: 6671 },
      { areaBasis: 'measured' },
      { areaBasis: 'geodesic', geodesicAreaM2: 1, contractAreaM2: 6670 },
    ]) {
      it(`refuses ${JSON.stringify(areas)} for an area in use of 6670`, () =>
        expectRefusal(send(world.grower, parcel('p-4', areas)), 'AREA_BASIS'));
    }

    it('flags more area than the polygon has, and protected origin without an area', async () => {
      expect(await flagsOf(world.grower, parcel('p-4', { geodesicAreaM2: 6669 }))).to.deep.equal([
        'NO_PROTECTED_AREA',
        'AREA_ABOVE_BOUNDARY',
      ]);
      expect(await flagsOf(world.grower, parcel('p-5', { originClass: 'panjin' }))).to.deep.equal(
        [],
      );
    });
  });

  describe('a protected area', () => {
    const inForce = (areaCode: string, values: object = AREA): Promise<void> =>
      makeEffective(
        world.ledger,
        plantOfficers(world.ledger),
        ruleSet('area-1', values, { areaCode }),
      );

    it('in force is named by the parcel and by its event', async () => {
      await inForce('2111');
      const { result } = await send(world.grower, parcel('p-4'));
      expect(JSON.parse(result)).to.deep.include({ flags: [], ruleSets: ['area-1'] });
      expect(value('parcel~p-4')).to.include({ protectedAreaRuleSet: 'area-1' });
    });

    it('of another division refuses the claim, and no other', async () => {
      await inForce('211102');
      await expectRefusal(send(world.grower, parcel('p-4')), 'PROTECTED_AREA_MISSING');
      await send(world.grower, parcel('p-4', { originClass: 'unproven' }));
    });

    const [[ring] = []] = AREA.polygons;
    const [first, second, third] = ring ?? [];
    for (const [what, polygons] of Object.entries({
      'an open ring': [[[first, second, third, [122_000_001, 41_000_000]]]],
      'a ring that crosses itself': [[[first, third, second, [122_000_000, 41_500_000], first]]],
      'too many corners': [[[...Array.from({ length: 1_200 }, (_, at) => [at, 0]), [0, 0]]]],
    })) {
      it(`with ${what} is refused`, async () => {
        const { first: officer } = plantOfficers(world.ledger);
        const fields = { type: 'proposeRuleSet', ...ruleSet('area-1', { ...AREA, polygons }) };
        const code = what === 'too many corners' ? 'COMMAND_SHAPE' : 'RULE_SET_VALUES';
        await expectRefusal(send(officer, fields), code);
      });
    }

    it('belongs to agri', async () => {
      const { market } = plantOfficers(world.ledger);
      await expectRefusal(
        send(market, { type: 'proposeRuleSet', ...ruleSet('area-1', AREA) }),
        'AUTHORITY_REFUSED',
      );
    });
  });

  describe('reviseParcel', () => {
    it('makes the next version a draft and leaves the old one in its event', async () => {
      const { result } = await send(world.grower, revision('p-1', { datum: 'wgs84' }));
      expect(value('parcel~p-1')).to.include({
        areaM2: 6600,
        boundaryVersion: 2,
        datum: 'wgs84',
        state: 'draft',
      });
      expect(JSON.parse(result)).to.deep.include({ subjects: ['parcel~p-1'] });
      await expectRefusal(send(world.grower, harvest('h-2')), 'PARCEL_NOT_ATTESTED');
    });

    it('needs the word for this version, not for the one before', async () => {
      await send(world.grower, revision('p-1'));
      const attest = { type: 'attestParcel', parcelId: 'p-1' };
      await expectRefusal(send(world.village, attest), 'PARCEL_VERSION');
      await expectRefusal(send(world.village, { ...attest, boundaryVersion: 3 }), 'PARCEL_VERSION');
      await send(world.village, { ...attest, boundaryVersion: 2 });
      expect(value('parcel~p-1')).to.include({ state: 'attested' });
    });

    it('drops the verification of the old boundary', async () => {
      const before = value('parcel~p-1');
      const verified = { at: '2026-11-01T00:00:00.000Z', sampleId: 's-1' };
      world.ledger.plant('parcel~p-1', { ...before, state: 'verified', verified });
      await send(world.grower, revision('p-1'));
      expect(value('parcel~p-1')).to.include({ state: 'draft' }).and.not.have.property('verified');
    });

    it('refuses a version that is not the next, the same boundary and a closed parcel', async () => {
      await expectRefusal(
        send(world.grower, revision('p-1', { boundaryVersion: 3 })),
        'PARCEL_VERSION',
      );
      await expectRefusal(
        send(world.grower, revision('p-1', { boundaryCommitment: 'c'.repeat(64) })),
        'BOUNDARY_UNCHANGED',
      );
      await send(world.grower, {
        type: 'closeParcel',
        parcelId: 'p-3',
        reason: 'wrong-entry',
        successors: [],
      });
      await expectRefusal(send(world.grower, revision('p-3')), 'PARCEL_STATE');
      await expectRefusal(send(world.grower, revision('p-9')), 'PARCEL_NOT_FOUND');
    });
  });

  describe('declareSeason', () => {
    it('keeps variety, seed lot and holder, and moves the parcel on', async () => {
      await send(
        world.grower,
        season('p-3', { holderOperatorId: 'coop-b', variety: 'yanjing 939' }),
      );
      expect(value('parcel~p-3')).to.include({ season: 2026, variety: 'yanjing 939' });
      expect(value('parcel-sowing~p-3/2026')).to.include({
        holderOperatorId: 'coop-b',
        seedLot: 'seed-2026-7',
        variety: 'yanjing 939',
      });
    });

    it('is corrected until the harvest, and not after it', async () => {
      await send(world.grower, season('p-3'));
      await send(world.grower, season('p-3', { seedLot: 'seed-2026-8' }));
      expect(value('parcel-sowing~p-3/2026')).to.include({ seedLot: 'seed-2026-8' });
      await expectRefusal(send(world.grower, season('p-1')), 'SEASON_HARVESTED');
    });

    for (const year of [2025, 2099]) {
      it(`refuses season ${year}`, () =>
        expectRefusal(send(world.grower, season('p-3', { season: year })), 'SEASON_ORDER'));
    }

    it('refuses a holder that nobody registered and a parcel that is none', async () => {
      await expectRefusal(
        send(world.grower, season('p-3', { holderOperatorId: 'nobody' })),
        'OPERATOR_NOT_FOUND',
      );
      await expectRefusal(send(world.grower, season('p-9')), 'PARCEL_NOT_FOUND');
    });

    it('missing is flagged on the harvest, and only there', async () => {
      await send(world.village, { type: 'attestParcel', parcelId: 'p-3' });
      expect(await flagsOf(world.grower, harvest('h-2', { parcels: ['p-3'] }))).to.include(
        'NO_SOWING_RECORD',
      );
      expect(await flagsOf(world.grower, harvest('h-3'))).to.not.include('NO_SOWING_RECORD');
    });
  });

  describe('closeParcel', () => {
    const close = (fields: object): CommandFields => ({
      type: 'closeParcel',
      parcelId: 'p-3',
      reason: 'merged',
      successors: ['p-2'],
      ...fields,
    });

    it('names who has the land from now on', async () => {
      await send(world.grower, close({}));
      expect(value('parcel~p-3')).to.include({ state: 'closed' });
      expect(value('parcel~p-3')['closed']).to.deep.include({
        reason: 'merged',
        successors: ['p-2'],
      });
    });

    it('refuses successors that are missing, unknown, itself, twice, or not asked for', async () => {
      const cases = [
        [{ successors: [] }, 'PARCEL_SUCCESSORS'],
        [{ reason: 'out-of-use' }, 'PARCEL_SUCCESSORS'],
        [{ successors: ['p-9'] }, 'PARCEL_NOT_FOUND'],
        [{ successors: ['p-3'] }, 'PARCEL_DUPLICATE'],
        [{ successors: ['p-1', 'p-1'] }, 'PARCEL_DUPLICATE'],
      ] as const;
      for (const [fields, code] of cases) {
        await expectRefusal(send(world.grower, close(fields)), code);
      }
    });

    it('refuses land that was harvested this season under its old id', async () => {
      await expectRefusal(send(world.grower, close({ parcelId: 'p-1' })), 'PARCEL_HARVESTED');
    });

    it('is for ever', async () => {
      await send(world.grower, close({ reason: 'out-of-use', successors: [] }));
      await expectRefusal(send(world.grower, close({})), 'PARCEL_STATE');
      await expectRefusal(send(world.grower, season('p-3')), 'PARCEL_STATE');
      await expectRefusal(
        send(world.village, { type: 'attestParcel', parcelId: 'p-3' }),
        'PARCEL_STATE',
      );
    });
  });
});
