// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { application, day, newInputWorld } from '../fixture/input-fixture.js';
import { exampleValues } from '../fixture/rule-examples.js';
import { makeEffective, plantOfficers, product, ruleSet } from '../fixture/rule-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import type { TraceWorld } from '../fixture/trace-world.js';
import {
  AGRONOMIST,
  confirm,
  end,
  FORECAST,
  order,
  warn,
  withdraw,
} from '../fixture/warning-cases.js';

type Refused = readonly [what: string, code: ContractErrorCode, fields: object];

describe('a warning', () => {
  let made: TraceWorld;
  let world: TraceWorld;

  before(async () => {
    made = await newInputWorld(product());
    FORECAST.plantIn(made.ledger, 'coop-a', ['watch']);
    AGRONOMIST.plantIn(made.ledger, 'coop-a', ['agronomist']);
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const issue = (fields: object = {}): Promise<unknown> =>
    FORECAST.send(world.ledger, warn('w-1', ['p-1', 'p-2'], fields));
  const agronomist = (fields: CommandFields): Promise<unknown> =>
    AGRONOMIST.send(world.ledger, fields);
  const warning = (): Record<string, unknown> =>
    world.ledger.value('warning~w-1') ?? expect.fail('no warning');

  context('when the watch issues it', () => {
    it('keeps verdict, model, inputs and who holds the parcels', async () => {
      await issue();
      expect(warning()).to.deep.include({
        areaCode: '211104101',
        inputsDigest: 'e'.repeat(64),
        modelId: 'blastam',
        modelVersion: '1',
        operatorId: 'coop-a',
        parcels: [
          { operatorId: 'coop-a', parcelId: 'p-1' },
          { operatorId: 'coop-a', parcelId: 'p-2' },
        ],
        state: 'issued',
        verdict: 'favourable',
        voidedCount: 1,
      });
    });

    it('names each parcel as a subject, so that its page finds the warning', async () => {
      const { result } = (await issue()) as { result: string };
      expect((JSON.parse(result) as { subjects: string[] }).subjects).to.deep.equal([
        'warning~w-1',
        'parcel~p-1',
        'parcel~p-2',
      ]);
    });

    it('stops nothing: the parcel is sprayed as before, and no alarm stands', async () => {
      await issue();
      await world.grower.send(world.ledger, application('a-1', ['p-1']));
      expect(world.ledger.keys().filter((key) => key.startsWith('alarm'))).to.deep.equal([]);
    });

    it('reaches others’ parcels of its area, since it blocks nothing', async () => {
      const other = new TestPerson('watch-b').plantIn(world.ledger, 'coop-b', ['watch'], '2111');
      await other.send(world.ledger, warn('w-1', ['p-1']));
      expect(warning()).to.deep.include({ operatorId: 'coop-b' });
    });

    it('names the smallest division that holds all its parcels', async () => {
      const parcel = world.ledger.value('parcel~p-2') ?? expect.fail('p-2');
      world.ledger.plant('parcel~p-2', { ...parcel, areaCode: '211104102' });
      await issue();
      expect(warning()['areaCode']).to.equal('211104');
    });

    const shapes: readonly (readonly [string, object])[] = [
      ['coordinates', { latitudeMicro: 41_000_000 }],
      ['weather values', { temperatures: [220] }],
      ['no parcel', { parcelIds: [] }],
      ['201 parcels', { parcelIds: Array.from({ length: 201 }, (_, at) => `p-${at}`) }],
      ['the verdict none, which is no warning', { verdict: 'none' }],
      ['a digest that is no SHA-256', { inputsDigest: 'e'.repeat(63) }],
      ['a negative count of voided values', { voidedCount: -1 }],
      ['a pest that no model knows', { pest: 'locust' }],
      ['17 devices', { deviceIds: Array.from({ length: 17 }, (_, at) => `dev-${at}`) }],
    ];
    for (const [what, fields] of shapes)
      it(`is refused with ${what}: COMMAND_SHAPE`, async () => {
        await expectRefusal(issue(fields), 'COMMAND_SHAPE');
      });

    const refused: readonly Refused[] = [
      ['that ends before it starts', 'WARNING_DATES', { validFrom: day(3), validTo: day(2) }],
      ['that is over', 'WARNING_DATES', { validFrom: day(-9), validTo: day(-1) }],
      ['for more than 31 days', 'WARNING_DATES', { validTo: day(31) }],
      ['with a level that could not be judged', 'WARNING_LEVEL', { verdict: 'not-judgeable' }],
      ['without a level though it was judged', 'WARNING_LEVEL', { level: 'none' }],
      ['that names a parcel twice', 'PARCEL_DUPLICATE', { parcelIds: ['p-1', 'p-1'] }],
      ['for a parcel that is not there', 'PARCEL_NOT_FOUND', { parcelIds: ['p-1', 'p-0'] }],
      ['by a rule set that is not there', 'RULE_SET_NOT_FOUND', { ruleSetId: 'blast-1' }],
    ];
    for (const [what, code, fields] of refused)
      it(`refuses one ${what}: ${code}`, async () => {
        await expectRefusal(issue(fields), code);
        expect(world.ledger.value('warning~w-1')).to.equal(undefined);
      });

    it('refuses a rule set that is proposed only or of no model, and keeps one in force', async () => {
      const officers = plantOfficers(world.ledger);
      const numbers = ruleSet('blast-2', exampleValues('model-blastam'));
      await officers.first.send(world.ledger, { type: 'proposeRuleSet', ...numbers });
      await expectRefusal(issue({ ruleSetId: 'blast-2' }), 'RULE_SET_NOT_FOUND');
      await expectRefusal(issue({ ruleSetId: 'products-1' }), 'RULE_SET_NOT_FOUND');
      await makeEffective(world.ledger, officers, { ...numbers, ruleSetId: 'blast-3' });
      const { result } = (await issue({ ruleSetId: 'blast-3' })) as { result: string };
      expect((JSON.parse(result) as { ruleSets: string[] }).ruleSets).to.deep.equal(['blast-3']);
    });

    it('refuses a closed parcel, an id that is taken, and 31 days are not too many', async () => {
      const parcel = world.ledger.value('parcel~p-2') ?? expect.fail('p-2');
      world.ledger.plant('parcel~p-2', { ...parcel, state: 'closed' });
      await expectRefusal(issue(), 'PARCEL_STATE');
      await issue({ parcelIds: ['p-1'], validTo: day(30) });
      await expectRefusal(issue({ parcelIds: ['p-1'] }), 'WARNING_EXISTS');
    });

    for (const [role, area] of [
      ['agronomist', '2111'],
      ['grower', '2111'],
      ['regulator', '2111'],
      ['watch', '2112'],
      ['watch', '211104102'],
    ] as const)
      it(`is not issued by role ${role} of ${area}: ACCESS_DENIED`, async () => {
        const person = new TestPerson('other').plantIn(world.ledger, 'coop-a', [role], area);
        await expectRefusal(
          person.send(world.ledger, warn('w-1', ['p-1', 'p-2'])),
          'ACCESS_DENIED',
        );
      });

    it('is refused whole where one of its parcels lies outside the area', async () => {
      const parcel = world.ledger.value('parcel~p-2') ?? expect.fail('p-2');
      world.ledger.plant('parcel~p-2', { ...parcel, areaCode: '211202101' });
      await expectRefusal(issue(), 'ACCESS_DENIED');
    });
  });

  context('when an agronomist answers it', () => {
    beforeEach(async () => {
      await issue();
    });

    it('is acknowledged, and keeps who, when and the words', async () => {
      await agronomist(confirm('w-1'));
      expect(warning()).to.deep.include({ state: 'acknowledged' });
      expect(warning()['acknowledged']).to.include({
        note: 'lesions seen next door',
        operatorId: 'coop-a',
        personId: 'agronomist-a',
      });
    });

    it('is closed where nothing is to be done', async () => {
      await agronomist(confirm('w-1'));
      await agronomist(end('w-1'));
      expect(warning()).to.include({ state: 'closed' });
    });

    it('is not confirmed by the one who issued it', async () => {
      FORECAST.plantIn(world.ledger, 'coop-a', ['watch', 'agronomist']);
      await expectRefusal(FORECAST.send(world.ledger, confirm('w-1')), 'SECOND_PERSON_MISSING');
    });

    it('is not confirmed from outside the area of all its parcels', async () => {
      const other = new TestPerson('agr-2').plantIn(
        world.ledger,
        'coop-b',
        ['agronomist'],
        '211104102',
      );
      for (const fields of [confirm('w-1'), withdraw('w-1')])
        await expectRefusal(other.send(world.ledger, fields), 'ACCESS_DENIED');
    });

    const steps = { close: end('w-1'), confirm: confirm('w-1'), order: order('w-1', ['p-1']) };
    it('is neither closed nor followed by a task before it is confirmed', async () => {
      await expectRefusal(agronomist(steps.close), 'WARNING_STATE');
      await expectRefusal(agronomist(steps.order), 'WARNING_STATE');
    });

    for (const [state, before] of [
      ['withdrawn', [withdraw('w-1')]],
      ['closed', [confirm('w-1'), end('w-1')]],
    ] as const)
      it(`takes no further step once it is ${state}`, async () => {
        for (const fields of before) await agronomist(fields);
        for (const fields of [...Object.values(steps), withdraw('w-1')])
          await expectRefusal(agronomist(fields), 'WARNING_STATE');
      });

    it('is confirmed once', async () => {
      await agronomist(confirm('w-1'));
      await expectRefusal(agronomist(confirm('w-1')), 'WARNING_STATE');
    });

    it('that is not recorded is refused in every step', async () => {
      for (const fields of [confirm('w-0'), withdraw('w-0'), end('w-0'), order('w-0', ['p-1'])])
        await expectRefusal(agronomist(fields), 'WARNING_NOT_FOUND');
    });
  });

  context('of a run that could not judge', () => {
    beforeEach(async () => {
      await issue({ level: 'none', verdict: 'not-judgeable' });
      await agronomist(confirm('w-1'));
    });

    it('opens no task, and says what would be accepted', async () => {
      const text = await expectRefusal(agronomist(order('w-1', ['p-1'])), 'WARNING_NOT_JUDGEABLE');
      expect(text).to.contain('accepted: a warning whose run judged');
      expect(world.ledger.value('control-task~w-1/p-1')).to.equal(undefined);
    });

    it('is a record that ends', async () => {
      await agronomist(end('w-1'));
      expect(warning()).to.include({ state: 'closed', verdict: 'not-judgeable' });
    });
  });
});
