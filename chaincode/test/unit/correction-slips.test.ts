// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { correction } from '../fixture/correction-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { nextCommandId, TestPerson, type CommandFields } from '../fixture/test-person.js';
import { boughtIn, contract, delivery, settleBy, settlement } from '../fixture/trade-cases.js';
import { newTraceWorld, registerOperator, type TraceWorld } from '../fixture/trace-world.js';

const H1 = 976_608;
/** A load of 1 kg net. */
const SMALL = { contractId: 'ct-1', grossGrams: 3_001_000 };

/** mill-o has contract ct-1 with coop-a; load sl-1 of h-1, which is taken back. */
describe('a weighbridge slip that is taken back', () => {
  let made: TraceWorld;
  let world: TraceWorld;
  let slipId: string;
  const people = {
    buyer: new TestPerson('buyer-o'),
    clerk: new TestPerson('clerk-o'),
    manager: new TestPerson('manager-o'),
  };

  before(async () => {
    made = await newTraceWorld();
    const { grower, ledger } = made;
    await registerOperator(ledger, 'mill-o', 'ProducerMSP', 'mill');
    people.buyer.plantIn(ledger, 'mill-o', ['keeper', 'miller']);
    people.clerk.plantIn(ledger, 'mill-o', ['weighbridge']);
    people.manager.plantIn(ledger, 'mill-o', ['trace-manager']);
    await settleBy(ledger);
    await people.buyer.send(ledger, contract('ct-1', 'coop-a'));
    await grower.send(ledger, { type: 'acceptContract', contractId: 'ct-1' });
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
    slipId = nextCommandId();
  });

  const value = (key: string): Record<string, unknown> =>
    world.ledger.value(key) ?? expect.fail(key);
  const undo = (fields: object = {}): CommandFields =>
    correction(slipId, { effect: 'undo', ...fields });
  const say = (who: keyof typeof people, fields: CommandFields): Promise<{ result: string }> =>
    people[who].send(world.ledger, fields);
  const load = (fields: object = {}): Promise<{ result: string }> =>
    say('clerk', delivery('sl-1', 'h-1', { ...SMALL, commandId: slipId, ...fields }));
  const withGrower = (type: 'correctEvent' | 'recordDelivery', fields: CommandFields) =>
    world.ledger.submit(
      type === 'correctEvent' ? 'corrections:correctEvent' : 'trade:recordDelivery',
      [people.clerk.envelope(fields, [world.grower])],
    );
  const signedLoad = (): Promise<unknown> =>
    withGrower('recordDelivery', delivery('sl-1', 'h-1', { ...SMALL, commandId: slipId }));

  it('gives harvest lot and contract the mass again, and its lot is void', async () => {
    await load();
    const { physicalGrams } = value('slip~sl-1');
    expect(value('lot~h-1')).to.include({ remainingGrams: H1 - Number(physicalGrams) });
    expect(value('contract~ct-1')).to.include({
      deliveredGrams: physicalGrams,
      unconfirmedGrams: physicalGrams,
    });
    const { result } = await say('clerk', undo());
    expect(JSON.parse(result)).to.deep.include({ flags: ['LOTS_VOIDED'] });
    const { commandId } = value(`correction~${slipId}`);
    expect(value('slip~sl-1')).to.include({ state: 'voided', voidedBy: commandId });
    expect(value('lot~i-sl-1')).to.include({
      closed: true,
      remainingGrams: 0,
      voidedBy: commandId,
    });
    expect(value('lot~h-1')).to.include({ operatorId: 'coop-a', remainingGrams: H1 });
    expect(value('contract~ct-1')).to.include({ deliveredGrams: 0, unconfirmedGrams: 0 });
  });

  it('lets the load be weighed again under a new id, and never under the old one', async () => {
    await load();
    await say('clerk', undo());
    await expectRefusal(load({ commandId: nextCommandId() }), 'SLIP_EXISTS');
    await say('clerk', delivery('sl-2', 'h-1', SMALL));
    expect(value('contract~ct-1')).to.include({
      deliveredGrams: value('slip~sl-2')['physicalGrams'],
    });
  });

  it('with the grower’s signature, where the grower had signed for it', async () => {
    await signedLoad();
    await withGrower('correctEvent', undo());
    expect(value('lot~h-1')).to.include({ remainingGrams: H1 });
  });

  it('of bought-in paddy leaves no lot to use', async () => {
    await say('clerk', boughtIn('sl-1', 'bo-1', { commandId: slipId }));
    await say('clerk', undo());
    expect(value('slip~sl-1')).to.include({ state: 'voided' });
    const outputs = [{ grams: 1, lotId: 'x-1' }];
    await expectRefusal(say('buyer', { type: 'splitLot', lotId: 'bo-1', outputs }), 'LOT_CLOSED');
  });

  it('and a load of the same contract do not pass each other', async () => {
    await load();
    const undone = await world.ledger.simulate('corrections:correctEvent', [
      people.clerk.envelope(undo()),
    ]);
    const next = await world.ledger.simulate('trade:recordDelivery', [
      people.clerk.envelope(delivery('sl-2', 'h-1', SMALL)),
    ]);
    world.ledger.commit(undone);
    expect(() => world.ledger.commit(next)).to.throw('MVCC_READ_CONFLICT');
  });

  context('is refused', () => {
    it('to the buyer alone, where the grower had signed for it: DELIVERY_UNCONFIRMED', async () => {
      await signedLoad();
      await expectRefusal(say('clerk', undo()), 'DELIVERY_UNCONFIRMED');
      const word = { onBehalfOf: { confirmation: 'sms-code', operatorId: 'coop-a' } };
      await expectRefusal(say('manager', undo(word)), 'DELIVERY_UNCONFIRMED');
      expect(value('slip~sl-1')).to.include({ state: 'weighed' });
    });

    it('to the grower, whose record it is not: ACCESS_DENIED', async () => {
      await load();
      await expectRefusal(world.grower.send(world.ledger, undo()), 'ACCESS_DENIED');
    });

    it('to who does not weigh: CORRECTION_REFUSED', async () => {
      await load();
      await expectRefusal(say('buyer', undo()), 'CORRECTION_REFUSED');
    });

    it('once its paddy was used: CORRECTION_USED', async () => {
      await load();
      const outputs = [{ grams: 1, lotId: 'x-1' }];
      await say('buyer', { type: 'splitLot', lotId: 'i-sl-1', outputs });
      await expectRefusal(say('clerk', undo()), 'CORRECTION_USED');
    });

    it('once it is settled: CORRECTION_USED', async () => {
      await load();
      await say('manager', settlement('sl-1', Number(value('slip~sl-1')['settledGrams'])));
      await expectRefusal(say('clerk', undo()), 'CORRECTION_USED');
    });

    it('and cannot be settled afterwards: SLIP_STATE', async () => {
      await load();
      await say('clerk', undo());
      await expectRefusal(
        say('manager', settlement('sl-1', Number(value('slip~sl-1')['settledGrams']))),
        'SLIP_STATE',
      );
    });

    it('once the harvest lot is closed: LOT_CLOSED', async () => {
      await load();
      await world.grower.send(world.ledger, {
        type: 'closeLot',
        devices: [],
        heads: [],
        lotId: 'h-1',
      });
      await expectRefusal(say('clerk', undo()), 'LOT_CLOSED');
    });
  });

  it('stays as it is where it is declared alone', async () => {
    await load();
    const before = world.ledger.text('slip~sl-1');
    await say('clerk', correction(slipId));
    expect(world.ledger.text('slip~sl-1')).to.equal(before);
  });
});
