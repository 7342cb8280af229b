// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { correction } from '../fixture/correction-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import {
  application,
  day,
  newInputWorld,
  release,
  type InputWorld,
} from '../fixture/input-fixture.js';
import { nextCommandId, TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import { harvest, parcel, registerOperator } from '../fixture/trace-world.js';

const DAY_MS = 86_400_000;
/** Of 5 kg, 25 g a mu on the 10.005 mu of p-1. */
const BOUGHT = 5_000_000;

/** h-1 of p-1 and p-2, harvested today; stock st-1; a use a-1 on p-1 that is taken back. */
describe('a use of an input that is taken back', () => {
  let made: InputWorld;
  let world: InputWorld;
  let household: TestPerson;
  let adviser: TestPerson;
  let sprayId: string;

  before(async () => {
    made = await newInputWorld();
    const { grower, ledger, village } = made;
    for (const parcelId of ['p-5', 'p-6']) {
      await grower.send(ledger, parcel(parcelId));
      await village.send(ledger, { type: 'attestParcel', parcelId });
    }
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
    household = new TestPerson('household-c').plantIn(world.ledger, 'coop-a', ['household']);
    adviser = new TestPerson('adviser').plantIn(world.ledger, 'agri-r', ['agronomist'], '2111');
    sprayId = nextCommandId();
  });

  const undo = (commandId: string): CommandFields =>
    correction(commandId, { effect: 'undo', reason: 'did_not_occur' });
  const value = (key: string): Record<string, unknown> =>
    world.ledger.value(key) ?? expect.fail(key);
  const left = (): unknown => value('input-stock~st-1')['remainingMilli'];
  const seasonOf = (parcelId: string): Record<string, unknown> =>
    value(`parcel-season~${parcelId}/2026`);
  const eventOf = ({ result }: { result: string }): { flags: string[]; subjects: string[] } =>
    JSON.parse(result) as { flags: string[]; subjects: string[] };
  const spray = async (parcels: readonly string[], fields: object = {}): Promise<void> => {
    const draft = application('a-1', parcels, { commandId: sprayId, ...fields });
    await world.grower.send(world.ledger, draft);
  };
  const cosigned = (fields: CommandFields, ...others: TestPerson[]): Promise<{ result: string }> =>
    world.ledger.submit('corrections:correctEvent', [household.envelope(fields, others)]);

  it('gives the stock back, ends the interval, and stays visible', async () => {
    await spray(['p-5', 'p-6']);
    expect(left()).to.be.below(BOUGHT);
    await expectRefusal(
      world.grower.send(world.ledger, harvest('h-5', { parcels: ['p-5'] })),
      'HARVEST_INTERVAL',
    );
    const { flags, subjects } = eventOf(await household.send(world.ledger, undo(sprayId)));
    expect(flags).to.deep.equal(['SPRAY_TAKEN_BACK']);
    expect(subjects).to.include.members(['application~a-1', 'parcel~p-5', 'input-stock~st-1']);
    expect(left()).to.equal(BOUGHT);
    for (const parcelId of ['p-5', 'p-6']) {
      expect(seasonOf(parcelId)['intervals']).to.deep.equal([]);
      expect(seasonOf(parcelId)['takenBack']).to.have.length(1);
    }
    const { commandId } = value(`correction~${sprayId}`);
    expect(value('application~a-1')).to.include({ voidedBy: commandId });
  });

  it('marks for ever a harvest, and what comes of it, inside the interval that it had stated', async () => {
    await spray(['p-5']);
    await household.send(world.ledger, undo(sprayId));
    const { flags } = eventOf(
      await world.grower.send(world.ledger, harvest('h-5', { parcels: ['p-5'] })),
    );
    expect(flags).to.include('SPRAY_TAKEN_BACK');
    await world.grower.send(world.ledger, {
      type: 'splitLot',
      lotId: 'h-5',
      outputs: [{ grams: 1_000, lotId: 'x-5' }],
    });
    for (const lotId of ['h-5', 'x-5'])
      expect(value(`lot~${lotId}`)['flags']).to.include('SPRAY_TAKEN_BACK');
  });

  it('marks a harvest too that is said to be before it, and none on other land', async () => {
    await spray(['p-5']);
    await household.send(world.ledger, undo(sprayId));
    const early = harvest('h-5', { eventTime: utc(-30 * 3_600_000), parcels: ['p-5'] });
    expect(eventOf(await world.grower.send(world.ledger, early)).flags).to.include(
      'SPRAY_TAKEN_BACK',
    );
    const other = await world.grower.send(world.ledger, harvest('h-6', { parcels: ['p-6'] }));
    expect(eventOf(other).flags).to.not.include('SPRAY_TAKEN_BACK');
  });

  it('marks no harvest after the interval that it had stated', async () => {
    await spray(['p-5'], { startDate: day(-40), stopDate: day(-40) });
    await household.send(world.ledger, undo(sprayId));
    const later = await world.grower.send(world.ledger, harvest('h-5', { parcels: ['p-5'] }));
    expect(eventOf(later).flags).to.not.include('SPRAY_TAKEN_BACK');
  });

  it('gives the number of uses back', async () => {
    await spray(['p-5']);
    await world.grower.send(world.ledger, application('a-2', ['p-5']));
    await expectRefusal(
      world.grower.send(world.ledger, application('a-3', ['p-5'])),
      'INPUT_USES_EXCEEDED',
    );
    await household.send(world.ledger, undo(sprayId));
    await world.grower.send(world.ledger, application('a-3', ['p-5']));
  });

  context('that put a harvest on hold', () => {
    const late = { startDate: day(-3), stopDate: day(-3) };
    const split = (): Promise<unknown> =>
      world.grower.send(world.ledger, {
        type: 'splitLot',
        lotId: 'h-1',
        outputs: [{ grams: 1_000, lotId: nextCommandId().slice(-10).toLowerCase() }],
      });

    it('is not taken back by the one who recorded it alone: LOT_ON_HOLD', async () => {
      await spray(['p-1'], late);
      const text = await expectRefusal(cosigned(undo(sprayId)), 'LOT_ON_HOLD');
      expect(text).to.contain('accepted: evidence.confirmations with an agronomist of 211104');
      expect(value('application~a-1')).to.not.have.property('voidedBy');
    });

    it('nor with an agronomist of another area, or any other second person', async () => {
      await spray(['p-1'], late);
      const far = new TestPerson('far').plantIn(world.ledger, 'agri-r', ['agronomist'], '2112');
      await expectRefusal(cosigned(undo(sprayId), far), 'LOT_ON_HOLD');
      await expectRefusal(cosigned(undo(sprayId), world.keeper), 'LOT_ON_HOLD');
    });

    it('lets the lot go with the agronomist, and the lot keeps its flag', async () => {
      await spray(['p-1'], late);
      await expectRefusal(split(), 'LOT_ON_HOLD');
      await cosigned(undo(sprayId), adviser);
      await split();
      expect(value('lot~h-1')['flags']).to.include('INTERVAL_BREACH');
    });

    it('leaves the hold of another use', async () => {
      await spray(['p-1'], late);
      await world.grower.send(world.ledger, application('a-2', ['p-2'], late));
      await cosigned(undo(sprayId), adviser);
      await expectRefusal(split(), 'LOT_ON_HOLD');
    });

    it('needs no agronomist once the authority let the lot go', async () => {
      await spray(['p-1'], late);
      await world.officers.first.send(world.ledger, release('h-1'));
      await household.send(world.ledger, undo(sprayId));
    });
  });

  context('is refused', () => {
    it('twice: CORRECTION_EXISTS', async () => {
      await spray(['p-5']);
      await household.send(world.ledger, undo(sprayId));
      await expectRefusal(household.send(world.ledger, undo(sprayId)), 'CORRECTION_EXISTS');
      expect(left()).to.equal(BOUGHT);
    });

    it('once its empties came back: CORRECTION_USED', async () => {
      const parcels = ['p-1', 'p-2', 'p-5', 'p-6'];
      await spray(parcels, { doseMilliPerMu: 30_000 });
      await world.grower.send(world.ledger, {
        type: 'returnEmpties',
        count: 1,
        stockLotId: 'st-1',
      });
      await expectRefusal(household.send(world.ledger, undo(sprayId)), 'CORRECTION_USED');
    });

    it('after the parcel went into another season: CORRECTION_USED', async () => {
      await spray(['p-5']);
      const known = value('parcel~p-5');
      world.ledger.plant('parcel~p-5', { ...known, season: 2027 });
      await expectRefusal(household.send(world.ledger, undo(sprayId)), 'CORRECTION_USED');
    });

    it('to another operator’s household: ACCESS_DENIED', async () => {
      await registerOperator(world.ledger, 'hh-9', 'ProducerMSP', 'household');
      const other = new TestPerson('household-o').plantIn(world.ledger, 'hh-9', ['household']);
      await spray(['p-5']);
      await expectRefusal(other.send(world.ledger, undo(sprayId)), 'ACCESS_DENIED');
      expect(left()).to.be.below(BOUGHT);
    });

    it('to who does not record uses of inputs: CORRECTION_REFUSED', async () => {
      await spray(['p-5']);
      const clerk = new TestPerson('clerk').plantIn(world.ledger, 'coop-a', ['weighbridge']);
      await expectRefusal(clerk.send(world.ledger, undo(sprayId)), 'CORRECTION_REFUSED');
      await expectRefusal(world.miller.send(world.ledger, undo(sprayId)), 'CORRECTION_REFUSED');
    });
  });

  it('and a harvest of the parcel do not pass each other', async () => {
    await spray(['p-5'], { startDate: day(-40), stopDate: day(-40) });
    const undone = await world.ledger.simulate('corrections:correctEvent', [
      household.envelope(undo(sprayId)),
    ]);
    const cut = await world.ledger.simulate('lots:recordHarvest', [
      world.grower.envelope(harvest('h-5', { parcels: ['p-5'] })),
    ]);
    world.ledger.commit(undone);
    expect(() => world.ledger.commit(cut)).to.throw('MVCC_READ_CONFLICT');
  });

  it('of the field diary changes no state but its own', async () => {
    const commandId = nextCommandId();
    const doneOn = day(-1);
    await world.grower.send(world.ledger, {
      type: 'recordFieldWork',
      commandId,
      doneOn,
      eventTime: utc(-DAY_MS),
      parcels: ['p-5'],
      work: 'weed',
    });
    const drone = new TestPerson('drone').plantIn(world.ledger, 'coop-a', ['drone-operator']);
    const { flags, subjects } = eventOf(await drone.send(world.ledger, undo(commandId)));
    expect(flags).to.deep.equal([]);
    expect(subjects).to.deep.equal([`event~${commandId}`, 'parcel~p-5']);
    expect(value(`correction~${commandId}`)).to.include({ effect: 'undo' });
  });
});
