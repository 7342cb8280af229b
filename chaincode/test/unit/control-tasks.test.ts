// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { CHAIR, MILL, newHouseholds, personOf, PILOT } from '../fixture/household-fixture.js';
import { application, day } from '../fixture/input-fixture.js';
import { nextCommandId, TestPerson, type CommandFields } from '../fixture/test-person.js';
import { mandate } from '../fixture/trade-cases.js';
import type { TraceWorld } from '../fixture/trace-world.js';
import {
  AGRONOMIST,
  check,
  confirm,
  decline,
  end,
  FORECAST,
  order,
  record,
  warn,
  withdraw,
} from '../fixture/warning-cases.js';

const MINUTE_MS = 60_000;
const treated = (applicationId: string): object => ({
  control: { applicationId, kind: 'application' },
});
const measured = (doneOn: string): object => ({
  control: { doneOn, kind: 'measure', measure: 'water-control' },
});

/** A warning of p-1, p-2 (coop-a) and p-hh-1 (hh-1), with tasks on p-1 and p-hh-1, ordered five minutes ago. */
describe('a control task', () => {
  let made: TraceWorld;
  let world: TraceWorld;

  before(async () => {
    made = await newHouseholds();
    const { grower, ledger } = made;
    FORECAST.plantIn(ledger, 'coop-a', ['watch']);
    AGRONOMIST.plantIn(ledger, 'coop-a', ['agronomist']);
    const atMs = Date.now() - 5 * MINUTE_MS;
    await FORECAST.send(ledger, warn('w-1', ['p-1', 'p-2', 'p-hh-1']), { atMs });
    await AGRONOMIST.send(ledger, confirm('w-1'), { atMs });
    await grower.send(ledger, application('a-old', ['p-1']), { atMs: atMs - MINUTE_MS });
    await AGRONOMIST.send(ledger, order('w-1', ['p-1', 'p-hh-1']), { atMs });
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const grower = (fields: CommandFields): Promise<unknown> =>
    made.grower.send(world.ledger, fields);
  const agronomist = (fields: CommandFields): Promise<unknown> =>
    AGRONOMIST.send(world.ledger, fields);
  const task = (parcelId: string): Record<string, unknown> =>
    world.ledger.value(`control-task~w-1/${parcelId}`) ?? expect.fail(parcelId);
  const eventOf = async (
    sent: Promise<unknown>,
  ): Promise<{ flags: string[]; subjects: string[] }> =>
    JSON.parse(((await sent) as { result: string }).result) as {
      flags: string[];
      subjects: string[];
    };

  context('when it is ordered', () => {
    it('stands at each parcel with its holder and its day, and at no other', () => {
      expect(task('p-hh-1')).to.deep.include({ operatorId: 'hh-1', state: 'ordered' });
      expect(task('p-1')['ordered']).to.include({ dueDate: day(3), personId: 'agronomist-a' });
      expect(world.ledger.value('control-task~w-1/p-2')).to.equal(undefined);
      expect(world.ledger.value('warning~w-1')).to.include({ state: 'ordered' });
    });

    it('is followed by one for a further parcel', async () => {
      await agronomist(order('w-1', ['p-2']));
      expect(task('p-2')).to.include({ state: 'ordered' });
    });

    const refused: readonly (readonly [string, ContractErrorCode, CommandFields])[] = [
      ['twice on a parcel', 'CONTROL_EXISTS', order('w-1', ['p-2', 'p-1'])],
      ['on a parcel that was not warned', 'WARNING_PARCEL', order('w-1', ['p-hh-2'])],
      ['with a parcel named twice', 'PARCEL_DUPLICATE', order('w-1', ['p-2', 'p-2'])],
      ['due before today', 'CONTROL_DATES', order('w-1', ['p-2'], { dueDate: day(-1) })],
      [
        'due long after the warning',
        'CONTROL_DATES',
        order('w-1', ['p-2'], { dueDate: day(7 + 32) }),
      ],
    ];
    for (const [what, code, fields] of refused)
      it(`is not ordered ${what}: ${code}`, async () => {
        await expectRefusal(agronomist(fields), code);
        expect(world.ledger.value('control-task~w-1/p-2')).to.equal(undefined);
      });

    it('is not ordered by who grows there', async () => {
      await expectRefusal(grower(order('w-1', ['p-2'])), 'ACCESS_DENIED');
    });
  });

  context('when something was done', () => {
    it('is answered by an application recorded after it, and says against what it was', async () => {
      await grower(application('a-1', ['p-1', 'p-2']));
      const { subjects } = await eventOf(grower(record('w-1', 'p-1', treated('a-1'))));
      expect(subjects).to.deep.equal(['warning~w-1', 'parcel~p-1', 'application~a-1']);
      expect(task('p-1')).to.include({ state: 'done' });
      expect(task('p-1')['done']).to.include({
        applicationId: 'a-1',
        doneOn: day(),
        personId: 'grower-a',
        target: 'rice blast',
      });
    });

    it('is answered by a measure without an input', async () => {
      await grower(record('w-1', 'p-1'));
      expect(task('p-1')['done']).to.include({ doneOn: day(), measure: 'water-control' });
    });

    it('two growers do not stand in each other’s way', async () => {
      const own = await world.ledger.simulate('warnings:recordControl', [
        made.grower.envelope(record('w-1', 'p-1')),
      ]);
      await personOf('hh-1').send(world.ledger, record('w-1', 'p-hh-1'));
      world.ledger.commit(own);
      expect([task('p-1')['state'], task('p-hh-1')['state']]).to.deep.equal(['done', 'done']);
    });

    it('two answers to one task collide, and one is refused', async () => {
      const first = await world.ledger.simulate('warnings:recordControl', [
        made.grower.envelope(record('w-1', 'p-1')),
      ]);
      const second = await world.ledger.simulate('warnings:recordControl', [
        made.grower.envelope(record('w-1', 'p-1')),
      ]);
      world.ledger.commit(first);
      expect(() => world.ledger.commit(second)).to.throw('MVCC_READ_CONFLICT');
    });

    const refused: readonly (readonly [string, ContractErrorCode, object])[] = [
      ['by an application that is not recorded', 'CONTROL_APPLICATION', treated('a-0')],
      ['by an application older than the task', 'CONTROL_APPLICATION', treated('a-old')],
      ['by an application on another parcel', 'CONTROL_APPLICATION', treated('a-2')],
      ['by a measure of tomorrow', 'CONTROL_DATES', measured(day(1))],
      ['by a measure from before the task', 'CONTROL_DATES', measured(day(-1))],
      ['by an application before the day of the task', 'CONTROL_DATES', treated('a-3')],
      ['by nothing', 'COMMAND_SHAPE', { control: undefined }],
      ['by a measure that nobody named', 'COMMAND_SHAPE', { control: { kind: 'measure' } }],
    ];
    for (const [what, code, fields] of refused)
      it(`is not answered ${what}: ${code}`, async () => {
        await grower(application('a-2', ['p-2']));
        const before = { startDate: day(-1), stopDate: day(-1) };
        if (code === 'CONTROL_DATES') await grower(application('a-3', ['p-1'], before));
        const stated = JSON.parse(JSON.stringify(record('w-1', 'p-1', fields))) as CommandFields;
        await expectRefusal(grower(stated), code);
        expect(task('p-1')).to.include({ state: 'ordered' });
      });

    it('is not answered by an application that a correction took back', async () => {
      const commandId = nextCommandId();
      await grower(application('a-1', ['p-1'], { commandId }));
      const undo = {
        type: 'correctEvent',
        correctedCommandId: commandId,
        correctiveCommandIds: [],
        effect: 'undo',
        note: 'the drone never flew',
        reason: 'did_not_occur',
      };
      const argument = made.grower.envelope(undo, [AGRONOMIST]);
      await world.ledger.submit('corrections:correctEvent', [argument]);
      await expectRefusal(grower(record('w-1', 'p-1', treated('a-1'))), 'CONTROL_APPLICATION');
    });

    it('is answered once, and neither way twice', async () => {
      await grower(record('w-1', 'p-1'));
      await expectRefusal(grower(record('w-1', 'p-1')), 'CONTROL_STATE');
      await expectRefusal(grower(decline('w-1', 'p-1')), 'CONTROL_STATE');
    });

    it('is not answered where none was ordered', async () => {
      for (const fields of [record('w-1', 'p-2'), decline('w-1', 'p-2')])
        await expectRefusal(grower(fields), 'CONTROL_NOT_FOUND');
      await expectRefusal(agronomist(check('w-1', 'p-2')), 'CONTROL_NOT_FOUND');
    });
  });

  context('on another’s parcel', () => {
    const contractIds = ['ct-hh-1'];

    it('is answered by nobody without contract, mandate or co-signature', async () => {
      for (const who of [made.grower, MILL, PILOT])
        await expectRefusal(who.send(world.ledger, record('w-1', 'p-hh-1')), 'ACCESS_DENIED');
      await expectRefusal(MILL.send(world.ledger, decline('w-1', 'p-hh-1')), 'ACCESS_DENIED');
    });

    it('is answered by the buyer whose accepted contract is named', async () => {
      await MILL.send(world.ledger, record('w-1', 'p-hh-1', { contractIds }));
      expect(task('p-hh-1')['done']).to.include({ operatorId: 'mill-o' });
    });

    it('is not answered by a contract for other land', async () => {
      const other = { contractIds: ['ct-hh-2'] };
      await expectRefusal(MILL.send(world.ledger, record('w-1', 'p-hh-1', other)), 'NO_MANDATE');
    });

    it('is answered by who has a mandate for inputs, and not for harvest alone', async () => {
      await personOf('hh-1').send(
        world.ledger,
        mandate('md-1', 'hh-1', 'coop-b', { works: ['harvest'] }),
      );
      await personOf('hh-1').send(
        world.ledger,
        mandate('md-2', 'hh-1', 'coop-b', { works: ['input'] }),
      );
      const by = (id: string): CommandFields => record('w-1', 'p-hh-1', { mandateIds: [id] });
      await expectRefusal(CHAIR.send(world.ledger, by('md-1')), 'NO_MANDATE');
      await CHAIR.send(world.ledger, by('md-2'));
      expect(task('p-hh-1')).to.include({ state: 'done' });
    });

    it('is declined by its household, and by no pilot', async () => {
      await expectRefusal(PILOT.send(world.ledger, decline('w-1', 'p-hh-1')), 'ACCESS_DENIED');
      await personOf('hh-1').send(world.ledger, decline('w-1', 'p-hh-1'));
      expect(task('p-hh-1')['declined']).to.include({ note: 'the cultivar resists' });
    });
  });

  context('when its effect is checked', () => {
    it('keeps grades and effect, and lets the warning end once every task is checked', async () => {
      await grower(record('w-1', 'p-1'));
      await agronomist(check('w-1', 'p-1'));
      expect(task('p-1')['checked']).to.include({
        effect: 'effective',
        gradeAfter: 1,
        gradeBefore: 3,
      });
      await expectRefusal(agronomist(end('w-1')), 'CONTROL_OPEN');
      await personOf('hh-1').send(world.ledger, decline('w-1', 'p-hh-1'));
      await expectRefusal(agronomist(end('w-1')), 'CONTROL_OPEN');
      await agronomist(check('w-1', 'p-hh-1', { effect: 'untreated' }));
      await agronomist(end('w-1'));
      expect(world.ledger.value('warning~w-1')).to.include({ state: 'closed' });
    });

    const refused: readonly (readonly [string, ContractErrorCode, object])[] = [
      ['as untreated though it was done', 'CONTROL_EFFECT', { effect: 'untreated' }],
      ['before it was done', 'CONTROL_DATES', { checkedOn: day(-1) }],
      ['tomorrow', 'CONTROL_DATES', { checkedOn: day(1) }],
      ['with grade 10', 'COMMAND_SHAPE', { gradeAfter: 10 }],
      ['with a grade in words', 'COMMAND_SHAPE', { gradeBefore: '3' }],
      ['with a grade below 0', 'COMMAND_SHAPE', { gradeBefore: -1 }],
    ];
    for (const [what, code, fields] of refused)
      it(`is not checked ${what}: ${code}`, async () => {
        await grower(record('w-1', 'p-1'));
        await expectRefusal(agronomist(check('w-1', 'p-1', fields)), code);
      });

    it('is not effective where nothing was done', async () => {
      await grower(decline('w-1', 'p-1'));
      await expectRefusal(agronomist(check('w-1', 'p-1')), 'CONTROL_EFFECT');
    });

    it('is not checked before it is answered, nor twice', async () => {
      await expectRefusal(agronomist(check('w-1', 'p-1')), 'CONTROL_STATE');
      await grower(record('w-1', 'p-1'));
      await agronomist(check('w-1', 'p-1'));
      await expectRefusal(agronomist(check('w-1', 'p-1')), 'CONTROL_STATE');
    });

    it('is not checked by the person who did it', async () => {
      const both = new TestPerson('both').plantIn(world.ledger, 'coop-a', ['grower', 'agronomist']);
      await both.send(world.ledger, record('w-1', 'p-1'));
      const attempt = both.send(world.ledger, check('w-1', 'p-1'));
      expect(await expectRefusal(attempt, 'SECOND_PERSON_MISSING')).to.contain('both answered');
    });
  });

  context('of a warning that was withdrawn', () => {
    beforeEach(async () => {
      await agronomist(withdraw('w-1'));
    });

    it('is asked of nobody any more', async () => {
      await expectRefusal(grower(decline('w-1', 'p-1')), 'WARNING_STATE');
      await expectRefusal(agronomist(order('w-1', ['p-2'])), 'WARNING_STATE');
    });

    it('still tells what was done, and whether it helped', async () => {
      await grower(record('w-1', 'p-1'));
      await agronomist(check('w-1', 'p-1', { effect: 'no-effect' }));
      expect(task('p-1')).to.include({ state: 'checked' });
    });
  });
});
