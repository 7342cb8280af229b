// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { release, stockAndHold, day } from '../fixture/input-fixture.js';
import type { CommandFields } from '../fixture/test-person.js';
import { mill, newTraceWorld, pack, type TraceWorld } from '../fixture/trace-world.js';

describe('issuePledge', () => {
  let world: TraceWorld;

  beforeEach(async () => {
    world = await newTraceWorld();
  });

  const pledge = (fields: object = {}): CommandFields => ({
    type: 'issuePledge',
    bases: ['self-pledge', 'own-test'],
    grams: 500_000,
    lotId: 'h-1',
    pledgeId: 'pl-1',
    ...fields,
  });
  const issue = (fields: object = {}): Promise<unknown> =>
    world.grower.send(world.ledger, pledge(fields));

  it('is issued for paddy', async () => {
    await issue({ toOperatorId: 'coop-b' });
    expect(world.ledger.value('pledge~pl-1')).to.deep.include({
      bases: ['self-pledge', 'own-test'],
      grams: 500_000,
      issuedOn: day(),
      lotId: 'h-1',
      operatorId: 'coop-a',
      toOperatorId: 'coop-b',
      variety: 'yanfeng 47',
    });
  });

  it('is refused for milled rice, bran and packages', async () => {
    await world.miller.send(world.ledger, mill(300_000));
    await world.packer.send(world.ledger, pack());
    for (const lotId of ['r-1', 'k-1', 'pk-1']) {
      const text = await expectRefusal(issue({ grams: 1, lotId }), 'PLEDGE_PRODUCT');
      expect(text).to.match(/rule: .+; legal basis: .+; rule set: built-in; accepted: .+harvest/);
    }
  });

  it('is refused while the lot is on hold, and for ever after', async () => {
    const { first } = await stockAndHold(world);
    await expectRefusal(issue({ lotId: 'h-8' }), 'LOT_ON_HOLD');
    await first.send(world.ledger, release('h-8'));
    await expectRefusal(issue({ lotId: 'h-8' }), 'PLEDGE_UNTRUE');
  });

  for (const [what, code, fields] of [
    ['more than the lot was', 'LOT_MASS_EXCEEDED', { grams: 976_609 }],
    ['a lot that is not there', 'LOT_NOT_FOUND', { lotId: 'h-x' }],
    ['a receiver who is not there', 'OPERATOR_NOT_FOUND', { toOperatorId: 'nobody' }],
    ['no basis', 'COMMAND_SHAPE', { bases: [] }],
    ['an unknown basis', 'COMMAND_SHAPE', { bases: ['my word'] }],
  ] as const) {
    it(`refuses ${what}`, () => expectRefusal(issue(fields), code));
  }

  it('refuses a second pledge of one id, and a stranger', async () => {
    await issue();
    await expectRefusal(issue(), 'PLEDGE_EXISTS');
    const miller = world.miller.send(world.ledger, pledge({ pledgeId: 'pl-2' }));
    await expectRefusal(miller, 'ACCESS_DENIED');
  });
});
