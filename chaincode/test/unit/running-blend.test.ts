// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { application, stockAndHold } from '../fixture/input-fixture.js';
import type { CommandFields } from '../fixture/test-person.js';
import { harvest, newTraceWorld, parcel, type TraceWorld } from '../fixture/trace-world.js';

/** 600 kg of h-a from p-1, then 400 kg of h-b from p-2, as lots s-a and s-b in bin b-1; at 14.5 % moisture. */
describe('a bin as a running blend', () => {
  let world: TraceWorld;
  const store = (lotId: string, from: string, grams: number, binId = 'b-1'): CommandFields => ({
    type: 'storeLot',
    binId,
    inputs: [{ grams, lotId: from }],
    lotId,
  });
  const dry = { moistureMilliPercent: 14_500 };
  const millOf = (lotId: string, grams: number, riceId: string): CommandFields => ({
    type: 'millLot',
    inputs: [{ grams, lotId }],
    millLineId: 'm-1',
    millingDate: '2026-10-20',
    outputs: [{ grams: Math.floor(grams * 0.65), lotId: riceId, product: 'milled-rice' }],
  });
  const lot = (lotId: string): Record<string, unknown> =>
    world.ledger.value(`lot~${lotId}`) ?? expect.fail(lotId);

  beforeEach(async () => {
    world = await newTraceWorld();
    const { grower, keeper, ledger } = world;
    await grower.send(ledger, harvest('h-a', { ...dry, parcels: ['p-1'], weighedGrams: 600_000 }));
    await grower.send(ledger, harvest('h-b', { ...dry, parcels: ['p-2'], weighedGrams: 400_000 }));
    await keeper.send(ledger, store('s-a', 'h-a', 600_000));
    await keeper.send(ledger, store('s-b', 'h-b', 400_000));
  });

  it('gives a draw the bounds of the bin, whichever lot in it is named', async () => {
    await world.miller.send(world.ledger, millOf('s-a', 500_000, 'r-a'));
    expect(lot('r-a')['shares']).to.deep.equal([
      { lotId: 'h-a', maxPpm: 1_000_000, minPpm: 200_000 },
      { lotId: 'h-b', maxPpm: 800_000, minPpm: 0 },
    ]);
    expect(lot('r-a')).to.deep.include({ origins: ['h-a', 'h-b'], parcels: ['p-1', 'p-2'] });
  });

  it('keeps bounds through the mill into a second bin', async () => {
    const { keeper, ledger } = world;
    await keeper.send(ledger, store('s-c', 's-a', 600_000, 'b-2'));
    expect(lot('s-c')['shares']).to.deep.equal([
      { lotId: 'h-a', maxPpm: 1_000_000, minPpm: 333_333 },
      { lotId: 'h-b', maxPpm: 666_667, minPpm: 0 },
    ]);
    expect(ledger.value('bin-fill~b-2')).to.deep.include({
      contents: [
        { lotId: 'h-a', maxGrams: 600_000, minGrams: 199_999 },
        { lotId: 'h-b', maxGrams: 400_001, minGrams: 0 },
      ],
      grams: 600_000,
    });
  });

  it('says one parcel alone once the bin was emptied and filled again', async () => {
    const { grower, keeper, ledger, miller } = world;
    await miller.send(ledger, millOf('s-a', 600_000, 'r-a'));
    await miller.send(ledger, millOf('s-b', 400_000, 'r-b'));
    expect(ledger.value('bin-fill~b-1')).to.deep.equal({
      binId: 'b-1',
      contents: [],
      grams: 0,
      v: 2,
    });
    await grower.send(ledger, harvest('h-c', { ...dry, parcels: ['p-1'], weighedGrams: 100_000 }));
    await keeper.send(ledger, store('s-c', 'h-c', 100_000));
    await miller.send(ledger, millOf('s-c', 50_000, 'r-c'));
    expect(lot('r-c')).to.deep.include({
      parcels: ['p-1'],
      shares: [{ lotId: 'h-c', maxPpm: 1_000_000, minPpm: 1_000_000 }],
    });
  });

  it('gives every draw the weakest origin class that lies in the bin', async () => {
    const { grower, keeper, ledger, miller, village } = world;
    await grower.send(ledger, parcel('p-9', { originClass: 'unproven' }));
    await village.send(ledger, { type: 'attestParcel', parcelId: 'p-9' });
    await grower.send(ledger, harvest('h-9', { ...dry, parcels: ['p-9'], weighedGrams: 1_000 }));
    await miller.send(ledger, millOf('s-a', 100_000, 'r-before'));
    await keeper.send(ledger, { ...store('s-9', 'h-9', 1_000) });
    await miller.send(ledger, millOf('s-a', 100_000, 'r-after'));
    expect(lot('r-before')).to.include({ originClass: 'protected' });
    expect(lot('r-after')).to.include({ originClass: 'unproven' });
  });

  it('refuses a draw from a lot beside which a lot on hold lies', async () => {
    const { grower, keeper, ledger, miller } = world;
    await stockAndHold(world);
    await grower.send(ledger, harvest('h-d', { ...dry, parcels: ['p-2'], weighedGrams: 1_000 }));
    await keeper.send(ledger, store('s-d', 'h-d', 1_000, 'b-2'));
    await miller.send(ledger, millOf('s-a', 1_000, 'r-before'));
    await grower.send(ledger, application('a-2', ['p-2']));
    await expectRefusal(miller.send(ledger, millOf('s-a', 1_000, 'r-x')), 'LOT_ON_HOLD');
    await expectRefusal(
      keeper.send(ledger, {
        type: 'splitLot',
        lotId: 's-a',
        outputs: [{ grams: 1, lotId: 'x-1' }],
      }),
      'LOT_ON_HOLD',
    );
  });

  it('changes nothing but the names in the bin when a lot there is split or merged', async () => {
    const { keeper, ledger } = world;
    const before = ledger.value('bin-fill~b-1');
    await keeper.send(ledger, {
      type: 'splitLot',
      lotId: 's-a',
      outputs: [{ grams: 1_000, lotId: 's-e' }],
    });
    await keeper.send(ledger, {
      type: 'mergeLots',
      inputs: [
        { grams: 1_000, lotId: 's-e' },
        { grams: 1_000, lotId: 's-b' },
      ],
      lotId: 's-f',
    });
    const inherited = { ...(before?.['inherited'] as object), via: ['s-a', 's-b', 's-e', 's-f'] };
    expect(ledger.value('bin-fill~b-1')).to.deep.equal({ ...before, inherited });
    expect(lot('s-f')).to.include({ binId: 'b-1' });
  });
});
