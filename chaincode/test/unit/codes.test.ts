// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  activate,
  aggregate,
  order,
  ORDER,
  report,
  run,
  SERIALS,
  sscc,
} from '../fixture/code-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { application, stockAndHold } from '../fixture/input-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import {
  mill,
  newTraceWorld,
  pack,
  registerOperator,
  type TraceWorld,
} from '../fixture/trace-world.js';

/** Package lot pk-1: 30 packages of 5 kg; order co-1 of 40 codes, 0…35 printed. */
describe('package codes', () => {
  let world: TraceWorld;
  let officer: TestPerson;
  const send = (fields: CommandFields): Promise<unknown> => world.packer.send(world.ledger, fields);
  const orderValue = (): Record<string, unknown> =>
    world.ledger.value('code-order~co-1') ?? expect.fail('co-1');

  beforeEach(async () => {
    world = await newTraceWorld();
    officer = new TestPerson('quality-a').plantIn(world.ledger, 'coop-a', ['quality']);
    await world.miller.send(world.ledger, mill(300_000));
    await send(pack({ count: 30 }));
    await send(order('co-1'));
    await send(run('markCodesPrinted', 0, 35));
  });

  context('activation', () => {
    it('counts against the packages of the lot, which count against the land', async () => {
      await send(activate(0, 20));
      await send(activate(20, 30));
      expect(orderValue()['activated']).to.deep.equal([{ from: 0, lotId: 'pk-1', to: 30 }]);
      expect(world.ledger.value('lot~pk-1')?.['package']).to.include({ activated: 30 });
    });

    it('refuses more codes than the lot has packages, with the headroom in codes and kg', async () => {
      await send(activate(0, 20));
      const text = await send(activate(20, 31)).then(
        () => expect.fail('expected a refusal'),
        (error: unknown) => String(error),
      );
      expect(text)
        .to.include('CODES_EXCEED_LAND: 11 codes (55 kg) for lot pk-1')
        .and.include('accepted: at most 10 codes (50 kg) for this lot')
        .and.include('from parcels p-1, p-2');
    });

    it('lets one of two that take the last packages at once win', async () => {
      const { ledger, packer } = world;
      const both = [activate(0, 30), activate(0, 30)];
      const [first, second] = await Promise.all(
        both.map((fields) => ledger.simulate('codes:activateCodes', [packer.envelope(fields)])),
      );
      if (!first || !second) throw new Error('two simulations');
      ledger.commit(first);
      expect(() => ledger.commit(second)).to.throw('MVCC_READ_CONFLICT');
    });

    for (const [why, code, fields] of [
      ['codes that are not printed', 'CODE_STATE', activate(35, 36)],
      ['codes beyond the order', 'CODE_RANGE', activate(30, 41)],
      [
        'runs that overlap',
        'CODE_RANGE',
        activate(0, 2, {
          ranges: [
            { from: 0, to: 2 },
            { from: 1, to: 3 },
          ],
        }),
      ],
      ['a run that ends before it starts', 'CODE_RANGE', activate(3, 3)],
      ['codes of an unknown order', 'CODE_ORDER_NOT_FOUND', activate(0, 1, { orderId: 'co-9' })],
      ['for an unknown lot', 'LOT_NOT_FOUND', activate(0, 1, { lotId: 'pk-9' })],
      ['for milled rice', 'LOT_KIND', activate(0, 1, { lotId: 'r-1' })],
    ] as const) {
      it(`refuses activating ${why} with ${code}`, () => expectRefusal(send(fields), code));
    }

    it('refuses a code twice, and one of a leaked roll', async () => {
      await send(activate(0, 5));
      await expectRefusal(send(activate(4, 6)), 'CODE_STATE');
      await send(run('voidCodes', 10, 20, { reason: 'leaked' }));
      await expectRefusal(send(activate(19, 21)), 'CODE_STATE');
      await send(activate(20, 21));
    });

    it('refuses a part of a package lot, so that no package counts twice', async () => {
      await send({ type: 'splitLot', lotId: 'pk-1', outputs: [{ grams: 50_000, lotId: 'pk-1a' }] });
      await expectRefusal(send(activate(0, 1, { lotId: 'pk-1a' })), 'LOT_KIND');
    });

    it('refuses a lot on hold', async () => {
      await stockAndHold(world);
      await world.grower.send(world.ledger, application('a-1', ['p-2']));
      await expectRefusal(send(activate(0, 1)), 'LOT_ON_HOLD');
    });
  });

  context('printing and voiding', () => {
    it('joins runs and keeps one key for the order', async () => {
      await send(run('markCodesPrinted', 35, 40));
      expect(orderValue()['printed']).to.deep.equal([{ from: 0, to: 40 }]);
      expect(world.ledger.keys().filter((key) => key.includes('co-1'))).to.deep.equal([
        'code-order~co-1',
      ]);
    });

    for (const [why, fields] of [
      ['printing twice', run('markCodesPrinted', 34, 36)],
      ['voiding twice', run('voidCodes', 38, 39, { reason: 'unused' })],
      ['printing what is void', run('markCodesPrinted', 38, 39)],
    ] as const) {
      it(`refuses ${why} with CODE_STATE`, async () => {
        await send(run('voidCodes', 38, 40, { reason: 'misprinted' }));
        await expectRefusal(send(fields), 'CODE_STATE');
      });
    }

    it('refuses an order id that is taken, an unknown product and a stranger', async () => {
      await expectRefusal(send(order('co-1')), 'CODE_ORDER_EXISTS');
      await expectRefusal(send(order('co-2', { gtin: '09521234567882' })), 'PRODUCT_NOT_FOUND');
      await registerOperator(world.ledger, 'mill-x', 'ProducerMSP', 'mill');
      const stranger = new TestPerson('packer-x').plantIn(world.ledger, 'mill-x', ['packer']);
      await expectRefusal(stranger.send(world.ledger, order('co-2')), 'PACKER_NOT_APPROVED');
    });
  });

  context('single packages', () => {
    beforeEach(() => send(activate(0, 10)));

    it('has a key only for a package to which something happened', async () => {
      await officer.send(world.ledger, report(3, 'returned'));
      expect(world.ledger.value(`package~09521234567899/${SERIALS[3] ?? ''}`)).to.deep.include({
        exception: 'returned',
        index: 3,
        lotId: 'pk-1',
      });
    });

    it('never activates a returned package again', async () => {
      await officer.send(world.ledger, report(3, 'returned'));
      await expectRefusal(send(activate(3, 4)), 'CODE_STATE');
    });

    it('says nothing more of a package that was destroyed', async () => {
      await officer.send(world.ledger, report(3, 'destroyed'));
      await expectRefusal(officer.send(world.ledger, report(3, 'returned')), 'CODE_STATE');
    });

    for (const [why, code, fields] of [
      ['a serial of another place', 'CODE_PATH', report(3, 'returned', { serial: SERIALS[4] })],
      ['a path of another place', 'CODE_PATH', report(3, 'returned', { path: ORDER.path(4) })],
      ['a path that is too short', 'CODE_PATH', report(3, 'returned', { path: [] })],
      ['a place beyond the order', 'CODE_PATH', report(3, 'returned', { index: 40 })],
      ['a code that is not active', 'CODE_STATE', report(11, 'returned')],
      ['an unknown order', 'CODE_ORDER_NOT_FOUND', report(3, 'returned', { orderId: 'co-9' })],
      ['an upper-case serial', 'COMMAND_SHAPE', report(3, 'returned', { serial: 'A'.repeat(16) })],
    ] as const) {
      it(`refuses a report of ${why} with ${code}`, () =>
        expectRefusal(officer.send(world.ledger, fields), code));
    }
  });

  context('cases and pallets', () => {
    const codes = (from: number, to: number): object => ({ orderId: 'co-1', range: { from, to } });

    beforeEach(() => send(activate(0, 30)));

    it('packs codes into cases and cases onto a pallet, and opens them again', async () => {
      await send(aggregate(1, [codes(0, 10)]));
      await send(aggregate(2, [codes(10, 20)]));
      await send(aggregate(3, [{ sscc: sscc(1) }, { sscc: sscc(2) }]));
      await send({ type: 'disaggregatePackages', sscc: sscc(3) });
      await send({ type: 'disaggregatePackages', sscc: sscc(1) });
      await send(aggregate(4, [codes(0, 5)]));
      expect(world.ledger.value(`logistic-unit~${sscc(1)}`)).to.include({ state: 'opened' });
    });

    for (const [why, code, first, next] of [
      [
        'a package in two cases',
        'UNIT_CHILD_TAKEN',
        aggregate(1, [codes(0, 10)]),
        aggregate(2, [codes(9, 11)]),
      ],
      [
        'a package twice in one case',
        'UNIT_CHILD_TAKEN',
        undefined,
        aggregate(1, [codes(0, 2), codes(1, 3)]),
      ],
      ['an SSCC twice', 'UNIT_EXISTS', aggregate(1, [codes(0, 1)]), aggregate(1, [codes(1, 2)])],
      ['a case onto itself', 'UNIT_NOT_FOUND', undefined, aggregate(1, [{ sscc: sscc(1) }])],
      ['an unknown case', 'UNIT_NOT_FOUND', undefined, aggregate(1, [{ sscc: sscc(9) }])],
      ['codes that are not active', 'CODE_STATE', undefined, aggregate(1, [codes(29, 31)])],
      ['codes beyond the order', 'CODE_RANGE', undefined, aggregate(1, [codes(39, 41)])],
    ] as const) {
      it(`refuses ${why} with ${code}`, async () => {
        if (first) await send(first);
        await expectRefusal(send(next), code);
      });
    }

    it('refuses a case on two pallets, and opening one that stands on a pallet', async () => {
      await send(aggregate(1, [codes(0, 10)]));
      await send(aggregate(2, [{ sscc: sscc(1) }]));
      await expectRefusal(send(aggregate(3, [{ sscc: sscc(1) }])), 'UNIT_CHILD_TAKEN');
      await expectRefusal(
        send({ type: 'disaggregatePackages', sscc: sscc(1) }),
        'UNIT_CHILD_TAKEN',
      );
    });

    it('refuses a void code in a case', async () => {
      await send(run('voidCodes', 3, 4, { reason: 'damaged' }));
      await expectRefusal(send(aggregate(1, [codes(0, 10)])), 'CODE_STATE');
    });
  });
});
