// SPDX-License-Identifier: Apache-2.0
import { civilDateOf } from '@daoji/model';
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import { newTraceWorld, type TraceWorld } from '../fixture/trace-world.js';

const DAY_MS = 86_400_000;
const TODAY = civilDateOf(utc());

const work = (fields: object = {}): CommandFields => ({
  type: 'recordFieldWork',
  doneOn: TODAY,
  parcels: ['p-1', 'p-2'],
  work: 'irrigate',
  ...fields,
});

describe('recordFieldWork', () => {
  let world: TraceWorld;
  const send = (fields: CommandFields, who = world.grower): Promise<{ result: string }> =>
    who.send(world.ledger, fields);

  beforeEach(async () => {
    world = await newTraceWorld();
  });

  it('stands in the history of each parcel and changes none of them', async () => {
    const before = ['parcel~p-1', 'parcel~p-2'].map((key) => world.ledger.value(key));
    const event = JSON.parse((await send(work({ note: '北头先灌' }))).result) as object;
    expect(event).to.deep.include({ flags: [], subjects: ['parcel~p-1', 'parcel~p-2'] });
    expect(['parcel~p-1', 'parcel~p-2'].map((key) => world.ledger.value(key))).to.deep.equal(
      before,
    );
  });

  it('flags work that is told of more than 72 h later', async () => {
    const { result } = await send(work({ doneOn: civilDateOf(utc(-5 * DAY_MS)) }));
    expect((JSON.parse(result) as { flags: string[] }).flags).to.deep.equal(['LATE_RECORD']);
  });

  it('refuses work that lies ahead', () =>
    expectRefusal(send(work({ doneOn: civilDateOf(utc(2 * DAY_MS)) })), 'WORK_DATE'));

  it('refuses a parcel that nobody registered, also beside one that is', () =>
    expectRefusal(send(work({ parcels: ['p-1', 'p-9'] })), 'PARCEL_NOT_FOUND'));

  it('refuses a parcel that is named twice', () =>
    expectRefusal(send(work({ parcels: ['p-1', 'p-1'] })), 'PARCEL_DUPLICATE'));

  it('refuses a closed parcel', async () => {
    await send({ type: 'closeParcel', parcelId: 'p-1', reason: 'out-of-use', successors: [] });
    await expectRefusal(send(work()), 'PARCEL_STATE');
  });

  for (const fields of [{ work: 'harrow' }, { parcels: [] }, { note: '' }, { doneOn: 'today' }]) {
    it(`refuses ${JSON.stringify(fields)}`, () =>
      expectRefusal(send(work(fields)), 'COMMAND_SHAPE'));
  }

  describe('by somebody of another operator', () => {
    let driver: TestPerson;

    beforeEach(() => {
      driver = new TestPerson('driver-b').plantIn(world.ledger, 'coop-b', ['machine-operator']);
    });

    it('is refused', () => expectRefusal(send(work(), driver), 'ACCESS_DENIED'));

    it('is refused where the grower is named as the one who said so and nobody signed for it', () =>
      expectRefusal(
        send(work({ onBehalfOf: { confirmation: 'own-signature', operatorId: 'coop-a' } }), driver),
        'CONFIRMATION_MISSING',
      ));

    it('is recorded once the grower signed the same bytes', async () => {
      const fields = work({ onBehalfOf: { confirmation: 'own-signature', operatorId: 'coop-a' } });
      const { result } = await world.ledger.submit('parcels:recordFieldWork', [
        driver.envelope(fields, [world.grower]),
      ]);
      expect((JSON.parse(result) as { signer: string }).signer).to.equal(driver.keyId);
    });
  });
});
