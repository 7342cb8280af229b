// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { stockAndHold } from '../fixture/input-fixture.js';
import { dried } from '../fixture/step-cases.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { boughtIn, contract, delivery, settleBy, settlement } from '../fixture/trade-cases.js';
import {
  harvest,
  newTraceWorld,
  registerOperator,
  type TraceWorld,
} from '../fixture/trace-world.js';

const H1 = 976_608;
const UNDER_CONTRACT = { contractId: 'ct-1' };

describe('contract and intake', () => {
  let world: TraceWorld;
  let buyer: TestPerson;
  let clerk: TestPerson;
  let manager: TestPerson;
  const value = (key: string): Record<string, unknown> =>
    world.ledger.value(key) ?? expect.fail(key);
  const flagsOf = ({ result }: { result: string }): string[] =>
    (JSON.parse(result) as { flags: string[] }).flags;
  const cosigned = (fields: CommandFields): Promise<{ result: string }> =>
    world.ledger.submit('trade:recordDelivery', [clerk.envelope(fields, [world.grower])]);
  const agree = async (fields: object = {}): Promise<void> => {
    await buyer.send(world.ledger, contract('ct-1', 'coop-a', fields));
    await world.grower.send(world.ledger, { type: 'acceptContract', contractId: 'ct-1' });
  };

  beforeEach(async () => {
    world = await newTraceWorld();
    await registerOperator(world.ledger, 'mill-o', 'ProducerMSP', 'mill');
    buyer = new TestPerson('buyer-o').plantIn(world.ledger, 'mill-o', ['keeper']);
    clerk = new TestPerson('clerk-o').plantIn(world.ledger, 'mill-o', ['weighbridge']);
    manager = new TestPerson('manager-o').plantIn(world.ledger, 'mill-o', ['trace-manager']);
  });

  it('keeps weighed, settled and physical mass apart: 1,000 kg at 16.5 %', async () => {
    await settleBy(world.ledger);
    await agree();
    const event = await cosigned(delivery('sl-1', 'h-1', UNDER_CONTRACT));
    expect(flagsOf(event)).to.deep.equal([]);
    expect((JSON.parse(event.result) as { ruleSets: string[] }).ruleSets).to.deep.equal([
      'settle-2026',
    ]);
    expect(value('slip~sl-1')).to.include({
      buyerOperatorId: 'mill-o',
      confirmation: 'own-signature',
      growerOperatorId: 'coop-a',
      headroomGrams: 3_000_000 - H1,
      physicalGrams: H1,
      settledGrams: 974_000,
      settlementRules: 'settle-2026',
      state: 'weighed',
      weighedGrams: 1_000_000,
    });
    expect(value('lot~i-sl-1')).to.deep.include({
      kind: 'storage',
      massGrams: H1,
      operatorId: 'mill-o',
      originClass: 'protected',
      parcels: ['p-1', 'p-2'],
      parents: [{ grams: H1, lotId: 'h-1' }],
      weighedGrams: 1_000_000,
    });
    expect(value('lot~h-1')).to.include({ operatorId: 'coop-a', remainingGrams: 0 });
    expect(value('contract~ct-1')).to.include({ deliveredGrams: H1, unconfirmedGrams: 0 });
  });

  it('refuses a load above what is left of the harvest lot, and names what would be accepted', async () => {
    await agree();
    await cosigned(delivery('sl-1', 'h-1', { ...UNDER_CONTRACT, grossGrams: 3_600_000 }));
    const text = await expectRefusal(
      cosigned(delivery('sl-2', 'h-1', UNDER_CONTRACT)),
      'DELIVERY_EXCEEDS_LOT',
    );
    expect(text).to.contain('expected at most 390643 g of h-1, got 976608 g');
    expect(text).to.contain('rule set: built-in; accepted:');
  });

  it('flags a load above the cap at the gate and still takes it', async () => {
    await agree({ deliveryCapGrams: 900_000 });
    const event = await cosigned(delivery('sl-1', 'h-1', UNDER_CONTRACT));
    expect(flagsOf(event)).to.deep.equal(['OVER_CONTRACT_CAP', 'NO_SETTLEMENT_RULES']);
    expect(value('slip~sl-1')).to.include({ headroomGrams: 900_000 - H1 });
    expect(value('slip~sl-1')).not.to.have.property('settledGrams');
  });

  it('counts loads of one contract on one key, so that two at once collide', async () => {
    await world.grower.send(world.ledger, harvest('h-2'));
    await agree();
    const [first, second] = await Promise.all(
      (['h-1', 'h-2'] as const).map((lotId, index) =>
        world.ledger.simulate('trade:recordDelivery', [
          clerk.envelope(delivery(`sl-${index}`, lotId, UNDER_CONTRACT), [world.grower]),
        ]),
      ),
    );
    if (!first || !second) throw new Error('two simulations');
    world.ledger.commit(first);
    expect(() => {
      world.ledger.commit(second);
    }).to.throw('MVCC_READ_CONFLICT');
    await cosigned(delivery('sl-1', 'h-2', UNDER_CONTRACT));
    expect(value('contract~ct-1')).to.include({ deliveredGrams: 2 * H1 });
  });

  it('takes the word of the buyer alone only under a contract, flagged and counted apart', async () => {
    await expectRefusal(clerk.send(world.ledger, delivery('sl-1', 'h-1')), 'DELIVERY_UNCONFIRMED');
    await agree();
    const event = await clerk.send(world.ledger, delivery('sl-1', 'h-1', UNDER_CONTRACT));
    expect(flagsOf(event)).to.include('UNCONFIRMED');
    expect(value('slip~sl-1')).to.include({ confirmation: 'none' });
    expect(value('contract~ct-1')).to.include({ deliveredGrams: H1, unconfirmedGrams: H1 });
  });

  for (const [why, onBehalfOf] of [
    ['none', { confirmation: 'none', operatorId: 'coop-a' }],
    ['a paper without its photo', { confirmation: 'signed-paper', operatorId: 'coop-a' }],
    ['a code of somebody else', { confirmation: 'sms-code', operatorId: 'coop-b' }],
  ] as const) {
    it(`refuses a load without contract that was confirmed by ${why}`, () =>
      expectRefusal(
        clerk.send(world.ledger, delivery('sl-1', 'h-1', { onBehalfOf })),
        'DELIVERY_UNCONFIRMED',
      ));
  }

  it('keeps for ever how the grower confirmed', async () => {
    const onBehalfOf = { confirmation: 'sms-code', operatorId: 'coop-a' };
    const claimed = delivery('sl-1', 'h-1', { onBehalfOf });
    await expectRefusal(clerk.send(world.ledger, claimed), 'DELIVERY_UNCONFIRMED');
    await agree();
    const event = await clerk.send(world.ledger, { ...claimed, ...UNDER_CONTRACT });
    expect(flagsOf(event)).to.include('ON_BEHALF').and.not.to.include('UNCONFIRMED');
    expect(value('slip~sl-1')).to.include({ confirmation: 'sms-code' });
  });

  it('refuses loads of a contract that is not accepted, ended, or of other parties', async () => {
    const load = delivery('sl-1', 'h-1', UNDER_CONTRACT);
    await expectRefusal(cosigned(load), 'CONTRACT_NOT_FOUND');
    await buyer.send(world.ledger, contract('ct-1', 'coop-a'));
    await expectRefusal(cosigned(load), 'CONTRACT_STATE');
    await world.grower.send(world.ledger, { type: 'acceptContract', contractId: 'ct-1' });
    const stranger = new TestPerson('clerk-b').plantIn(world.ledger, 'coop-b', ['weighbridge']);
    await expectRefusal(
      world.ledger.submit('trade:recordDelivery', [stranger.envelope(load, [world.grower])]),
      'CONTRACT_PARTY',
    );
    const end = { type: 'endContract', contractId: 'ct-1', reason: 'season over' };
    await world.grower.send(world.ledger, end);
    await expectRefusal(cosigned(load), 'CONTRACT_STATE');
    await expectRefusal(buyer.send(world.ledger, end), 'CONTRACT_STATE');
  });

  it('refuses paddy of parcels that the contract is not for', async () => {
    await agree({ parcels: ['p-1'] });
    await expectRefusal(cosigned(delivery('sl-1', 'h-1', UNDER_CONTRACT)), 'CONTRACT_LOT');
  });

  it('is accepted by the grower alone, once', async () => {
    await buyer.send(world.ledger, contract('ct-1', 'coop-a'));
    const accept = { type: 'acceptContract', contractId: 'ct-1' };
    await expectRefusal(buyer.send(world.ledger, accept), 'ACCESS_DENIED');
    await world.grower.send(world.ledger, accept);
    await expectRefusal(world.grower.send(world.ledger, accept), 'CONTRACT_STATE');
    await expectRefusal(buyer.send(world.ledger, contract('ct-1', 'coop-a')), 'CONTRACT_EXISTS');
  });

  for (const [why, code, fields] of [
    ['with oneself', 'CONTRACT_PARTY', contract('ct-1', 'mill-o')],
    ['with nobody', 'OPERATOR_NOT_FOUND', contract('ct-1', 'nobody')],
    ['for an unknown parcel', 'PARCEL_NOT_FOUND', contract('ct-1', 'coop-a', { parcels: ['p-9'] })],
    ['for a parcel of another', 'CONTRACT_PARCELS', contract('ct-1', 'coop-b')],
    ['for another season', 'CONTRACT_PARCELS', contract('ct-1', 'coop-a', { season: 2025 })],
    ['for another variety', 'CONTRACT_PARCELS', contract('ct-1', 'coop-a', { variety: 'other' })],
    [
      'for a parcel named twice',
      'PARCEL_DUPLICATE',
      contract('ct-1', 'coop-a', { parcels: ['p-1', 'p-1'] }),
    ],
  ] as const) {
    it(`refuses a contract ${why} with ${code}`, () =>
      expectRefusal(buyer.send(world.ledger, fields), code));
  }

  it('flags a contract for more land than its parcels have', async () => {
    const event = await buyer.send(
      world.ledger,
      contract('ct-1', 'coop-a', { contractAreaM2: 13_341 }),
    );
    expect(flagsOf(event)).to.deep.equal(['AREA_ABOVE_BOUNDARY']);
  });

  it('refuses slips that are taken, weigh nothing, or of a lot that is no harvest or on hold', async () => {
    await cosigned(delivery('sl-1', 'h-1', { grossGrams: 3_100_000 }));
    await expectRefusal(cosigned(delivery('sl-1', 'h-1')), 'SLIP_EXISTS');
    await expectRefusal(cosigned(delivery('sl-2', 'h-1', { tareGrams: 4_000_000 })), 'SLIP_MASS');
    await expectRefusal(
      cosigned(delivery('sl-2', 'h-1', { grossGrams: 3_001_000, intakeLotId: 'i-sl-1' })),
      'LOT_EXISTS',
    );
    await expectRefusal(
      clerk.send(world.ledger, delivery('sl-2', 'i-sl-1', { grossGrams: 3_001_000 })),
      'LOT_KIND',
    );
  });

  it('refuses a lot on hold', async () => {
    await stockAndHold(world);
    await expectRefusal(
      cosigned(delivery('sl-1', 'h-8', { grossGrams: 3_001_000 })),
      'LOT_ON_HOLD',
    );
  });

  it('takes outside paddy as unproven for ever, in a blend too', async () => {
    await clerk.send(world.ledger, boughtIn('sl-1', 'bo-1'));
    expect(value('lot~bo-1')).to.deep.include({
      flags: ['OUTSIDE_PADDY'],
      kind: 'bought',
      massGrams: H1,
      operatorId: 'mill-o',
      originClass: 'unproven',
      parcels: [],
    });
    await cosigned(delivery('sl-2', 'h-1', { grossGrams: 3_100_000 }));
    const both = ['bo-1', 'i-sl-2'].map((lotId) => ({ grams: 1_000, lotId }));
    await buyer.send(world.ledger, dried('mix-1', both));
    expect(value('lot~mix-1')).to.deep.include({
      flags: ['OUTSIDE_PADDY', 'NO_YIELD_CAP'],
      originClass: 'unproven',
    });
    await expectRefusal(clerk.send(world.ledger, boughtIn('sl-3', 'bo-1')), 'LOT_EXISTS');
  });

  it('settles exactly the settled mass of the slip, once', async () => {
    await settleBy(world.ledger);
    await cosigned(delivery('sl-1', 'h-1'));
    await expectRefusal(manager.send(world.ledger, settlement('sl-1', H1)), 'SETTLEMENT_MASS');
    await expectRefusal(
      manager.send(world.ledger, settlement('sl-1', 1_000_000)),
      'SETTLEMENT_MASS',
    );
    await manager.send(world.ledger, settlement('sl-1', 974_000));
    expect(value('slip~sl-1')).to.include({ settledGrams: 974_000, state: 'settled' });
    await expectRefusal(manager.send(world.ledger, settlement('sl-1', 974_000)), 'SLIP_STATE');
    await expectRefusal(manager.send(world.ledger, settlement('sl-9', 1)), 'SLIP_NOT_FOUND');
  });

  it('settles nothing that no rule set speaks of', async () => {
    await cosigned(delivery('sl-1', 'h-1'));
    await expectRefusal(
      manager.send(world.ledger, settlement('sl-1', 974_000)),
      'SETTLEMENT_RULES_MISSING',
    );
  });

  it('refuses rules of settlement that name a figure twice', async () => {
    const row = {
      deductionMilliPercent: 1,
      of: 'moisture',
      standardMilliPercent: 1,
      stepMilliPercent: 1,
    };
    await expectRefusal(
      settleBy(world.ledger, { deductions: [row, row], kind: 'settlement', product: 'rice' }),
      'RULE_SET_VALUES',
    );
  });
});
