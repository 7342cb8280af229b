// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { day, stockAndHold } from '../fixture/input-fixture.js';
import { makeEffective, plantOfficers, ruleSet } from '../fixture/rule-fixture.js';
import { cleaned, dried, offer, rework } from '../fixture/step-cases.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import {
  mill,
  newTraceWorld,
  pack,
  registerOperator,
  type TraceWorld,
} from '../fixture/trace-world.js';

const H1 = 976_608;

describe('steps between harvest and shelf', () => {
  let world: TraceWorld;
  let other: TestPerson;
  let second: TestPerson;
  let drier: TestPerson;
  const lot = (lotId: string): Record<string, unknown> =>
    world.ledger.value(`lot~${lotId}`) ?? expect.fail(lotId);
  const flagsOf = ({ result }: { result: string }): string[] =>
    (JSON.parse(result) as { flags: string[] }).flags;
  const together = (who: TestPerson, fields: CommandFields): Promise<{ result: string }> =>
    world.ledger.submit(`steps:${fields.type}`, [who.envelope(fields, [second])]);
  const store = (lotId: string, from: string, grams: number): CommandFields => ({
    type: 'storeLot',
    binId: 'b-1',
    inputs: [{ grams, lotId: from }],
    lotId,
  });
  const packed = async (): Promise<void> => {
    await world.miller.send(world.ledger, mill(300_000));
    await world.packer.send(world.ledger, pack());
  };

  beforeEach(async () => {
    world = await newTraceWorld();
    await registerOperator(world.ledger, 'mill-o', 'ProducerMSP', 'mill');
    other = new TestPerson('keeper-o').plantIn(world.ledger, 'mill-o', ['keeper', 'packer']);
    second = new TestPerson('keeper-a2').plantIn(world.ledger, 'coop-a', ['keeper']);
    drier = new TestPerson('drier-a').plantIn(world.ledger, 'coop-a', ['drier']);
  });

  context('drying and cleaning', () => {
    it('keeps the mass at 14.5 % and what the lot is made of', async () => {
      const inputs = [{ grams: 976_608, lotId: 'h-1' }];
      const fields = { moistureMilliPercent: 14_000, weighedGrams: 960_000 };
      await drier.send(world.ledger, dried('d-1', inputs, fields));
      expect(lot('d-1')).to.deep.include({
        kind: 'storage',
        massGrams: 965_614,
        origins: ['h-1'],
        shares: [{ lotId: 'h-1', maxPpm: 1_000_000, minPpm: 1_000_000 }],
        weighedGrams: 960_000,
      });
      expect(lot('h-1')).to.include({ remainingGrams: 0 });
    });

    for (const [what, make] of [
      ['dryLot', dried],
      ['cleanLot', cleaned],
    ] as const) {
      it(`refuses ${what} to more than went in with LOT_MASS_EXCEEDED`, () =>
        expectRefusal(
          drier.send(
            world.ledger,
            make('d-1', [{ grams: 1000, lotId: 'h-1' }], { weighedGrams: 1001 }),
          ),
          'LOT_MASS_EXCEEDED',
        ));
    }

    it('counts what is too wet as less, so water is no rice', () =>
      expectRefusal(
        drier.send(
          world.ledger,
          dried('d-1', [{ grams: 1000, lotId: 'h-1' }], {
            moistureMilliPercent: 13_000,
            weighedGrams: 1000,
          }),
        ),
        'LOT_MASS_EXCEEDED',
      ));

    it('flags a loss above the tolerance in force, and names its rule set', async () => {
      const officers = plantOfficers(world.ledger);
      const grain = ['grain-1', 'grain-2'].map((name) =>
        new TestPerson(name).plantIn(world.ledger, 'grain-r', ['regulator'], '2111', {
          authority: 'grain',
        }),
      );
      const [first = officers.first, next = officers.second] = grain;
      const values = {
        kind: 'mass-tolerance',
        steps: [{ maxLossMilliPercent: 2_000, step: 'drying' }],
      };
      await makeEffective(world.ledger, { first, second: next }, ruleSet('loss-1', values));
      const inputs = [{ grams: 100_000, lotId: 'h-1' }];
      const fine = await drier.send(world.ledger, dried('d-1', inputs, { weighedGrams: 98_000 }));
      expect(JSON.parse(fine.result)).to.deep.include({ flags: [] });
      const high = await drier.send(world.ledger, dried('d-2', inputs, { weighedGrams: 97_999 }));
      expect(JSON.parse(high.result)).to.deep.include({
        flags: ['HIGH_LOSS'],
        ruleSets: ['loss-1'],
      });
    });
  });

  context('packages that are opened again', () => {
    beforeEach(packed);

    it('keep their first dates, whatever is packed of them', async () => {
      const { bestBefore } = lot('pk-1');
      await world.packer.send(world.ledger, rework('rw-1', [{ grams: 50_000, lotId: 'pk-1' }]));
      expect(lot('rw-1')).to.deep.include({
        bestBefore,
        flags: ['REWORKED', 'NO_YIELD_CAP'],
        kind: 'milled',
        originalProductionDate: day(),
      });
      const again = pack({ count: 10, inputs: [{ grams: 50_000, lotId: 'rw-1' }], lotId: 'pk-2' });
      await expectRefusal(
        world.packer.send(world.ledger, { ...again, productionDate: day(1) }),
        'REBAG_DATE',
      );
      await world.packer.send(world.ledger, again);
      expect(lot('pk-2')).to.deep.include({ bestBefore, flags: ['REWORKED', 'NO_YIELD_CAP'] });
    });

    it('refuses parts of packages and what is no package', async () => {
      const { ledger, packer } = world;
      await expectRefusal(
        packer.send(ledger, rework('rw-1', [{ grams: 4_999, lotId: 'pk-1' }])),
        'PACKAGE_PARTS',
      );
      await expectRefusal(
        packer.send(ledger, rework('rw-1', [{ grams: 5_000, lotId: 'r-1' }])),
        'LOT_KIND',
      );
    });

    it('split whole, with their count', async () => {
      await world.packer.send(world.ledger, {
        type: 'splitLot',
        lotId: 'pk-1',
        outputs: [{ grams: 15_000, lotId: 'pk-1a' }],
      });
      expect(lot('pk-1a')['package']).to.deep.include({ count: 3, netMassGrams: 5_000 });
    });
  });

  context('stocktake, samples, losses and destruction', () => {
    const count = (countedGrams: number): CommandFields => ({
      type: 'stocktake',
      countedGrams,
      lotId: 's-1',
      reason: 'yearly count',
    });
    const destroy = (grams: number): CommandFields => ({
      type: 'destroyLot',
      documentHash: 'd'.repeat(64),
      grams,
      lotId: 's-1',
      method: 'landfill',
    });

    beforeEach(() => world.keeper.send(world.ledger, store('s-1', 'h-1', 900_000)));

    it('writes a shortage off, in the lot and in the bin', async () => {
      expect(flagsOf(await together(world.keeper, count(890_000)))).to.deep.equal([
        'STOCK_SHORTAGE',
      ]);
      expect(lot('s-1')).to.include({ remainingGrams: 890_000 });
      expect(world.ledger.value('bin-fill~b-1')).to.include({ grams: 890_000 });
    });

    it('only says a surplus: a count makes no rice', async () => {
      expect(flagsOf(await together(world.keeper, count(900_001)))).to.deep.equal([
        'STOCK_SURPLUS',
      ]);
      expect(lot('s-1')).to.include({ remainingGrams: 900_000 });
    });

    it('refuses a count that changes nothing with STOCK_EQUAL', () =>
      expectRefusal(together(world.keeper, count(900_000)), 'STOCK_EQUAL'));

    for (const [step, fields] of [
      ['stocktake', count(1)],
      ['destruction', destroy(1)],
    ] as const) {
      it(`refuses a ${step} by one person, and by the same person twice`, async () => {
        const alone = world.keeper.send(world.ledger, fields);
        await expectRefusal(alone, 'SECOND_PERSON_MISSING');
        const twice = [world.keeper.envelope(fields, [world.keeper])];
        await expectRefusal(
          world.ledger.submit(`steps:${fields.type}`, twice),
          'SECOND_PERSON_MISSING',
        );
      });

      it(`refuses a ${step} whose second person is of another operator`, () =>
        expectRefusal(
          world.ledger.submit(`steps:${fields.type}`, [world.keeper.envelope(fields, [other])]),
          'SECOND_PERSON_MISSING',
        ));
    }

    it('destroys no more than is there', async () => {
      await expectRefusal(together(world.keeper, destroy(900_001)), 'LOT_MASS_EXCEEDED');
      await together(world.keeper, destroy(900_000));
      expect(lot('s-1')).to.include({ remainingGrams: 0 });
    });

    it('samples, loses and destroys also what is on hold', async () => {
      await stockAndHold(world);
      const sample = { type: 'sampleLot', grams: 500, lotId: 'h-8', sampleId: 'sa-1' };
      await world.keeper.send(world.ledger, sample);
      await together(world.keeper, { ...destroy(500), lotId: 'h-8' });
      expect(lot('h-8')).to.include({ remainingGrams: H1 - 1000 });
    });
  });

  it('lets one of two who take the last grams at once win', async () => {
    const { grower, ledger } = world;
    const loss = (): CommandFields => ({
      type: 'loseLot',
      grams: H1,
      lotId: 'h-1',
      reason: 'spilled',
    });
    const first = await ledger.simulate('steps:loseLot', [grower.envelope(loss())]);
    const next = await ledger.simulate('steps:offerTransfer', [
      grower.envelope(offer('tr-1', ['h-1'], 'mill-o')),
    ]);
    ledger.commit(first);
    expect(() => ledger.commit(next)).to.throw('MVCC_READ_CONFLICT');
  });
});
