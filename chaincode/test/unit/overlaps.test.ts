// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { application, day, newInputWorld, release } from '../fixture/input-fixture.js';
import { plantSample, revision } from '../fixture/parcel-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import {
  AREA,
  COMMITMENT,
  harvest,
  newTraceWorld,
  parcel,
  type TraceWorld,
} from '../fixture/trace-world.js';

const FLAG = 'PARCEL_OVERLAP';
const attest = (parcelId: string, fields: object = {}): CommandFields => ({
  type: 'attestParcel',
  parcelId,
  ...fields,
});
const claim = (parcelId: string, otherParcelId: string): CommandFields => ({
  type: 'claimOverlap',
  areaM2: 300,
  otherParcelId,
  parcelId,
});
const resolve = (parcelId: string, otherParcelId: string): CommandFields => ({
  type: 'resolveOverlap',
  documentHash: COMMITMENT,
  finding: 'boundaries-corrected',
  otherParcelId,
  parcelId,
});

/** p-1 and p-2 (attested, of coop-a) gave h-1; p-4 of coop-b is attested and gave nothing yet. */
describe('land that two parcels claim', () => {
  let made: TraceWorld;
  let world: TraceWorld;
  const neighbour = new TestPerson('neighbour-b');
  const official = new TestPerson('official');
  const stranger = new TestPerson('stranger-c');

  before(async () => {
    made = await newTraceWorld();
    neighbour.plantIn(made.ledger, 'coop-b', ['grower']);
    stranger.plantIn(made.ledger, 'coop-c', ['grower']);
    official.plantIn(made.ledger, 'office-r', ['regulator'], AREA, { authority: 'agri' });
    await neighbour.send(made.ledger, parcel('p-4'));
    await made.village.send(made.ledger, attest('p-4'));
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const send = (who: TestPerson, fields: CommandFields): Promise<{ result: string }> =>
    who.send(world.ledger, fields);
  const flagsOf = async (who: TestPerson, fields: CommandFields): Promise<string[]> =>
    (JSON.parse((await send(who, fields)).result) as { flags: string[] }).flags;
  const listOf = (parcelId: string): readonly string[] => {
    const value = world.ledger.value(`parcel~${parcelId}`) as {
      overlaps?: readonly { parcelId: string }[];
    };
    return (value.overlaps ?? []).map((one) => one.parcelId);
  };
  const lotFlags = (lotId: string): readonly string[] =>
    (world.ledger.value(`lot~${lotId}`) as { flags?: readonly string[] }).flags ?? [];
  const reap = (lotId: string, parcels: readonly string[]): CommandFields =>
    harvest(lotId, { parcels });

  describe('named at registration', () => {
    it('flags the registration, and leaves the other parcel alone until somebody attests', async () => {
      const overlaps = [{ areaM2: 300, parcelId: 'p-1' }];
      expect(await flagsOf(neighbour, parcel('p-5', { overlaps }))).to.include(FLAG);
      expect(listOf('p-5')).to.deep.equal(['p-1']);
      expect(listOf('p-1')).to.deep.equal([]);
      expect(lotFlags('h-1')).to.not.include(FLAG);
      expect(await flagsOf(world.village, attest('p-5'))).to.deep.equal([FLAG]);
      expect(listOf('p-1')).to.deep.equal(['p-5']);
    });

    it('stays through a revision of the boundary', async () => {
      const overlaps = [{ areaM2: 300, parcelId: 'p-1' }];
      await send(neighbour, parcel('p-5', { overlaps }));
      expect(await flagsOf(neighbour, revision('p-5'))).to.include(FLAG);
      expect(listOf('p-5')).to.deep.equal(['p-1']);
    });

    it('refuses a parcel that nobody registered, and the parcel itself', async () => {
      const overlaps = [{ areaM2: 300, parcelId: 'p-none' }];
      await expectRefusal(send(neighbour, parcel('p-5', { overlaps })), 'PARCEL_NOT_FOUND');
      const own = [{ areaM2: 300, parcelId: 'p-5' }];
      await expectRefusal(send(neighbour, parcel('p-5', { overlaps: own })), 'PARCEL_DUPLICATE');
    });
  });

  it('named by the attester alone stands on both parcels', async () => {
    await send(neighbour, parcel('p-5'));
    const overlaps = [{ areaM2: 300, parcelId: 'p-4' }];
    expect(await flagsOf(world.village, attest('p-5', { overlaps }))).to.deep.equal([FLAG]);
    expect([listOf('p-4'), listOf('p-5')]).to.deep.equal([['p-5'], ['p-4']]);
  });

  it('named again by the attester is listed once', async () => {
    const overlaps = [{ areaM2: 300, parcelId: 'p-4' }];
    await send(neighbour, parcel('p-5', { overlaps }));
    await send(world.village, attest('p-5', { overlaps }));
    expect([listOf('p-4'), listOf('p-5')]).to.deep.equal([['p-5'], ['p-4']]);
  });

  describe('claimed', () => {
    it('by one who holds one of the two flags what is harvested on either', async () => {
      expect(await flagsOf(neighbour, claim('p-4', 'p-1'))).to.deep.equal([FLAG]);
      expect([listOf('p-1'), listOf('p-4')]).to.deep.equal([['p-4'], ['p-1']]);
      expect(await flagsOf(neighbour, reap('h-4', ['p-4']))).to.include(FLAG);
      expect(await flagsOf(world.grower, reap('h-2', ['p-1']))).to.include(FLAG);
      expect(lotFlags('h-4')).to.include(FLAG);
      expect(lotFlags('h-2')).to.include(FLAG);
    });

    it('leaves a harvest of other land unmarked', async () => {
      await send(neighbour, claim('p-4', 'p-1'));
      expect(await flagsOf(world.grower, reap('h-2', ['p-2']))).to.not.include(FLAG);
      expect(lotFlags('h-2')).to.not.include(FLAG);
    });

    it('after the harvest finds the lot and what came of it before and later', async () => {
      const store = { type: 'storeLot', binId: 'b-1', inputs: [{ grams: 900_000, lotId: 'h-1' }] };
      await send(world.keeper, { ...store, lotId: 's-1' });
      await send(neighbour, claim('p-1', 'p-4'));
      expect(lotFlags('h-1')).to.include(FLAG);
      const outputs = [{ grams: 1000, lotId: 'x-1' }];
      await send(world.keeper, { type: 'splitLot', lotId: 's-1', outputs });
      expect(lotFlags('x-1')).to.include(FLAG);
      expect(lotFlags('s-1')).to.include(FLAG);
    });

    it('does not mark what came of other land', async () => {
      await send(world.grower, reap('h-2', ['p-2']));
      await send(neighbour, claim('p-1', 'p-4'));
      const outputs = [{ grams: 1000, lotId: 'x-2' }];
      await send(world.grower, { type: 'splitLot', lotId: 'h-2', outputs });
      expect(lotFlags('x-2')).to.not.include(FLAG);
    });

    it('by the village or authority, whoever holds the parcels', async () => {
      expect(await flagsOf(official, claim('p-1', 'p-4'))).to.deep.equal([FLAG]);
      await send(official, resolve('p-4', 'p-1'));
      expect(await flagsOf(world.village, claim('p-1', 'p-4'))).to.deep.equal([FLAG]);
    });

    const refused: readonly (readonly [string, ContractErrorCode, TestPerson, CommandFields])[] = [
      ['by one who holds neither', 'ACCESS_DENIED', stranger, claim('p-1', 'p-4')],
      ['of a parcel with itself', 'PARCEL_DUPLICATE', official, claim('p-1', 'p-1')],
      ['of an unknown parcel', 'PARCEL_NOT_FOUND', official, claim('p-1', 'p-none')],
    ];
    for (const [what, code, who, fields] of refused)
      it(`is refused ${what}: ${code}`, () => expectRefusal(send(who, fields), code));

    it('is refused by the holder of a draft, which nobody attested', async () => {
      await send(neighbour, parcel('p-5'));
      await expectRefusal(send(neighbour, claim('p-5', 'p-1')), 'PARCEL_STATE');
    });

    it('is refused for a closed parcel', async () => {
      const close = { type: 'closeParcel', parcelId: 'p-4', reason: 'out-of-use', successors: [] };
      await send(neighbour, close);
      await expectRefusal(send(official, claim('p-1', 'p-4')), 'PARCEL_STATE');
    });

    it('is refused a second time, from either side', async () => {
      await send(neighbour, claim('p-4', 'p-1'));
      await expectRefusal(send(neighbour, claim('p-4', 'p-1')), 'OVERLAP_EXISTS');
      await expectRefusal(send(official, claim('p-1', 'p-4')), 'OVERLAP_EXISTS');
    });

    it('is refused beyond 20 overlaps of one parcel', async () => {
      const overlaps: object[] = [];
      for (let index = 0; index < 20; index += 1) {
        await send(neighbour, parcel(`p-x${index}`));
        overlaps.push({ areaM2: 1, parcelId: `p-x${index}` });
      }
      await send(neighbour, parcel('p-5', { overlaps }));
      await expectRefusal(send(official, claim('p-5', 'p-1')), 'OVERLAP_LIMIT');
    });
  });

  describe('settled by the agriculture authority', () => {
    beforeEach(async () => {
      await send(neighbour, claim('p-4', 'p-1'));
    });

    it('frees later harvests, and leaves earlier lots marked', async () => {
      await send(official, resolve('p-1', 'p-4'));
      expect([listOf('p-1'), listOf('p-4')]).to.deep.equal([[], []]);
      expect(await flagsOf(world.grower, reap('h-2', ['p-1']))).to.not.include(FLAG);
      expect(lotFlags('h-2')).to.not.include(FLAG);
      expect(lotFlags('h-1')).to.include(FLAG);
    });

    it('leaves another overlap of the parcel standing', async () => {
      await send(official, claim('p-1', 'p-2'));
      await send(official, resolve('p-1', 'p-4'));
      expect(listOf('p-1')).to.deep.equal(['p-2']);
      expect(await flagsOf(world.grower, reap('h-2', ['p-1']))).to.include(FLAG);
    });

    it('is refused to another authority', async () => {
      const market = new TestPerson('market');
      market.plantIn(world.ledger, 'office-r', ['regulator'], AREA, { authority: 'market' });
      await expectRefusal(send(market, resolve('p-1', 'p-4')), 'AUTHORITY_REFUSED');
    });

    it('is refused to the village and to the holder', async () => {
      await expectRefusal(send(world.village, resolve('p-1', 'p-4')), 'ACCESS_DENIED');
      await expectRefusal(send(neighbour, resolve('p-1', 'p-4')), 'ACCESS_DENIED');
    });

    it('is refused for two parcels without an overlap', () =>
      expectRefusal(send(official, resolve('p-2', 'p-4')), 'OVERLAP_NOT_FOUND'));
  });

  it('is neither split nor merged into other parcels before that', async () => {
    await send(neighbour, claim('p-4', 'p-1'));
    await send(neighbour, parcel('p-5'));
    const close = { type: 'closeParcel', parcelId: 'p-4', reason: 'split', successors: ['p-5'] };
    await expectRefusal(send(neighbour, close), 'OVERLAP_OPEN');
  });

  it('lifts no hold, and is handed on beside it', async () => {
    const { grower, ledger, officers } = await newInputWorld();
    const late = { startDate: day(-3), stopDate: day(-3) };
    await grower.send(ledger, application('a-1', ['p-1'], late));
    await grower.send(ledger, claim('p-1', 'p-2'));
    const split = { type: 'splitLot', lotId: 'h-1', outputs: [{ grams: 1000, lotId: 'x-1' }] };
    await expectRefusal(grower.send(ledger, split), 'LOT_ON_HOLD');
    await officers.first.send(ledger, release('h-1'));
    await grower.send(ledger, split);
    const flags = ['INTERVAL_BREACH', FLAG, 'NO_YIELD_CAP'];
    expect(ledger.value('lot~x-1')).to.deep.include({ flags });
  });

  it('is not verified by a sample before that', async () => {
    await send(neighbour, claim('p-4', 'p-1'));
    plantSample(world.ledger, 's-1', ['p-1', 'p-2'], 'passed', { operatorId: 'office-r' });
    const verify = { type: 'verifySampledParcels', chunk: 0, parcels: ['p-1', 'p-2'] };
    const { result } = await send(official, { ...verify, sampleId: 's-1' });
    const { refusals } = JSON.parse(result) as { refusals: { code: string; subject: string }[] };
    expect(refusals.map(({ code, subject }) => [code, subject])).to.deep.equal([
      ['OVERLAP_OPEN', 'parcel~p-1'],
    ]);
    expect(world.ledger.value('parcel~p-2')).to.include({ state: 'verified' });
  });
});
