// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { raise } from '../fixture/alarm-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { exampleValues } from '../fixture/rule-examples.js';
import { confirmation, makeEffective, plantOfficers, ruleSet } from '../fixture/rule-fixture.js';
import { TestPerson } from '../fixture/test-person.js';
import { newTraceWorld, type TraceWorld } from '../fixture/trace-world.js';

const BIN = { id: 'b-1', kind: 'bin' };
const WATCH = ruleSet('watch-1', exampleValues('storage-watch'));

describe('the rule set of an alarm', () => {
  let world: TraceWorld;
  let watch: TestPerson;
  let first: TestPerson;
  let second: TestPerson;

  beforeEach(async () => {
    world = await newTraceWorld();
    watch = new TestPerson('watch-a').plantIn(world.ledger, 'coop-a', ['watch']);
    const officer = (name: string): TestPerson =>
      new TestPerson(name).plantIn(world.ledger, 'grain-r', ['regulator'], '2111', {
        authority: 'grain',
      });
    [first, second] = [officer('grain-1'), officer('grain-2')];
  });

  const alarm = (fields: object = {}): Promise<{ result: string }> =>
    watch.send(world.ledger, raise('al-1', BIN, fields));
  const ruleSetsOf = ({ result }: { result: string }): unknown =>
    (JSON.parse(result) as { ruleSets: unknown }).ruleSets;

  it('is kept with it, and the event names it', async () => {
    await makeEffective(world.ledger, { first, second }, WATCH);
    expect(ruleSetsOf(await alarm({ ruleSetId: 'watch-1' }))).to.deep.equal(['watch-1']);
    expect(world.ledger.value('alarm~al-1')).to.include({ ruleSetId: 'watch-1' });
  });

  it('is not asked of a person, and that of a program is no rule set', async () => {
    expect(ruleSetsOf(await alarm())).to.deep.equal([]);
    expect(world.ledger.value('alarm~al-1')).to.not.have.property('ruleSetId');
    const other = raise('al-2', BIN, { ruleSetId: 'built-in' });
    expect(ruleSetsOf(await watch.send(world.ledger, other))).to.deep.equal([]);
    expect(world.ledger.value('alarm~al-2')).to.include({ ruleSetId: 'built-in' });
  });

  it('is one that is recorded', () =>
    expectRefusal(alarm({ ruleSetId: 'watch-1' }), 'RULE_SET_NOT_FOUND'));

  it('is one that two persons signed', async () => {
    await first.send(world.ledger, { type: 'proposeRuleSet', ...WATCH });
    await expectRefusal(alarm({ ruleSetId: 'watch-1' }), 'RULE_SET_NOT_FOUND');
    await second.send(world.ledger, confirmation(WATCH));
    await alarm({ ruleSetId: 'watch-1' });
  });

  it('is one by which things are found', async () => {
    const officers = plantOfficers(world.ledger);
    const model = ruleSet('blast-1', exampleValues('model-blastam'));
    await makeEffective(world.ledger, officers, model);
    const isotherms = ruleSet('iso-1', exampleValues('grain-isotherms'));
    await makeEffective(world.ledger, { first, second }, isotherms);
    await expectRefusal(alarm({ ruleSetId: 'iso-1' }), 'RULE_SET_NOT_FOUND');
    expect(world.ledger.value('alarm~al-1')).to.equal(undefined);
    await alarm({ ruleSetId: 'blast-1' });
  });

  for (const ruleSetId of ['', 'X-1', 'a', '../x', 7]) {
    it(`has an id, never ${JSON.stringify(ruleSetId)}`, () =>
      expectRefusal(alarm({ ruleSetId }), 'COMMAND_SHAPE'));
  }
});
