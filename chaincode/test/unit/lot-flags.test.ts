// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { makeEffective, ruleSet } from '../fixture/rule-fixture.js';
import { cleaned, offer } from '../fixture/step-cases.js';
import { TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import {
  harvest,
  mill,
  newTraceWorld,
  pack,
  parcel,
  registerOperator,
  type TraceWorld,
} from '../fixture/trace-world.js';

const HOUR_MS = 3_600_000;
const H1 = 976_608;
const LATE = { eventTime: utc(-96 * HOUR_MS) };
const UNCONFIRMED = { onBehalfOf: { confirmation: 'none', operatorId: 'coop-b' } };

/** What an event says of a lot's making goes with the lot: whoever buys it sees it without the event. */
describe('flags that lots hand on', () => {
  let made: TraceWorld;
  let world: TraceWorld;
  const other = new TestPerson('keeper-o');
  const second = new TestPerson('keeper-a2');

  before(async () => {
    made = await newTraceWorld();
    await registerOperator(made.ledger, 'mill-o', 'ProducerMSP', 'mill');
    other.plantIn(made.ledger, 'mill-o', ['keeper']);
    second.plantIn(made.ledger, 'coop-a', ['keeper']);
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const send = (who: TestPerson, fields: CommandFields): Promise<unknown> =>
    who.send(world.ledger, fields);
  const flags = (lotId: string): readonly string[] =>
    (world.ledger.value(`lot~${lotId}`) as { flags?: readonly string[] }).flags ?? [];
  const split = (from: string, to: string): CommandFields => ({
    type: 'splitLot',
    lotId: from,
    outputs: [{ grams: 1000, lotId: to }],
  });
  const store = (from: string, to: string, grams: number, fields: object = {}): CommandFields => ({
    type: 'storeLot',
    binId: 'b-1',
    inputs: [{ grams, lotId: from }],
    lotId: to,
    ...fields,
  });
  const count = (lotId: string, countedGrams: number): Promise<unknown> =>
    world.ledger.submit('steps:stocktake', [
      world.keeper.envelope({ type: 'stocktake', countedGrams, lotId, reason: 'yearly count' }, [
        second,
      ]),
    ]);
  const arrive = (grams: number, fields: object = {}): CommandFields => ({
    type: 'acceptTransfer',
    received: [{ grams, lotId: 'h-1' }],
    transferId: 'tr-1',
    ...fields,
  });
  const tolerance = async (): Promise<void> => {
    const values = {
      kind: 'mass-tolerance',
      steps: [
        { maxLossMilliPercent: 1_000, step: 'cleaning' },
        { maxLossMilliPercent: 1_000, step: 'transport' },
      ],
    };
    const [first, next] = ['grain-1', 'grain-2'].map((name) =>
      new TestPerson(name).plantIn(world.ledger, 'grain-r', ['regulator'], '2111', {
        authority: 'grain',
      }),
    );
    if (!first || !next) throw new Error('two persons');
    await makeEffective(world.ledger, { first, second: next }, ruleSet('loss-1', values));
  };

  for (const [flag, fields] of [
    ['LATE_RECORD', LATE],
    ['UNCONFIRMED', UNCONFIRMED],
  ] as const) {
    it(`${flag} goes from the harvest to the package`, async () => {
      await send(world.grower, harvest('h-2', fields));
      expect(flags('h-2')).to.include(flag);
      await send(world.miller, mill(300_000, [{ grams: 600_000, lotId: 'h-2' }]));
      await send(world.packer, pack());
      for (const lotId of ['r-1', 'k-1', 'pk-1']) expect(flags(lotId), lotId).to.include(flag);
    });

    it(`${flag} of a step marks what it made, and nothing that went in`, async () => {
      await send(world.grower, { ...split('h-1', 'x-1'), ...fields });
      expect(flags('x-1')).to.include(flag);
      expect(flags('h-1')).to.not.include(flag);
    });

    it(`${flag} of a storing marks whatever leaves the bin`, async () => {
      await send(world.keeper, store('h-1', 's-1', 1000));
      await send(world.keeper, store('h-1', 's-2', 1000, fields));
      await send(world.miller, {
        ...mill(2000, [{ grams: 1000, lotId: 's-1' }]),
        outputs: [{ grams: 600, lotId: 'r-1', product: 'milled-rice' }],
      });
      expect(flags('r-1')).to.include(flag);
    });

    it(`${flag} of a hand-over marks the lots that were handed over`, async () => {
      await send(world.grower, offer('tr-1', ['h-1'], 'mill-o'));
      expect(flags('h-1')).to.not.include(flag);
      await send(other, arrive(H1, fields));
      expect(flags('h-1')).to.include(flag);
      await send(other, split('h-1', 'x-1'));
      expect(flags('x-1')).to.include(flag);
    });
  }

  it('an entry on behalf that was confirmed marks no lot', async () => {
    const onBehalfOf = { confirmation: 'sms-code', operatorId: 'coop-b' };
    await send(world.grower, harvest('h-2', { onBehalfOf }));
    expect(flags('h-2')).to.not.include('UNCONFIRMED');
  });

  it('a timely record marks no lot', async () => {
    await send(world.grower, harvest('h-2', { eventTime: utc(-71 * HOUR_MS) }));
    expect(flags('h-2')).to.not.include('LATE_RECORD');
  });

  it('NO_SOWING_RECORD and NO_YIELD_CAP go from the harvest to what comes of it', async () => {
    await send(world.grower, parcel('p-9'));
    await send(world.village, { type: 'attestParcel', parcelId: 'p-9' });
    await send(world.grower, harvest('h-9', { parcels: ['p-9'] }));
    await send(world.grower, split('h-9', 'x-9'));
    for (const lotId of ['h-9', 'x-9'])
      expect(flags(lotId)).to.deep.equal(['NO_YIELD_CAP', 'NO_SOWING_RECORD']);
    expect(flags('h-1')).to.deep.equal(['NO_YIELD_CAP']);
  });

  it('RECEIVED_MORE marks the lot, less does not', async () => {
    await send(world.grower, offer('tr-1', ['h-1'], 'mill-o'));
    const before = world.ledger.copy();
    await send(other, arrive(H1 + 1));
    expect(flags('h-1')).to.include('RECEIVED_MORE');
    world = { ...world, ledger: before };
    await send(other, arrive(H1 - 1));
    expect(flags('h-1')).to.not.include('RECEIVED_MORE');
  });

  it('HIGH_LOSS marks what was cleaned, a loss within the tolerance does not', async () => {
    await tolerance();
    const inputs = [{ grams: 100_000, lotId: 'h-1' }];
    const at = (weighedGrams: number): object => ({ moistureMilliPercent: 14_500, weighedGrams });
    await send(world.keeper, cleaned('c-1', inputs, at(98_999)));
    await send(world.keeper, cleaned('c-2', inputs, at(99_000)));
    expect(flags('c-1')).to.include('HIGH_LOSS');
    expect(flags('c-2')).to.not.include('HIGH_LOSS');
    await send(world.keeper, split('c-1', 'x-1'));
    expect(flags('x-1')).to.include('HIGH_LOSS');
  });

  it('HIGH_LOSS on the way marks the lot that arrived with less', async () => {
    await tolerance();
    await send(world.grower, offer('tr-1', ['h-1'], 'mill-o'));
    await send(other, arrive(Math.floor(H1 * 0.9)));
    expect(flags('h-1')).to.include('HIGH_LOSS');
  });

  it('STOCK_SURPLUS marks the lot and all that leaves its bin, a shortage neither', async () => {
    await send(world.keeper, store('h-1', 's-1', 1000));
    await send(world.keeper, store('h-1', 's-2', 2000));
    await count('s-2', 1999);
    expect(flags('s-2')).to.not.include('STOCK_SURPLUS');
    await count('s-1', 1001);
    expect(flags('s-1')).to.include('STOCK_SURPLUS');
    expect(flags('s-2')).to.not.include('STOCK_SURPLUS');
    await send(world.keeper, {
      type: 'storeLot',
      binId: 'b-2',
      inputs: [{ grams: 10, lotId: 's-2' }],
      lotId: 't-1',
    });
    expect(flags('t-1')).to.include('STOCK_SURPLUS');
    expect(world.ledger.value('lot~s-1')).to.include({ remainingGrams: 1000 });
  });

  it('a refused step marks nothing', async () => {
    await expectRefusal(send(world.grower, { ...split('h-1', 'h-1'), ...LATE }), 'LOT_EXISTS');
    expect(flags('h-1')).to.not.include('LATE_RECORD');
  });
});
