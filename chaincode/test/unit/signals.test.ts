// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import {
  contest,
  decide,
  DIRECTOR,
  explain,
  QUALITY,
  signal,
  snapshot,
  WORKER,
} from '../fixture/duty-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { day } from '../fixture/input-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { newTraceWorld, type TraceWorld } from '../fixture/trace-world.js';

const UPHELD = { reason: 'cause-with-person', verdict: 'upheld' };

describe('a signal about a person', () => {
  let made: TraceWorld;
  let world: TraceWorld;

  before(async () => {
    made = await newTraceWorld();
    DIRECTOR.plantIn(made.ledger, 'coop-a', ['safety-director']);
    QUALITY.plantIn(made.ledger, 'coop-a', ['quality']);
    WORKER.plantIn(made.ledger, 'coop-a', ['drier']);
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const ask = (fields: object = {}): Promise<unknown> =>
    QUALITY.send(world.ledger, signal('sg-1', fields));
  const answer = (fields: CommandFields): Promise<unknown> => WORKER.send(world.ledger, fields);
  const judge = (fields: object = {}): Promise<unknown> =>
    DIRECTOR.send(world.ledger, decide('sg-1', fields));
  const value = (): Record<string, unknown> =>
    world.ledger.value('signal~sg-1') ?? expect.fail('none');
  /** As if it had been raised so many days ago. */
  const age = (days: number): void => {
    const raised = { ...(value()['raised'] as object), answerBy: day(7 - days), on: day(-days) };
    world.ledger.plant('signal~sg-1', { ...value(), raised });
  };

  it('is kept with n, interval, inputs and the day by which it is answered', async () => {
    await ask();
    expect(value()).to.include({ count: 3, lower: 2_584, n: 40, state: 'raised', upper: 19_864 });
    expect(value()['raised']).to.include({ answerBy: day(7), on: day(), personId: 'quality-a' });
  });

  it('is right for none of n too', async () => {
    await ask({ count: 0, lower: 0, upper: 8_762 });
    expect(value()).to.include({ count: 0, n: 40 });
  });

  const figures: readonly (readonly [string, object])[] = [
    ['more than n', { count: 41 }],
    ['a lower limit that is not Wilson’s', { lower: 2_583 }],
    ['an upper limit that is not Wilson’s', { upper: 19_865 }],
    ['the interval of another n', { n: 50 }],
    ['a period that is not over', { to: day(1) }],
    ['a period that ends before it starts', { from: day(-1), to: day(-2) }],
    ['a step that is no command', { stepTypes: ['storeLot', 'sleep'] }],
    ['a step twice', { stepTypes: ['storeLot', 'storeLot'] }],
    ['a step of the other channel', { stepTypes: ['bindDevice'] }],
  ];
  for (const [what, fields] of figures)
    it(`is refused with ${what}: SIGNAL_FIGURES`, async () => {
      await expectRefusal(ask(fields), 'SIGNAL_FIGURES');
      expect(world.ledger.value('signal~sg-1')).to.equal(undefined);
    });

  for (const [what, fields] of [
    ['no n', { n: 0 }],
    ['words about the person', { note: 'careless' }],
    ['no step', { stepTypes: [] }],
    ['no digest of its inputs', { inputsDigest: '' }],
    ['fewer than none', { count: -1 }],
  ] as const)
    it(`is refused with ${what}: COMMAND_SHAPE`, async () => {
      await expectRefusal(ask(fields), 'COMMAND_SHAPE');
    });

  const refused: readonly (readonly [string, ContractErrorCode, object])[] = [
    ['about who raises it', 'SIGNAL_PERSON', { personId: 'quality-a' }],
    ['of another operator', 'ACCESS_DENIED', { operatorId: 'coop-b' }],
    ['by a rule set that is not there', 'RULE_SET_NOT_FOUND', { ruleSetId: 'quality-9' }],
  ];
  for (const [what, code, fields] of refused)
    it(`refuses one ${what}: ${code}`, async () => {
      await expectRefusal(ask(fields), code);
    });

  it('is raised once under one id', async () => {
    await ask();
    await expectRefusal(ask(), 'SIGNAL_EXISTS');
  });

  it('is explained or contested by the person named alone, by nobody else', async () => {
    await ask();
    for (const other of [world.keeper, QUALITY, DIRECTOR])
      for (const fields of [explain('sg-1'), contest('sg-1')])
        await expectRefusal(other.send(world.ledger, fields), 'SIGNAL_PERSON');
    await answer(explain('sg-1'));
    expect(value()['explained']).to.include({ personId: 'worker-a', reason: 'no-network' });
  });

  it('can be contested after an explanation, and is explained once', async () => {
    await ask();
    await answer(explain('sg-1'));
    await expectRefusal(answer(explain('sg-1')), 'SIGNAL_STATE');
    await answer(contest('sg-1'));
    expect(value()).to.include({ state: 'contested' });
    await expectRefusal(answer(contest('sg-1')), 'SIGNAL_STATE');
  });

  it('is answered though the person’s duty has ended: nobody is judged unheard', async () => {
    await ask();
    const grant = {
      operatorId: 'coop-a',
      personId: 'worker-a',
      posts: ['drier'],
      validFrom: day(),
      validTo: day(9),
    };
    await DIRECTOR.send(world.ledger, { type: 'grantDuty', ...grant });
    await DIRECTOR.send(world.ledger, {
      type: 'endDuty',
      operatorId: 'coop-a',
      personId: 'worker-a',
      reason: 'left',
    });
    await answer(contest('sg-1'));
    expect(value()).to.include({ state: 'contested' });
  });

  it('that was explained is decided, and keeps who, why and when', async () => {
    await ask();
    await answer(explain('sg-1'));
    await judge();
    expect(value()).to.include({ state: 'dismissed' });
    expect(value()['decided']).to.include({ personId: 'director-a', reason: 'chance' });
  });

  it('that nobody answered is decided after the time to answer, and not on its last day', async () => {
    await ask();
    await expectRefusal(judge(), 'SIGNAL_UNHEARD');
    age(7);
    await expectRefusal(judge({ reason: 'unanswered', verdict: 'upheld' }), 'SIGNAL_UNHEARD');
    age(8);
    await judge({ reason: 'unanswered', verdict: 'upheld' });
    expect(value()).to.include({ state: 'upheld' });
  });

  it('that was contested is decided after the person was heard alone', async () => {
    await ask();
    await answer(contest('sg-1'));
    for (const heard of [{}, { heardOn: day(-1) }, { heardOn: day(1) }])
      await expectRefusal(judge({ ...UPHELD, ...heard }), 'SIGNAL_UNHEARD');
    await judge({ ...UPHELD, heardOn: day() });
    expect(value()).to.include({ state: 'upheld' });
    expect(value()['decided']).to.include({ heardOn: day() });
  });

  const reasons: readonly object[] = [
    { reason: 'chance', verdict: 'upheld' },
    { reason: 'cause-with-person', verdict: 'dismissed' },
    { reason: 'unanswered', verdict: 'upheld' },
    { reason: 'unanswered', verdict: 'dismissed' },
  ];
  for (const fields of reasons)
    it(`that was explained is not decided with ${JSON.stringify(fields)}: SIGNAL_REASON`, async () => {
      await ask();
      await answer(explain('sg-1'));
      await expectRefusal(judge(fields), 'SIGNAL_REASON');
    });

  it('is decided by a third person alone', async () => {
    DIRECTOR.plantIn(world.ledger, 'coop-a', ['safety-director']);
    QUALITY.plantIn(world.ledger, 'coop-a', ['quality', 'safety-director']);
    WORKER.plantIn(world.ledger, 'coop-a', ['drier', 'safety-director']);
    await ask();
    await answer(explain('sg-1'));
    for (const person of [QUALITY, WORKER])
      await expectRefusal(person.send(world.ledger, decide('sg-1')), 'SIGNAL_PERSON');
    await judge();
  });

  it('is not touched again once it is decided', async () => {
    await ask();
    await answer(explain('sg-1'));
    await judge();
    await expectRefusal(answer(contest('sg-1')), 'SIGNAL_STATE');
    await expectRefusal(judge(UPHELD), 'SIGNAL_STATE');
  });

  it('that is not recorded is refused in every step', async () => {
    await expectRefusal(answer(explain('sg-0')), 'SIGNAL_NOT_FOUND');
    await expectRefusal(answer(contest('sg-0')), 'SIGNAL_NOT_FOUND');
    await expectRefusal(judge(), 'SIGNAL_NOT_FOUND');
  });

  it('reaches no regulator’s hand: none raises, answers or decides', async () => {
    const officer = new TestPerson('officer-5').plantIn(
      world.ledger,
      'coop-b',
      ['regulator'],
      '2111',
      {
        authority: 'market',
      },
    );
    for (const fields of [signal('sg-2'), decide('sg-1')])
      await expectRefusal(officer.send(world.ledger, fields), 'ACCESS_DENIED');
  });
});

describe('a chart snapshot', () => {
  let world: TraceWorld;

  before(async () => {
    world = await newTraceWorld();
    QUALITY.plantIn(world.ledger, 'coop-a', ['quality']);
  });

  const row = { chart: 'p-chart', count: 3, measure: 'timeliness', n: 40 };
  for (const [what, fields] of [
    ['a day ahead', { date: day(1) }],
    ['more than n', { rows: [{ ...row, count: 41 }] }],
    ['one chart twice', { rows: [row, row] }],
  ] as const)
    it(`is refused with ${what}: SIGNAL_FIGURES`, async () => {
      await expectRefusal(QUALITY.send(world.ledger, snapshot(fields)), 'SIGNAL_FIGURES');
    });

  it('names nobody, and is taken once a day', async () => {
    const named = { rows: [{ ...row, personId: 'worker-a' }] };
    await expectRefusal(QUALITY.send(world.ledger, snapshot(named)), 'COMMAND_SHAPE');
    await QUALITY.send(world.ledger, snapshot());
    expect(world.ledger.value(`chart-snapshot~coop-a/${day(-1)}`)).to.deep.include({ rows: [row] });
    await expectRefusal(QUALITY.send(world.ledger, snapshot()), 'CHART_SNAPSHOT_EXISTS');
  });
});
