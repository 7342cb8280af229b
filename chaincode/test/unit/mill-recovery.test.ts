// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import {
  plantOfficers,
  RECOVERY,
  ruleSet,
  confirmation,
  type Officers,
} from '../fixture/rule-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { mill, newTraceWorld, type TraceWorld } from '../fixture/trace-world.js';

/** 100,000 g of paddy of h-1 into rice, and into bran where asked. */
const milled = (grams: number, bran = 0): CommandFields => ({
  ...mill(5000, [{ grams: 100_000, lotId: 'h-1' }]),
  outputs: [
    ...(grams > 0 ? [{ grams, lotId: 'r-1', product: 'milled-rice' }] : []),
    ...(bran > 0 ? [{ grams: bran, lotId: 'k-1', product: 'bran' }] : []),
  ],
});

describe('milling recovery of 60 to 72 %, tolerance 2 %', () => {
  let made: TraceWorld & { readonly officers: Officers };
  let world: typeof made;

  before(async () => {
    const trace = await newTraceWorld();
    made = { ...trace, officers: plantOfficers(trace.ledger) };
  });

  beforeEach(async () => {
    world = { ...made, ledger: made.ledger.copy() };
    await enact({});
  });

  async function enact(fields: object): Promise<void> {
    const second = new TestPerson('officer-4').plantIn(
      world.ledger,
      'market-r',
      ['regulator'],
      '2111',
      { authority: 'market' },
    );
    const id = `recovery-${JSON.stringify(fields).length}`;
    const content = ruleSet(id, RECOVERY, fields);
    await made.officers.market.send(world.ledger, { type: 'proposeRuleSet', ...content });
    await second.send(world.ledger, confirmation(content));
  }

  const send = async (fields: CommandFields): Promise<object> =>
    JSON.parse((await made.miller.send(world.ledger, fields)).result) as object;

  it('takes 74 % and refuses a gram more, whatever the bran', async () => {
    await expectRefusal(send(milled(74_001)), 'MILL_RECOVERY_EXCEEDED');
    await expectRefusal(send(milled(74_001, 10_000)), 'MILL_RECOVERY_EXCEEDED');
    expect(await send(milled(74_000, 10_000))).to.deep.include({
      flags: [],
      ruleSets: ['recovery-2'],
    });
  });

  it('names what would be accepted', async () => {
    const text = await send(milled(90_000)).then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(text).to.contain('rule set: recovery-2').and.contain('accepted: at most 74000 g');
  });

  it('flags less than 58 %', async () => {
    expect(await send(milled(58_000))).to.deep.include({ flags: [] });
    expect(
      await send({
        ...milled(57_999),
        outputs: [{ grams: 57_999, lotId: 'r-2', product: 'milled-rice' }],
      }),
    ).to.deep.include({
      flags: ['LOW_RECOVERY'],
    });
  });

  it('says nothing of a step that yields by-products alone', async () => {
    expect(await send(milled(0, 20_000))).to.deep.include({ flags: [], ruleSets: [] });
  });

  it('leaves the balance of masses as it is', () =>
    expectRefusal(send(milled(70_000, 30_001)), 'LOT_MASS_EXCEEDED'));

  it('counts on the day of the event, so that no milling date dodges it', () =>
    expectRefusal(
      send({ ...milled(90_000), millingDate: '2019-12-31' }),
      'MILL_RECOVERY_EXCEEDED',
    ));

  it('ends with the set', async () => {
    await enact({ validFrom: '2025-01-01', validTo: '2025-12-31' });
    await expectRefusal(send(milled(74_001)), 'MILL_RECOVERY_EXCEEDED');
  });
});
