// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import {
  application,
  day,
  newInputWorld,
  release,
  type InputWorld,
} from '../fixture/input-fixture.js';
import { TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import { harvest, mill, pack, parcel, withEvidence } from '../fixture/trace-world.js';

type Actor = 'grower' | 'keeper' | 'miller' | 'packer';
const close = (lotId: string): CommandFields => ({
  type: 'closeLot',
  devices: [],
  heads: [],
  lotId,
});
const split = (from: string, to: string): CommandFields => ({
  type: 'splitLot',
  lotId: from,
  outputs: [{ grams: 1000, lotId: to }],
});
const store = (from: string, to: string): CommandFields => ({
  type: 'storeLot',
  binId: 'b-2',
  inputs: [{ grams: 1000, lotId: from }],
  lotId: to,
});

/** h-1 (p-1, p-2) of today → bin s-1 → split x-1, milled r-1 and k-1 → package pk-1; h-4 (p-4) apart. */
async function seasonWithSpray(): Promise<InputWorld> {
  const world = await newInputWorld();
  const { ledger, grower, village, keeper, miller, packer } = world;
  await grower.send(ledger, parcel('p-4'));
  await village.send(ledger, { type: 'attestParcel', parcelId: 'p-4' });
  await grower.send(ledger, harvest('h-4', { parcels: ['p-4'] }));
  await keeper.send(ledger, {
    type: 'storeLot',
    binId: 'b-1',
    inputs: [{ grams: 900_000, lotId: 'h-1' }],
    lotId: 's-1',
  });
  await keeper.send(ledger, split('s-1', 'x-1'));
  await miller.send(ledger, mill(300_000, [{ grams: 500_000, lotId: 's-1' }]));
  await packer.send(ledger, pack());
  return world;
}

describe('a spray that is recorded after the harvest it forbids', () => {
  let made: InputWorld;
  let world: InputWorld;
  const late = application('a-1', ['p-1'], { startDate: day(-3), stopDate: day(-3) });

  before(async () => {
    made = await seasonWithSpray();
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const send = (actor: Actor, fields: CommandFields): Promise<{ result: string }> =>
    made[actor].send(world.ledger, fields);
  const flagsOfLot = (lotId: string): unknown => world.ledger.value(`lot~${lotId}`)?.['flags'];
  const held = async (): Promise<void> => {
    await send('grower', late);
  };

  it('is recorded, flagged, and names the lot that it puts on hold', async () => {
    const { result } = await send('grower', late);
    const event = JSON.parse(result) as { flags: string[]; subjects: string[] };
    expect(event.flags).to.deep.equal(['HOLD_PLACED']);
    expect(event.subjects).to.include('lot~h-1').and.not.include('lot~h-4');
    expect(flagsOfLot('h-1')).to.include('INTERVAL_BREACH');
    expect(flagsOfLot('h-4')).to.not.include('INTERVAL_BREACH');
  });

  const blocked: readonly (readonly [string, Actor, CommandFields])[] = [
    ['storing the harvest lot', 'keeper', store('h-1', 's-9')],
    ['splitting the harvest lot', 'grower', split('h-1', 'x-9')],
    ['closing the harvest lot', 'grower', close('h-1')],
    ['moving the storage lot', 'keeper', store('s-1', 's-9')],
    ['splitting the storage lot', 'keeper', split('s-1', 'x-9')],
    ['splitting what was split off', 'keeper', split('x-1', 'x-9')],
    [
      'merging it with a free lot',
      'keeper',
      {
        type: 'mergeLots',
        lotId: 'x-9',
        inputs: [
          { grams: 1000, lotId: 'h-4' },
          { grams: 1000, lotId: 'h-1' },
        ],
      },
    ],
    [
      'milling',
      'miller',
      {
        ...mill(5000, [{ grams: 9000, lotId: 's-1' }]),
        outputs: [{ grams: 5000, lotId: 'r-9', product: 'milled-rice' }],
      },
    ],
    [
      'splitting the bran',
      'miller',
      { ...split('k-1', 'x-9'), outputs: [{ grams: 1, lotId: 'x-9' }] },
    ],
    [
      'packing',
      'packer',
      pack({ count: 1, inputs: [{ grams: 5000, lotId: 'r-1' }], lotId: 'pk-9' }),
    ],
    ['closing the package', 'packer', close('pk-1')],
  ];
  for (const [what, actor, fields] of blocked) {
    it(`blocks ${what}`, async () => {
      await held();
      await expectRefusal(send(actor, fields), 'LOT_ON_HOLD');
    });
  }

  it('names the harvest lot, the rule set and who can release it', async () => {
    await held();
    const text = await send('packer', close('pk-1')).then(
      () => '',
      (error: unknown) => String(error),
    );
    for (const part of [
      'pk-1 holds h-1',
      'application a-1',
      'rule set: products-1',
      'releaseHold of h-1',
    ]) {
      expect(text).to.contain(part);
    }
  });

  it('leaves lots of other parcels, and documents of the held lot, alone', async () => {
    await held();
    await send('keeper', store('h-4', 's-9'));
    const quality = new TestPerson('quality-a').plantIn(world.ledger, 'coop-a', ['quality']);
    await quality.send(world.ledger, {
      type: 'attachDocument',
      documentHash: 'c'.repeat(64),
      documentId: 'd-1',
      issuedOn: day(),
      kind: 'test-report',
      result: 'pass',
      subject: { id: 'pk-1', kind: 'lot' },
    });
  });

  it('blocks a draw by another operator, though the holder co-signs', async () => {
    await held();
    const stranger = new TestPerson('keeper-b').plantIn(world.ledger, 'coop-b', ['keeper']);
    const text = stranger.commandText(split('s-1', 'x-9'));
    const confirmations = [{ keyId: made.grower.keyId, signature: made.grower.sign(text) }];
    const argument = withEvidence(text, stranger.sign(text), { confirmations });
    await expectRefusal(world.ledger.submit('lots:splitLot', [argument]), 'LOT_ON_HOLD');
  });

  it('puts nothing on hold when its interval was over', async () => {
    const dates = { startDate: day(-21), stopDate: day(-21) };
    const { result } = await send('grower', { ...late, ...dates });
    expect(JSON.parse(result)).to.deep.include({ flags: ['LATE_RECORD'] });
    await send('keeper', store('h-1', 's-9'));
  });

  it('puts nothing on hold that was harvested before it', async () => {
    await send('grower', parcel('p-5'));
    await made.village.send(world.ledger, { type: 'attestParcel', parcelId: 'p-5' });
    const yesterday = utc(-24 * 3_600_000);
    await send('grower', harvest('h-5', { parcels: ['p-5'], eventTime: yesterday }));
    await send('grower', application('a-5', ['p-5']));
    await send('keeper', store('h-5', 's-9'));
  });

  for (const first of ['spray', 'draw'] as const) {
    it(`and a draw from the harvest lot do not pass each other: ${first} first`, async () => {
      const spray = await world.ledger.simulate('inputs:applyInput', [made.grower.envelope(late)]);
      const draw = await world.ledger.simulate('lots:storeLot', [
        made.keeper.envelope(store('h-1', 's-9')),
      ]);
      const [one, two] = first === 'spray' ? [spray, draw] : [draw, spray];
      world.ledger.commit(one);
      expect(() => world.ledger.commit(two)).to.throw('MVCC_READ_CONFLICT');
    });
  }

  it('and a draw from a descendant do not pass each other', async () => {
    const spray = await world.ledger.simulate('inputs:applyInput', [made.grower.envelope(late)]);
    const packed = await world.ledger.simulate('lots:closeLot', [
      made.packer.envelope(close('pk-1')),
    ]);
    world.ledger.commit(spray);
    expect(() => world.ledger.commit(packed)).to.throw('MVCC_READ_CONFLICT');
  });

  it('reads at most 64 hold keys, however many harvest lots a lot holds', async () => {
    const origins = Array.from({ length: 3000 }, (_, index) => `h-old-${index}`);
    world.ledger.plant('lot~s-1', { ...world.ledger.value('lot~s-1'), origins });
    const { reads } = await world.ledger.simulate('lots:splitLot', [
      made.keeper.envelope(split('s-1', 'x-9')),
    ]);
    const keys = [...reads.keys()].filter((key) => key.startsWith('hold-bucket~'));
    expect(keys).to.have.length(64);
  });

  it('reaches descendants of old versions, which know their parcels alone', async () => {
    const { origins, ...old } = world.ledger.value('lot~s-1') ?? {};
    expect(origins).to.deep.equal(['h-1']);
    world.ledger.plant('lot~s-1', old);
    await send('keeper', split('s-1', 'x-8'));
    await held();
    for (const lotId of ['s-1', 'x-8'])
      await expectRefusal(send('keeper', split(lotId, 'x-9')), 'LOT_ON_HOLD');
  });

  context('once released', () => {
    const releaseBy = (person: TestPerson, lotId = 'h-1'): Promise<unknown> =>
      person.send(world.ledger, release(lotId));

    it('lets every lot move again, each with the flag for ever', async () => {
      await held();
      await releaseBy(made.officers.first);
      await send('packer', close('pk-1'));
      await send('keeper', split('s-1', 'x-9'));
      for (const lotId of ['pk-1', 's-1', 'x-9']) {
        expect(flagsOfLot(lotId)).to.include('INTERVAL_BREACH');
      }
    });

    it('hands the flag to a blend with a free lot', async () => {
      await held();
      await releaseBy(made.officers.first);
      await send('keeper', {
        type: 'storeLot',
        binId: 'b-2',
        inputs: [
          { grams: 1000, lotId: 'h-1' },
          { grams: 1000, lotId: 'h-4' },
        ],
        lotId: 's-9',
      });
      expect(world.ledger.value('lot~s-9')).to.deep.include({
        flags: ['INTERVAL_BREACH', 'NO_YIELD_CAP', 'NO_SOWING_RECORD'],
        origins: ['h-1', 'h-4'],
      });
    });

    it('holds again after the next breach', async () => {
      await held();
      await releaseBy(made.officers.first);
      await send('grower', application('a-2', ['p-2'], { startDate: day(-2), stopDate: day(-2) }));
      await expectRefusal(send('packer', close('pk-1')), 'LOT_ON_HOLD');
    });

    const refused: readonly (readonly [string, ContractErrorCode, () => Promise<unknown>])[] = [
      ['the market authority', 'AUTHORITY_REFUSED', () => releaseBy(made.officers.market)],
      ['the grower', 'ACCESS_DENIED', () => releaseBy(made.grower)],
      ['a name that is no lot', 'LOT_NOT_FOUND', () => releaseBy(made.officers.first, 'h-0')],
      ['a lot without hold', 'HOLD_NOT_FOUND', () => releaseBy(made.officers.first, 'h-4')],
      ['a descendant', 'HOLD_NOT_FOUND', () => releaseBy(made.officers.first, 'pk-1')],
    ];
    for (const [what, code, attempt] of refused) {
      it(`but not by or for ${what}: ${code}`, async () => {
        await held();
        await expectRefusal(attempt(), code);
      });
    }

    it('but not by an authority of another area', async () => {
      await held();
      const far = new TestPerson('officer-x').plantIn(
        world.ledger,
        'agri-x',
        ['regulator'],
        '2112',
        {
          authority: 'agri',
        },
      );
      await expectRefusal(releaseBy(far), 'ACCESS_DENIED');
    });

    it('but not twice', async () => {
      await held();
      await releaseBy(made.officers.first);
      await expectRefusal(releaseBy(made.officers.second), 'HOLD_NOT_FOUND');
    });
  });
});
