// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { acknowledge, clear, raise } from '../fixture/alarm-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { offer } from '../fixture/step-cases.js';
import { TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import {
  harvest,
  mill,
  newTraceWorld,
  pack,
  registerOperator,
  type TraceWorld,
} from '../fixture/trace-world.js';

const store = (lotId: string, from: string, binId: string, grams = 300_000): CommandFields => ({
  type: 'storeLot',
  binId,
  inputs: [{ grams, lotId: from }],
  lotId,
});
const milled = (from: string, riceId: string): CommandFields => ({
  ...mill(66_000, [{ grams: 100_000, lotId: from }]),
  outputs: [{ grams: 65_000, lotId: riceId, product: 'milled-rice' }],
});
const packed = (from: string, lotId: string): CommandFields =>
  pack({ count: 2, inputs: [{ grams: 10_000, lotId: from }], lotId });
const bin = (id: string): object => ({ id, kind: 'bin' });
const lot = (id: string): object => ({ id, kind: 'lot' });

/** h-1 → s-1 in b-1 → r-1; h-2 → s-2 in b-2 → r-2. */
async function stored(): Promise<TraceWorld> {
  const world = await newTraceWorld();
  const { grower, keeper, ledger, miller } = world;
  await registerOperator(ledger, 'mill-o', 'ProducerMSP', 'mill');
  await grower.send(ledger, harvest('h-2'));
  await keeper.send(ledger, store('s-1', 'h-1', 'b-1'));
  await keeper.send(ledger, store('s-2', 'h-2', 'b-2'));
  await miller.send(ledger, milled('s-1', 'r-1'));
  await miller.send(ledger, milled('s-2', 'r-2'));
  return world;
}

describe('an alarm', () => {
  let made: TraceWorld;
  let world: TraceWorld;
  let watch: TestPerson;
  let officer: TestPerson;

  before(async () => {
    made = await stored();
    watch = new TestPerson('watch-a').plantIn(made.ledger, 'coop-a', ['watch']);
    officer = new TestPerson('officer-g').plantIn(made.ledger, 'grain-r', ['regulator'], '2111', {
      authority: 'grain',
    });
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const keeper = (fields: CommandFields): Promise<unknown> =>
    made.keeper.send(world.ledger, fields);
  const miller = (fields: CommandFields): Promise<unknown> =>
    made.miller.send(world.ledger, fields);
  const packer = (fields: CommandFields): Promise<unknown> =>
    made.packer.send(world.ledger, fields);
  const quality = (fields: CommandFields): Promise<unknown> =>
    made.manager.send(world.ledger, fields);
  const alarm = async (subject: object, fields: object = {}): Promise<void> => {
    await watch.send(world.ledger, raise('al-1', subject, fields));
  };

  context('on a bin', () => {
    it('stops the packing of what leaves the bin from then on, and the sending of what lies there', async () => {
      await alarm(bin('b-1'));
      await miller(milled('s-1', 'r-9'));
      await expectRefusal(packer(packed('r-9', 'pk-9')), 'ALARM_OPEN');
      await expectRefusal(keeper(offer('tr-1', ['s-1'], 'mill-o')), 'ALARM_OPEN');
    });

    it('leaves alone what left before, and other bins', async () => {
      await alarm(bin('b-1'));
      await packer(packed('r-1', 'pk-1'));
      await keeper(offer('tr-1', ['s-2'], 'mill-o'));
    });

    it('does not stop turning, which is the answer to it, and follows the grain', async () => {
      await alarm(bin('b-1'));
      await keeper(store('s-3', 's-1', 'b-2', 100_000));
      await miller(milled('s-2', 'r-9'));
      await expectRefusal(packer(packed('r-9', 'pk-9')), 'ALARM_OPEN');
      expect(world.ledger.value('lot~r-9')).to.deep.include({ alerts: ['alarm~al-1'] });
    });

    it('names alarm, rule, legal basis, rule set and what would be accepted', async () => {
      await alarm(bin('b-1'));
      const text = await keeper(offer('tr-1', ['s-1'], 'mill-o')).then(() => '', String);
      for (const part of [
        'lot s-1 is under alarm al-1 (hot-spot) on bin b-1',
        '; rule: rice with an open alarm',
        '; legal basis: GB/T 29890-2013',
        '; rule set: built-in; ',
        'accepted: clearAlarm of al-1',
      ])
        expect(text).to.contain(part);
    });

    it('lets the rice go back to where it came from', async () => {
      await alarm(bin('b-1'));
      await keeper(offer('tr-1', ['s-1'], 'mill-o', { purpose: 'return' }));
      expect(world.ledger.value('lot~s-1')).to.deep.include({ alerts: ['alarm~al-1'] });
    });

    it('and a draw from the bin do not pass each other', async () => {
      const raised = await world.ledger.simulate('alarms:raiseAlarm', [
        watch.envelope(raise('al-1', bin('b-1'))),
      ]);
      const drawn = await world.ledger.simulate('lots:millLot', [
        made.miller.envelope(milled('s-1', 'r-9')),
      ]);
      world.ledger.commit(raised);
      expect(() => world.ledger.commit(drawn)).to.throw('MVCC_READ_CONFLICT');
    });
  });

  context('on a lot', () => {
    it('is found by what was made of it before', async () => {
      await packer(packed('r-1', 'pk-1'));
      await alarm(lot('s-1'));
      for (const attempt of [
        packer(packed('r-1', 'pk-9')),
        packer(offer('tr-1', ['pk-1'], 'mill-o')),
      ])
        await expectRefusal(attempt, 'ALARM_OPEN');
      await packer(packed('r-2', 'pk-8'));
    });

    it('is found through a harvest lot, a blend and a split', async () => {
      await alarm(lot('h-1'));
      await keeper({
        type: 'splitLot',
        lotId: 'r-1',
        outputs: [{ grams: 20_000, lotId: 'x-1' }],
      }).catch(() => undefined);
      await made.miller.send(world.ledger, {
        type: 'mergeLots',
        lotId: 'r-3',
        inputs: [
          { grams: 10_000, lotId: 'r-1' },
          { grams: 10_000, lotId: 'r-2' },
        ],
      });
      await expectRefusal(packer(packed('r-3', 'pk-9')), 'ALARM_OPEN');
    });

    it('in a bin is one on the heap, whatever its lots are called', async () => {
      await keeper(store('s-3', 'h-2', 'b-1', 100_000));
      await alarm(lot('s-3'));
      await expectRefusal(keeper(offer('tr-1', ['s-1'], 'mill-o')), 'ALARM_OPEN');
    });

    it('reads at most 64 buckets, however many lots are in the rice', async () => {
      const via = Array.from({ length: 3000 }, (_, index) => `s-old-${index}`);
      world.ledger.plant('lot~r-1', { ...world.ledger.value('lot~r-1'), via });
      const { reads } = await world.ledger.simulate('lots:packLot', [
        made.packer.envelope(packed('r-1', 'pk-9')),
      ]);
      const buckets = [...reads.keys()].filter((key) => key.startsWith('alarm-bucket~'));
      expect(buckets).to.have.length(64);
    });
  });

  context('on a parcel', () => {
    it('stops the rice of its season', async () => {
      await alarm({ id: 'p-1', kind: 'parcel' }, { kind: 'contamination' });
      await expectRefusal(packer(packed('r-1', 'pk-9')), 'ALARM_OPEN');
    });

    it('leaves rice of another season alone', async () => {
      const old = { ...world.ledger.value('lot~r-1'), harvestYear: 2025 };
      world.ledger.plant('lot~r-1', old);
      await alarm({ id: 'p-1', kind: 'parcel' });
      await packer(packed('r-1', 'pk-9'));
    });
  });

  context('when it is answered', () => {
    const done = async (): Promise<void> => {
      await alarm(lot('s-1'));
      await keeper(acknowledge('al-1'));
      await quality(clear('al-1'));
    };

    it('lets everything go, and the bin and the bucket list it no more', async () => {
      await done();
      await packer(packed('r-1', 'pk-9'));
      await keeper(offer('tr-1', ['s-1'], 'mill-o'));
      expect(world.ledger.value('bin-alerts~b-1')).to.deep.include({ keys: [] });
      expect(world.ledger.value('alarm~al-1')).to.include({ state: 'cleared' });
    });

    it('stops the release while it is acknowledged, also when it is shelved', async () => {
      await alarm(lot('s-1'));
      await keeper(acknowledge('al-1', { shelvedUntil: utc(3_600_000) }));
      await expectRefusal(packer(packed('r-1', 'pk-9')), 'ALARM_OPEN');
    });

    it('takes the word of two persons in one command', async () => {
      await alarm(bin('b-1'));
      await keeper(acknowledge('al-1'));
      const argument = made.keeper.envelope(clear('al-1'), [
        new TestPerson('keeper-2').plantIn(world.ledger, 'coop-a', ['keeper']),
      ]);
      await world.ledger.submit('alarms:clearAlarm', [argument]);
    });

    const refused: readonly (readonly [string, ContractErrorCode, () => Promise<unknown>])[] = [
      [
        'by the one who acknowledged it alone',
        'SECOND_PERSON_MISSING',
        () => keeper(clear('al-1')),
      ],
      ['by the watch', 'ACCESS_DENIED', () => watch.send(world.ledger, clear('al-1'))],
      ['when it is not recorded', 'ALARM_NOT_FOUND', () => quality(clear('al-0'))],
      ['with an id that is taken', 'ALARM_EXISTS', () => keeper(raise('al-1', bin('b-2')))],
      ['on a bin that is not there', 'BIN_NOT_FOUND', () => keeper(raise('al-2', bin('b-0')))],
      ['on a lot that is not there', 'LOT_NOT_FOUND', () => keeper(raise('al-2', lot('s-0')))],
      [
        'shelved until a time that is over',
        'ALARM_STATE',
        () => keeper(acknowledge('al-1', { shelvedUntil: utc(-1_000) })),
      ],
      [
        'shelved for more than 7 days',
        'ALARM_STATE',
        () => keeper(acknowledge('al-1', { shelvedUntil: utc(7 * 86_400_000 + 60_000) })),
      ],
      [
        'acknowledged by the watch',
        'ACCESS_DENIED',
        () => watch.send(world.ledger, acknowledge('al-1')),
      ],
    ];
    for (const [what, code, attempt] of refused) {
      it(`refuses ${what}: ${code}`, async () => {
        await alarm(bin('b-1'));
        await keeper(acknowledge('al-1'));
        await expectRefusal(attempt(), code);
      });
    }

    it('is not cleared before anybody acknowledged it, nor twice', async () => {
      await alarm(bin('b-1'));
      await expectRefusal(quality(clear('al-1')), 'ALARM_STATE');
      await keeper(acknowledge('al-1'));
      await quality(clear('al-1'));
      await expectRefusal(quality(clear('al-1')), 'ALARM_STATE');
      await expectRefusal(keeper(acknowledge('al-1')), 'ALARM_STATE');
    });

    it('of an authority is cleared by nobody but that authority', async () => {
      await officer.send(world.ledger, raise('al-1', bin('b-1')));
      await keeper(acknowledge('al-1'));
      await expectRefusal(quality(clear('al-1')), 'AUTHORITY_REFUSED');
      await officer.send(world.ledger, clear('al-1'));
    });

    it('of another operator’s store is neither raised nor cleared', async () => {
      const other = new TestPerson('keeper-o').plantIn(world.ledger, 'mill-o', ['keeper']);
      await expectRefusal(other.send(world.ledger, raise('al-1', bin('b-1'))), 'ACCESS_DENIED');
      await alarm(bin('b-1'));
      await expectRefusal(other.send(world.ledger, acknowledge('al-1')), 'ACCESS_DENIED');
    });
  });
});
