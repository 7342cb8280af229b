// SPDX-License-Identifier: Apache-2.0
import { addDays } from '@daoji/model';
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { application, day, newInputWorld, type InputWorld } from '../fixture/input-fixture.js';
import { makeEffective, product, products, ruleSet } from '../fixture/rule-fixture.js';
import { utc, type CommandFields } from '../fixture/test-person.js';
import { harvest, parcel } from '../fixture/trace-world.js';

/** UTC text of the first millisecond of a civil date in Asia/Shanghai, moved by milliseconds. */
function midnight(date: string, offsetMs = 0): string {
  return new Date(Date.parse(`${date}T00:00:00.000+08:00`) + offsetMs).toISOString();
}

describe('a pre-harvest interval of 21 days', () => {
  let made: InputWorld;
  let world: InputWorld;

  before(async () => {
    made = await newInputWorld();
    for (const parcelId of ['p-4', 'p-5']) {
      await made.grower.send(made.ledger, parcel(parcelId));
      await made.village.send(made.ledger, { type: 'attestParcel', parcelId });
    }
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const send = (fields: CommandFields): Promise<{ result: string }> =>
    made.grower.send(world.ledger, fields);
  const sprayed = (stopDate: string, id = 'a-1', parcels = ['p-4']): Promise<unknown> =>
    send(application(id, parcels, { startDate: stopDate, stopDate }));
  const reap = (fields: object = {}): CommandFields =>
    harvest('h-4', { parcels: ['p-4'], ...fields });

  it('refuses the harvest and names rule, basis, rule set and the earliest date', async () => {
    await sprayed(day(-10));
    const keys = world.ledger.keys();
    const text = await send(reap()).then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(text).to.contain('HARVEST_INTERVAL: ');
    for (const part of [
      `p-4 was treated with PD20150001 until ${day(-10)} (application a-1)`,
      'rule: no harvest before the pre-harvest interval ends',
      'legal basis: Example basis, article 1',
      'rule set: products-1',
      `accepted: harvest on or after ${day(11)}, or without p-4`,
    ]) {
      expect(text).to.contain(part);
    }
    expect(world.ledger.keys()).to.deep.equal(keys);
  });

  it('ends on day 21, the day of use being day 0', async () => {
    await sprayed(day(-20), 'a-1', ['p-4']);
    await sprayed(day(-21), 'a-2', ['p-5']);
    await expectRefusal(send(reap()), 'HARVEST_INTERVAL');
    await send(reap({ parcels: ['p-5'] }));
  });

  it('ends at midnight in Asia/Shanghai', async () => {
    await sprayed(day(-22));
    const eventTime = midnight(day(-1), -1);
    await expectRefusal(send(reap({ eventTime })), 'HARVEST_INTERVAL');
    await send(reap({ eventTime: midnight(day(-1)) }));
  });

  it('counts from the last day of use, not the first', async () => {
    await send(application('a-1', ['p-4'], { startDate: day(-30), stopDate: day(-20) }));
    await expectRefusal(send(reap()), 'HARVEST_INTERVAL');
  });

  it('of the last application counts, in whichever order they were recorded', async () => {
    await sprayed(day(-5), 'a-1');
    await sprayed(day(-12), 'a-2');
    const text = await send(reap()).then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(text).to.contain(day(16));
  });

  it('on one parcel of many refuses the lot, and the lot without it is taken', async () => {
    await sprayed(day(-10));
    await expectRefusal(send(reap({ parcels: ['p-5', 'p-4'] })), 'HARVEST_INTERVAL');
    await send(reap({ parcels: ['p-5'] }));
  });

  it('takes a harvest that is said to be of before the spray, and says so for ever', async () => {
    await sprayed(day());
    const { result } = await send(reap({ eventTime: midnight(day(), -1) }));
    const { flags } = JSON.parse(result) as { flags: string[] };
    expect(flags).to.include('HARVEST_BEFORE_SPRAY');
    await send({ type: 'splitLot', lotId: 'h-4', outputs: [{ grams: 1, lotId: 'x-4' }] });
    expect(world.ledger.value('lot~x-4')?.['flags']).to.include('HARVEST_BEFORE_SPRAY');
  });

  it('flags a spray that is entered more than three days after it', async () => {
    const flagsOf = async (stopDate: string, id: string): Promise<unknown> =>
      (
        JSON.parse(
          (await send(application(id, ['p-4'], { startDate: stopDate, stopDate }))).result,
        ) as {
          flags: unknown;
        }
      ).flags;
    expect(await flagsOf(day(-3), 'a-1')).to.deep.equal([]);
    expect(await flagsOf(day(-4), 'a-2')).to.deep.equal(['LATE_RECORD']);
  });

  it('keeps the rule that it was made with, though a later one is shorter', async () => {
    await sprayed(day(-10));
    const shorter = ruleSet('products-2', products(product({ phiDays: 1 })), {
      validFrom: '2021-01-01',
    });
    await makeEffective(world.ledger, made.officers, shorter);
    await expectRefusal(send(reap()), 'HARVEST_INTERVAL');
  });

  it('is not there where the parcel was refused in the record of the block', async () => {
    await sprayed(day(-40), 'a-1');
    await sprayed(day(-39), 'a-2');
    await sprayed(day(-10), 'a-3', ['p-4', 'p-5']);
    await send(reap());
    await expectRefusal(send(reap({ parcels: ['p-5'] })), 'LOT_EXISTS');
    await expectRefusal(send(harvest('h-5', { parcels: ['p-5'] })), 'HARVEST_INTERVAL');
  });

  it('is kept with the season of its parcel', async () => {
    await sprayed(day(-10));
    const value = world.ledger.value('parcel-season~p-4/2026');
    expect(value).to.deep.include({ harvestedGrams: 0, harvests: [], season: 2026 });
    expect(value?.['intervals']).to.deep.include({
      applicationId: 'a-1',
      freeFrom: addDays(day(-10), 21),
      registration: 'PD20150001',
      ruleSetId: 'products-1',
      startDate: day(-10),
      stopDate: day(-10),
    });
  });

  for (const first of ['spray', 'harvest'] as const) {
    it(`and a harvest of the same block do not pass each other: ${first} first`, async () => {
      const spray = await world.ledger.simulate('inputs:applyInput', [
        made.grower.envelope(application('a-1', ['p-4'])),
      ]);
      const reaped = await world.ledger.simulate('lots:recordHarvest', [
        made.grower.envelope(reap({ eventTime: utc() })),
      ]);
      const [one, two] = first === 'spray' ? [spray, reaped] : [reaped, spray];
      world.ledger.commit(one);
      expect(() => world.ledger.commit(two)).to.throw('MVCC_READ_CONFLICT');
    });
  }
});
