// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { stockAndHold } from '../fixture/input-fixture.js';
import { offer, rework } from '../fixture/step-cases.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import {
  mill,
  newTraceWorld,
  pack,
  registerOperator,
  type TraceWorld,
} from '../fixture/trace-world.js';

const H1 = 976_608;

describe('transfers between operators', () => {
  let world: TraceWorld;
  let other: TestPerson;
  const lot = (lotId: string): Record<string, unknown> =>
    world.ledger.value(`lot~${lotId}`) ?? expect.fail(lotId);
  const flagsOf = ({ result }: { result: string }): string[] =>
    (JSON.parse(result) as { flags: string[] }).flags;
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
  });

  const accept = (grams: number, transferId = 'tr-1', lotId = 'h-1'): CommandFields => ({
    type: 'acceptTransfer',
    received: [{ grams, lotId }],
    transferId,
  });

  it('needs both parties, and nothing is done with the lot in between', async () => {
    await world.grower.send(world.ledger, offer('tr-1', ['h-1'], 'mill-o'));
    await expectRefusal(world.keeper.send(world.ledger, store('s-1', 'h-1', 1)), 'LOT_IN_TRANSIT');
    await expectRefusal(
      world.grower.send(world.ledger, offer('tr-2', ['h-1'], 'coop-b')),
      'LOT_IN_TRANSIT',
    );
    await expectRefusal(world.grower.send(world.ledger, accept(H1)), 'ACCESS_DENIED');
    await other.send(world.ledger, accept(H1));
    expect(lot('h-1')).to.include({ operatorId: 'mill-o', remainingGrams: H1 });
    expect(lot('h-1')).not.to.have.property('transferId');
    expect(world.ledger.value('transfer~tr-1')).to.include({ state: 'accepted' });
  });

  it('hands a closed lot over, and lets nothing new be made of it', async () => {
    await packed();
    const close = { type: 'closeLot', devices: [], heads: [], lotId: 'pk-1' };
    await world.packer.send(world.ledger, close);
    await world.packer.send(world.ledger, offer('tr-1', ['pk-1'], 'mill-o'));
    const { remainingGrams } = lot('pk-1') as { remainingGrams: number };
    await other.send(world.ledger, accept(remainingGrams, 'tr-1', 'pk-1'));
    expect(lot('pk-1')).to.include({ closed: true, operatorId: 'mill-o' });
    await expectRefusal(
      other.send(world.ledger, rework('r-1', [{ grams: 5_000, lotId: 'pk-1' }])),
      'LOT_CLOSED',
    );
    await other.send(world.ledger, {
      type: 'sampleLot',
      grams: 5_000,
      lotId: 'pk-1',
      sampleId: 'sa-1',
    });
    await other.send(world.ledger, {
      type: 'loseLot',
      grams: 5_000,
      lotId: 'pk-1',
      reason: 'spoiled',
    });
    expect(lot('pk-1')).to.include({ remainingGrams: remainingGrams - 10_000 });
  });

  it('writes off what did not arrive, and adds nothing that arrived beyond', async () => {
    await world.grower.send(world.ledger, offer('tr-1', ['h-1'], 'mill-o'));
    expect(flagsOf(await other.send(world.ledger, accept(H1 - 8)))).to.deep.equal([
      'RECEIVED_LESS',
    ]);
    await other.send(world.ledger, offer('tr-2', ['h-1'], 'coop-a'));
    expect(flagsOf(await world.grower.send(world.ledger, accept(H1, 'tr-2')))).to.deep.equal([
      'RECEIVED_MORE',
    ]);
    expect(lot('h-1')).to.include({ remainingGrams: H1 - 8 });
  });

  it('takes stored paddy out of its bin, with the bounds of the bin', async () => {
    await world.keeper.send(world.ledger, store('s-1', 'h-1', 900_000));
    await world.keeper.send(world.ledger, offer('tr-1', ['s-1'], 'mill-o'));
    expect(world.ledger.value('bin-fill~b-1')).to.include({ grams: 0 });
    expect(lot('s-1')).not.to.have.property('binId');
    expect(lot('s-1')['shares']).to.deep.equal([
      { lotId: 'h-1', maxPpm: 1_000_000, minPpm: 1_000_000 },
    ]);
  });

  it('can be called off by the sender, until it was accepted', async () => {
    const cancel = { type: 'cancelTransfer', reason: 'wrong lot', transferId: 'tr-1' };
    await world.grower.send(world.ledger, offer('tr-1', ['h-1'], 'mill-o'));
    await expectRefusal(other.send(world.ledger, cancel), 'ACCESS_DENIED');
    await world.grower.send(world.ledger, cancel);
    await expectRefusal(other.send(world.ledger, accept(H1)), 'TRANSFER_STATE');
    await world.grower.send(world.ledger, offer('tr-2', ['h-1'], 'mill-o'));
  });

  it('marks what comes back from a customer for ever', async () => {
    await packed();
    await world.packer.send(world.ledger, offer('tr-1', ['pk-1'], 'mill-o'));
    await other.send(world.ledger, accept(200_000, 'tr-1', 'pk-1'));
    const back = offer('tr-2', ['pk-1'], 'coop-a', { purpose: 'return' });
    await other.send(world.ledger, back);
    await world.packer.send(world.ledger, accept(195_000, 'tr-2', 'pk-1'));
    expect(lot('pk-1')['flags']).to.deep.equal(['RETURNED']);
    await world.packer.send(world.ledger, rework('rw-1', [{ grams: 5_000, lotId: 'pk-1' }]));
    expect(lot('rw-1')['flags']).to.deep.equal(['RETURNED', 'REWORKED']);
  });

  for (const [why, code, fields] of [
    ['to oneself', 'TRANSFER_SELF', offer('tr-1', ['h-1'], 'coop-a')],
    ['to nobody', 'OPERATOR_NOT_FOUND', offer('tr-1', ['h-1'], 'nobody')],
    ['of a lot named twice', 'LOT_DUPLICATE', offer('tr-1', ['h-1', 'h-1'], 'mill-o')],
    ['of an unknown lot', 'LOT_NOT_FOUND', offer('tr-1', ['h-9'], 'mill-o')],
  ] as const) {
    it(`refuses a transfer ${why} with ${code}`, () =>
      expectRefusal(world.grower.send(world.ledger, fields), code));
  }

  it('refuses a lot on hold, an empty one, an id that is taken and other lots', async () => {
    await stockAndHold(world);
    await expectRefusal(
      world.grower.send(world.ledger, offer('tr-1', ['h-8'], 'mill-o')),
      'LOT_ON_HOLD',
    );
    const loss = { type: 'loseLot', grams: H1, lotId: 'h-1', reason: 'spilled' };
    await world.grower.send(world.ledger, loss);
    await expectRefusal(
      world.grower.send(world.ledger, offer('tr-1', ['h-1'], 'mill-o')),
      'LOT_EMPTY',
    );
  });

  it('refuses an id that is taken and the mass of other lots', async () => {
    await world.grower.send(world.ledger, offer('tr-1', ['h-1'], 'mill-o'));
    await expectRefusal(
      world.grower.send(world.ledger, offer('tr-1', ['h-1'], 'mill-o')),
      'TRANSFER_EXISTS',
    );
    await expectRefusal(other.send(world.ledger, accept(1, 'tr-1', 'h-2')), 'TRANSFER_LOTS');
    await expectRefusal(other.send(world.ledger, accept(1, 'tr-9')), 'TRANSFER_NOT_FOUND');
  });
});
