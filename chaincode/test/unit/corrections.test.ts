// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { raise } from '../fixture/alarm-cases.js';
import { correction } from '../fixture/correction-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { application, stockAndHold } from '../fixture/input-fixture.js';
import { nextCommandId, TestPerson, type CommandFields } from '../fixture/test-person.js';
import {
  COMMITMENT,
  harvest,
  mill,
  newTraceWorld,
  pack,
  type TraceWorld,
} from '../fixture/trace-world.js';

/** h-1 of 976,608 g from p-1 and p-2; r-1 of 299,000 g and k-1 of 1,000 g milled of 600,000 g of it. */
describe('a correction', () => {
  let made: TraceWorld;
  let world: TraceWorld;
  let milledId: string;
  let harvestId: string;

  before(async () => {
    made = await newTraceWorld();
    milledId = nextCommandId();
    harvestId = nextCommandId();
    await made.miller.send(made.ledger, { ...mill(300_000), commandId: milledId });
    await made.grower.send(
      made.ledger,
      harvest('h-2', { commandId: harvestId, parcels: ['p-1', 'p-2'] }),
    );
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const send = (
    who: 'grower' | 'keeper' | 'miller' | 'packer' | 'manager',
    fields: CommandFields,
  ): Promise<{ result: string }> => made[who].send(world.ledger, fields);
  const undo = (commandId: string, fields: object = {}): CommandFields =>
    correction(commandId, { effect: 'undo', reason: 'did_not_occur', ...fields });
  const lot = (lotId: string): Record<string, unknown> =>
    world.ledger.value(`lot~${lotId}`) ?? expect.fail(lotId);
  const grams = (parcelId: string): unknown =>
    world.ledger.value(`parcel-season~${parcelId}/2026`)?.['harvestedGrams'];

  it('is kept beside the event, which does not change', async () => {
    const before = world.ledger.text(`event~${milledId}`);
    const { result } = await send(
      'miller',
      correction(milledId, { correctiveCommandIds: [harvestId] }),
    );
    expect(world.ledger.text(`event~${milledId}`)).to.equal(before);
    expect(world.ledger.value(`correction~${milledId}`)).to.deep.include({
      correctedCommandId: milledId,
      correctiveCommandIds: [harvestId],
      effect: 'declare',
      operatorId: 'coop-a',
      reason: 'incorrect_data',
    });
    const event = JSON.parse(result) as { flags: string[]; subjects: string[] };
    expect(event.flags).to.deep.equal([]);
    expect(event.subjects).to.include.members([`event~${milledId}`, 'lot~r-1', 'lot~h-1']);
  });

  it('that declares alone changes no balance', async () => {
    const before = ['h-1', 'r-1', 'k-1'].map((lotId) => world.ledger.text(`lot~${lotId}`));
    await send('miller', correction(milledId));
    expect(['h-1', 'r-1', 'k-1'].map((lotId) => world.ledger.text(`lot~${lotId}`))).to.deep.equal(
      before,
    );
  });

  it('that undoes a milling voids both outputs and gives the paddy back once', async () => {
    const { result } = await send('miller', undo(milledId));
    expect(JSON.parse(result)).to.deep.include({ flags: ['LOTS_VOIDED'] });
    const { commandId } = world.ledger.value(`correction~${milledId}`) ?? {};
    for (const lotId of ['r-1', 'k-1'])
      expect(lot(lotId)).to.include({ closed: true, remainingGrams: 0, voidedBy: commandId });
    expect(lot('h-1')).to.include({ remainingGrams: 976_608 });
    await expectRefusal(send('packer', pack()), 'LOT_CLOSED');
    await send('miller', {
      ...mill(300_000),
      outputs: [{ grams: 1, lotId: 'r-2', product: 'milled-rice' }],
    });
  });

  it('that undoes a harvest takes it off its parcels, to the gram', async () => {
    expect([grams('p-1'), grams('p-2')]).to.deep.equal([976_608, 976_608]);
    await send('grower', undo(harvestId));
    expect([grams('p-1'), grams('p-2')]).to.deep.equal([488_304, 488_304]);
    expect(lot('h-2')).to.include({ closed: true, remainingGrams: 0 });
    await send('grower', harvest('h-3'));
    expect([grams('p-1'), grams('p-2')]).to.deep.equal([976_608, 976_608]);
  });

  it('that undoes a split gives each part back', async () => {
    const commandId = nextCommandId();
    const outputs = ['x-1', 'x-2'].map((lotId) => ({ grams: 1_000, lotId }));
    await send('grower', { type: 'splitLot', commandId, lotId: 'h-1', outputs });
    expect(lot('h-1')).to.include({ remainingGrams: 374_608 });
    await send('grower', undo(commandId));
    expect(lot('h-1')).to.include({ remainingGrams: 376_608 });
  });

  it('and a draw from the lot that is taken back do not pass each other', async () => {
    const undone = await world.ledger.simulate('corrections:correctEvent', [
      made.miller.envelope(undo(milledId)),
    ]);
    const packed = await world.ledger.simulate('lots:packLot', [made.packer.envelope(pack())]);
    world.ledger.commit(packed);
    expect(() => world.ledger.commit(undone)).to.throw('MVCC_READ_CONFLICT');
  });

  it('names a corrective command that is recorded later', async () => {
    const later = nextCommandId();
    await send('grower', undo(harvestId, { correctiveCommandIds: [later] }));
    await send('grower', harvest('h-3', { commandId: later }));
    expect(world.ledger.value(`correction~${harvestId}`)).to.deep.include({
      correctiveCommandIds: [later],
    });
  });

  context('is refused', () => {
    const other = (): TestPerson =>
      new TestPerson('miller-o').plantIn(world.ledger, 'mill-o', ['miller', 'trace-manager']);

    it('for another operator’s event: ACCESS_DENIED, and nothing is undone', async () => {
      await expectRefusal(other().send(world.ledger, correction(milledId)), 'ACCESS_DENIED');
      await expectRefusal(other().send(world.ledger, undo(milledId)), 'ACCESS_DENIED');
    });

    it('with a corrective event of another operator: CORRECTION_REFUSED', async () => {
      const commandId = nextCommandId();
      const stranger = new TestPerson('grower-o').plantIn(world.ledger, 'coop-b', ['keeper']);
      await stranger.send(world.ledger, {
        type: 'registerBin',
        binId: 'b-o',
        capacityGrams: 1,
        commandId,
        siteId: 'fx01',
      });
      await expectRefusal(
        send('miller', correction(milledId, { correctiveCommandIds: [commandId] })),
        'CORRECTION_REFUSED',
      );
    });

    it('twice: CORRECTION_EXISTS', async () => {
      await send('miller', correction(milledId));
      await expectRefusal(send('miller', undo(milledId)), 'CORRECTION_EXISTS');
    });

    it('of a correction, of an activation, and of itself: CORRECTION_REFUSED', async () => {
      const commandId = nextCommandId();
      await send('miller', correction(milledId, { commandId }));
      await expectRefusal(send('miller', correction(commandId)), 'CORRECTION_REFUSED');
      const activation = world.ledger
        .keys()
        .find(
          (key) =>
            key.startsWith('event~') && world.ledger.value(key)?.['type'] === 'activateIdentity',
        );
      const id = (activation ?? expect.fail('no activation')).slice('event~'.length);
      await expectRefusal(send('miller', correction(id)), 'CORRECTION_REFUSED');
      await expectRefusal(
        send('miller', correction(harvestId, { correctiveCommandIds: [harvestId] })),
        'CORRECTION_REFUSED',
      );
    });

    it('for an event that is not recorded: EVENT_NOT_FOUND', async () => {
      await expectRefusal(send('miller', correction(nextCommandId())), 'EVENT_NOT_FOUND');
    });

    const since: readonly (readonly [string, ContractErrorCode, () => Promise<unknown>])[] = [
      [
        'was packed of',
        'CORRECTION_USED',
        () => send('packer', pack({ count: 1, inputs: [{ grams: 5_000, lotId: 'r-1' }] })),
      ],
      [
        'was tested',
        'CORRECTION_USED',
        () =>
          send('manager', {
            type: 'attachDocument',
            documentHash: COMMITMENT,
            documentId: 'd-1',
            issuedOn: '2026-10-01',
            kind: 'test-report',
            result: 'fail',
            subject: { id: 'r-1', kind: 'lot' },
          }),
      ],
      [
        'was closed',
        'LOT_CLOSED',
        () => send('packer', { type: 'closeLot', devices: [], heads: [], lotId: 'r-1' }),
      ],
      [
        'is under an alarm',
        'ALARM_OPEN',
        () => send('keeper', raise('al-1', { id: 'k-1', kind: 'lot' })),
      ],
    ];
    for (const [what, code, happens] of since) {
      it(`where a lot of the event ${what}: ${code}`, async () => {
        await happens();
        await expectRefusal(send('miller', undo(milledId)), code);
        expect(lot('h-1')).to.include({ remainingGrams: 376_608 });
      });
    }

    it('where a harvest lot is on hold: a hold is not washed off', async () => {
      await stockAndHold(world);
      await send('grower', application('a-9', ['p-1']));
      await expectRefusal(send('grower', undo(harvestId)), 'LOT_ON_HOLD');
    });

    it('where grain went into or out of a bin: CORRECTION_USED', async () => {
      const commandId = nextCommandId();
      await send('keeper', {
        type: 'storeLot',
        binId: 'b-1',
        inputs: [{ grams: 10_000, lotId: 'h-2' }],
        lotId: 's-1',
      });
      const outputs = [{ grams: 6_500, lotId: 'r-9', product: 'milled-rice' }];
      await send('miller', {
        ...mill(7_000, [{ grams: 10_000, lotId: 's-1' }]),
        commandId,
        outputs,
      });
      await expectRefusal(send('miller', undo(commandId)), 'CORRECTION_USED');
    });

    it('where a season does not keep the share: CORRECTION_USED', async () => {
      const key = 'parcel-season~p-1/2026';
      const season = world.ledger.value(key) as { harvests: { grams?: number }[] };
      world.ledger.plant(key, {
        ...season,
        harvests: season.harvests.map((one) => ({ ...one, grams: undefined })),
      });
      await expectRefusal(send('grower', undo(harvestId)), 'CORRECTION_USED');
    });

    it('as undo of what made no lot: CORRECTION_REFUSED', async () => {
      const commandId = nextCommandId();
      await send('keeper', {
        type: 'loseLot',
        commandId,
        grams: 1,
        lotId: 'h-1',
        reason: 'spilled',
      });
      await expectRefusal(send('keeper', undo(commandId)), 'CORRECTION_REFUSED');
    });
  });
});
