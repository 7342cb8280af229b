// SPDX-License-Identifier: Apache-2.0
import { addDays, stateKey, type BinStorage, type Inspection } from '@daoji/model';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { exampleValues } from '../fixture/rule-examples.js';
import { makeEffective, ruleSet } from '../fixture/rule-fixture.js';
import { daysAgo, inspect, STORE_HEAD } from '../fixture/storage-cases.js';
import { TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import { newTraceWorld, today, type TraceWorld } from '../fixture/trace-world.js';

describe('an inspection of stored grain', () => {
  let world: TraceWorld;

  beforeEach(async () => {
    world = await newTraceWorld();
    STORE_HEAD.plantIn(world.ledger, 'coop-a', ['store-head']);
  });

  const keeper = (fields: CommandFields): Promise<unknown> =>
    world.keeper.send(world.ledger, fields);
  const sign = (inspectionId: string, by: TestPerson = STORE_HEAD): Promise<unknown> =>
    by.send(world.ledger, { inspectionId, type: 'signInspection' });
  const found = (id: string): Inspection =>
    world.ledger.value(stateKey('inspection', id)) as unknown as Inspection;
  const looks = (): BinStorage['looks'] =>
    (world.ledger.value('bin-storage~b-1') as unknown as BinStorage | undefined)?.looks ?? {};

  /** moisture, insects, mean, maximum → days. GB/T 29890-2013. */
  const PERIODS: readonly (readonly [string, string, number, number, number])[] = [
    ['safe', 'none', 9_500, 14_200, 15],
    ['safe', 'none', 15_000, 25_000, 15],
    ['semi-safe', 'none', 9_500, 14_200, 10],
    ['safe', 'some', 9_500, 14_200, 10],
    ['dangerous', 'none', 9_500, 14_200, 5],
    ['safe', 'many', 9_500, 14_200, 5],
    ['safe', 'none', 15_001, 20_000, 7],
    ['safe', 'none', 9_500, 25_001, 7],
    ['semi-safe', 'none', 15_001, 20_000, 5],
    ['dangerous', 'none', 9_500, 25_001, 1],
  ];
  for (const [moistureClass, insects, meanMilliC, maximumMilliC, days] of PERIODS) {
    it(`of ${moistureClass} grain, insects ${insects}, ${meanMilliC}/${maximumMilliC} m°C is due again in ${days} days`, async () => {
      const seen = { insects, maximumMilliC, meanMilliC, moistureClass };
      await keeper(inspect('in-1', 'b-1', seen));
      const { dueDate, periodDays, ruleSetId } = found('in-1');
      expect({ dueDate, periodDays, ruleSetId }).to.deep.equal({
        dueDate: addDays(today(), days),
        periodDays: days,
        ruleSetId: 'built-in',
      });
    });
  }

  for (const [newFor, days] of [
    [0, 7],
    [89, 7],
    [90, 15],
  ] as const) {
    it(`of grain that came in ${newFor} days ago is due again in ${days} days`, async () => {
      await keeper(inspect('in-1', 'b-1', { newGrainSince: addDays(today(), -newFor) }));
      expect(found('in-1').periodDays).to.equal(days);
    });
  }

  it('takes the period of the rule set in force, and keeps its id', async () => {
    const values = exampleValues('grain-inspections');
    const own = { ...values, low: { dangerous: 2, safe: 9, semiSafe: 4 } };
    const officer = (name: string): TestPerson =>
      new TestPerson(name).plantIn(world.ledger, 'grain-r', ['regulator'], '2111', {
        authority: 'grain',
      });
    const two = { first: officer('grain-1'), second: officer('grain-2') };
    await makeEffective(world.ledger, two, ruleSet('looks-1', own));
    await keeper(inspect('in-1', 'b-1'));
    const { periodDays, ruleSetId } = found('in-1');
    expect({ periodDays, ruleSetId }).to.deep.equal({ periodDays: 9, ruleSetId: 'looks-1' });
  });

  it('keeps the newest look in the calendar, whichever is recorded last', async () => {
    await keeper(inspect('in-2', 'b-1'));
    await keeper(inspect('in-1', 'b-1', { eventTime: daysAgo(2), moistureClass: 'dangerous' }));
    expect(looks().routine).to.deep.equal({
      dueDate: addDays(today(), 15),
      inspectedOn: today(),
      inspectionId: 'in-2',
    });
  });

  it('of a weekly check and a report counts once a second person has signed it', async () => {
    await keeper(inspect('in-w', 'b-1', { scope: 'weekly-full' }));
    await keeper(inspect('in-r', 'b-1', { scope: 'half-monthly-report' }));
    expect(looks()).to.deep.equal({});
    await sign('in-w');
    await sign('in-r');
    expect(looks()['weekly-full']?.dueDate).to.equal(addDays(today(), 7));
    expect(looks()['half-monthly-report']?.dueDate).to.equal(addDays(today(), 15));
    expect(looks().routine).to.equal(undefined);
  });

  it('is not signed by the person who recorded it, by whatever key', async () => {
    const both = new TestPerson('both-a').plantIn(world.ledger, 'coop-a', ['keeper', 'store-head']);
    await both.send(world.ledger, inspect('in-1', 'b-1'));
    await expectRefusal(sign('in-1', both), 'SECOND_PERSON_MISSING');
    await sign('in-1');
  });

  it('is signed once, and only where it is recorded', async () => {
    await expectRefusal(sign('in-0'), 'INSPECTION_NOT_FOUND');
    await keeper(inspect('in-1', 'b-1'));
    await sign('in-1');
    await expectRefusal(sign('in-1'), 'INSPECTION_STATE');
  });

  const wrong: readonly (readonly [string, CommandFields, ContractErrorCode])[] = [
    ['a bin that is none', inspect('in-1', 'b-0'), 'BIN_NOT_FOUND'],
    [
      'a mean above the maximum',
      inspect('in-1', 'b-1', { meanMilliC: 14_201 }),
      'INSPECTION_VALUES',
    ],
    [
      'new grain of tomorrow',
      inspect('in-1', 'b-1', { newGrainSince: addDays(today(), 1) }),
      'INSPECTION_VALUES',
    ],
    ['no findings', inspect('in-1', 'b-1', { findings: '' }), 'COMMAND_SHAPE'],
    ['grain of 91 °C', inspect('in-1', 'b-1', { maximumMilliC: 91_000 }), 'COMMAND_SHAPE'],
    ['a time ahead', inspect('in-1', 'b-1', { eventTime: utc(3_600_000) }), 'EVENT_TIME_FUTURE'],
  ];
  for (const [what, fields, code] of wrong) {
    it(`refuses ${what} with ${code}`, async () => {
      await expectRefusal(keeper(fields), code);
    });
  }

  it('refuses an id that is taken', async () => {
    await keeper(inspect('in-1', 'b-1'));
    await expectRefusal(keeper(inspect('in-1', 'b-2')), 'INSPECTION_EXISTS');
  });
});
