// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { accept, card, DIRECTOR, failed, grant, training } from '../fixture/duty-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { day } from '../fixture/input-fixture.js';
import { makeEffective, plantOfficers, ruleSet } from '../fixture/rule-fixture.js';
import { TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import { newTraceWorld, registerOperator, type TraceWorld } from '../fixture/trace-world.js';

const DAY_MS = 86_400_000;
const HOLDER = { operatorId: 'coop-a', personId: 'keeper-a' };
/** Keepers need a card and the course hygiene, millers a duty alone. */
const TERMS = {
  kind: 'duty-terms',
  posts: [
    { courses: ['hygiene'], needsHealthCard: true, role: 'keeper' },
    { courses: [], needsHealthCard: false, role: 'miller' },
  ],
};

describe('a signature', () => {
  let made: TraceWorld;
  let world: TraceWorld;
  let bins = 0;

  before(async () => {
    made = await newTraceWorld();
    DIRECTOR.plantIn(made.ledger, 'coop-a', ['safety-director']);
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const office = (fields: CommandFields): Promise<unknown> => DIRECTOR.send(world.ledger, fields);
  const bin = (fields: object = {}): CommandFields => {
    bins += 1;
    return {
      type: 'registerBin',
      binId: `b-duty-${bins}`,
      capacityGrams: 1000,
      siteId: 'fx01',
      ...fields,
    };
  };
  const sign = async (fields: object = {}): Promise<{ ruleSets: string[] }> => {
    const { result } = await world.keeper.send(world.ledger, bin(fields));
    return JSON.parse(result) as { ruleSets: string[] };
  };
  const onDuty = async (fields: object = {}): Promise<void> => {
    await office(grant('keeper-a', fields));
    await world.keeper.send(world.ledger, accept('keeper-a'));
  };
  const terms = async (values: object = TERMS, fields: object = {}): Promise<void> => {
    const { market } = plantOfficers(world.ledger);
    const second = new TestPerson('officer-4').plantIn(
      world.ledger,
      'market-r',
      ['regulator'],
      '2111',
      { authority: 'market' },
    );
    await makeEffective(world.ledger, { first: market, second }, ruleSet('duty-1', values, fields));
  };

  context('without terms in force', () => {
    it('is taken where nobody granted a duty', async () => {
      expect((await sign()).ruleSets).to.deep.equal([]);
    });

    it('is taken on a valid duty for the post', async () => {
      await onDuty();
      await sign();
    });

    it('is refused on a duty that is not accepted, suspended or ended: DUTY_NOT_VALID', async () => {
      await office(grant('keeper-a'));
      await expectRefusal(sign(), 'DUTY_NOT_VALID');
      await world.keeper.send(world.ledger, accept('keeper-a'));
      await sign();
      await office({ type: 'suspendDuty', ...HOLDER, reason: 'investigation' });
      await expectRefusal(sign(), 'DUTY_NOT_VALID');
      await office({ type: 'resumeDuty', ...HOLDER, reason: 'error' });
      await sign();
      await office({ type: 'endDuty', ...HOLDER, reason: 'left' });
      const text = await expectRefusal(sign(), 'DUTY_NOT_VALID');
      expect(text).to.include('the duty of keeper-a is ended').and.include('rule set: built-in');
    });

    it('is refused also for a step that is said to lie before the suspension', async () => {
      await onDuty({ validFrom: day(-5) });
      await office({ type: 'suspendDuty', ...HOLDER, reason: 'investigation' });
      await expectRefusal(sign({ eventTime: utc(-2 * DAY_MS) }), 'DUTY_NOT_VALID');
    });

    it('is refused for another post than that of the duty: DUTY_MISSING', async () => {
      await onDuty({ posts: ['drier'] });
      expect(await expectRefusal(sign(), 'DUTY_MISSING')).to.include('is for drier');
    });

    it('is refused on a day before the duty, and after it, as the step’s time says', async () => {
      await onDuty({ validFrom: day() });
      await expectRefusal(sign({ eventTime: utc(-2 * DAY_MS) }), 'DUTY_NOT_VALID');
      const duty = world.ledger.value('duty~coop-a/keeper-a') ?? expect.fail('duty');
      world.ledger.plant('duty~coop-a/keeper-a', {
        ...duty,
        validFrom: day(-9),
        validTo: day(-1),
      });
      await expectRefusal(sign(), 'DUTY_NOT_VALID');
      await sign({ eventTime: utc(-2 * DAY_MS) });
    });

    const papers: readonly (readonly [ContractErrorCode, CommandFields])[] = [
      ['HEALTH_CARD_EXPIRED', card('keeper-a', { validTo: day(-1) })],
      ['TRAINING_FAILED', failed('keeper-a')],
      ['TRAINING_EXPIRED', training('keeper-a', { examOn: day(-9), validTo: day(-1) })],
    ];
    for (const [code, paper] of papers)
      it(`is refused by what was recorded of the person: ${code}`, async () => {
        await onDuty();
        await sign();
        await office(paper);
        await expectRefusal(sign(), code);
      });

    it('is taken again on a new card, and for a step of the day before still by the old one', async () => {
      await onDuty({ validFrom: day(-9) });
      await office(card('keeper-a', { validTo: day(-1) }));
      await office(card('keeper-a', { validFrom: day() }));
      await sign();
      await sign({ eventTime: utc(-DAY_MS) });
    });

    it('is taken after a failed examination was passed, and not for a step between', async () => {
      await onDuty({ validFrom: day(-9) });
      await office(failed('keeper-a', day(-3)));
      await office(training('keeper-a', { examOn: day() }));
      await sign();
      await expectRefusal(sign({ eventTime: utc(-2 * DAY_MS) }), 'TRAINING_FAILED');
      await sign({ eventTime: utc(-5 * DAY_MS) });
    });

    it('is not saved by a second key, nor by a role that the duty does not name', async () => {
      await onDuty();
      await office({ type: 'suspendDuty', ...HOLDER, reason: 'investigation' });
      const second = new TestPerson('keeper-second').plantIn(
        world.ledger,
        'coop-a',
        ['keeper', 'miller', 'quality'],
        '211104',
        { personId: 'keeper-a' },
      );
      await expectRefusal(second.send(world.ledger, bin()), 'DUTY_NOT_VALID');
    });

    it('is another person’s where the pseudonym is that of another operator', async () => {
      await onDuty();
      await office({ type: 'suspendDuty', ...HOLDER, reason: 'leave' });
      const namesake = new TestPerson('keeper-b').plantIn(
        world.ledger,
        'coop-b',
        ['keeper'],
        '211104',
        { personId: 'keeper-a' },
      );
      await namesake.send(world.ledger, bin());
    });

    it('of a second person counts on duty alone', async () => {
      const witness = new TestPerson('witness-1').plantIn(world.ledger, 'coop-a', ['keeper']);
      await office(grant('witness-1'));
      const fields = {
        type: 'destroyLot',
        documentHash: 'c'.repeat(64),
        grams: 1_000,
        lotId: 'h-1',
        method: 'landfill',
      };
      const attempt = world.ledger.submit('steps:destroyLot', [
        world.keeper.envelope(fields, [witness]),
      ]);
      await expectRefusal(attempt, 'DUTY_NOT_VALID');
    });
  });

  context('with terms in force', () => {
    it('is refused without a duty, and names the rule set: DUTY_MISSING', async () => {
      await terms();
      const text = await expectRefusal(sign(), 'DUTY_MISSING');
      expect(text).to.include('rule set: duty-1').and.include('Example basis, article 1');
    });

    it('is refused until card and course are there, and then tells the rule set', async () => {
      await terms();
      await onDuty();
      expect(await expectRefusal(sign(), 'HEALTH_CARD_MISSING')).to.include('rule set: duty-1');
      await office(card('keeper-a'));
      await expectRefusal(sign(), 'TRAINING_MISSING');
      await office(training('keeper-a', { courseId: 'fire' }));
      await expectRefusal(sign(), 'TRAINING_MISSING');
      await office(training('keeper-a'));
      expect((await sign()).ruleSets).to.deep.equal(['duty-1']);
    });

    it('asks for no course that the terms do not name', async () => {
      await terms();
      await onDuty();
      await office(card('keeper-a'));
      await office(training('keeper-a'));
      await office({ ...failed('keeper-a'), courseId: 'fire' });
      await sign();
    });

    it('does not let a second role stand for one that the terms name', async () => {
      await terms();
      const both = new TestPerson('both-a').plantIn(world.ledger, 'coop-a', ['grower', 'keeper']);
      const split = { type: 'splitLot', lotId: 'h-1', outputs: [{ grams: 9, lotId: 'x-1' }] };
      await expectRefusal(both.send(world.ledger, split), 'DUTY_MISSING');
    });

    it('leaves posts alone that the terms do not name, and other divisions', async () => {
      await terms();
      await world.packer.send(world.ledger, {
        type: 'registerSite',
        areaCode: '211104',
        siteId: 'site-9',
      });
      await registerOperator(world.ledger, 'coop-c', 'ProducerMSP', 'cooperative', {
        areaCode: '210100',
      });
      const other = new TestPerson('keeper-c').plantIn(world.ledger, 'coop-c', ['keeper'], '2101');
      await other.send(world.ledger, bin());
    });

    it('holds from the first day of the terms on, as the step’s time says', async () => {
      await terms(TERMS, { validFrom: day() });
      await expectRefusal(sign(), 'DUTY_MISSING');
      await sign({ eventTime: utc(-2 * DAY_MS) });
    });

    it('refuses terms that name a post twice, or the post of a program', async () => {
      const [keeper] = TERMS.posts;
      await expectRefusal(terms({ ...TERMS, posts: [keeper, keeper] }), 'RULE_SET_VALUES');
      const watch = { ...keeper, role: 'watch' };
      const { market } = plantOfficers(world.ledger);
      const proposal = {
        type: 'proposeRuleSet',
        ...ruleSet('duty-2', { ...TERMS, posts: [watch] }),
      };
      await expectRefusal(market.send(world.ledger, proposal), 'COMMAND_SHAPE');
    });

    it('is not what an authority for fields decides', async () => {
      const { first } = plantOfficers(world.ledger);
      const proposal = { type: 'proposeRuleSet', ...ruleSet('duty-1', TERMS) };
      await expectRefusal(first.send(world.ledger, proposal), 'AUTHORITY_REFUSED');
    });
  });

  context('that nobody is kept from', () => {
    beforeEach(async () => {
      await onDuty();
      await office({ type: 'suspendDuty', ...HOLDER, reason: 'health-card' });
    });

    it('raises and acknowledges an alarm, and does not clear it', async () => {
      const alarm = {
        type: 'raiseAlarm',
        alarmId: 'al-1',
        kind: 'hot-spot',
        note: 'warm at the door',
        subject: { id: 'b-1', kind: 'bin' },
      };
      await world.keeper.send(world.ledger, alarm);
      await world.keeper.send(world.ledger, {
        type: 'acknowledgeAlarm',
        alarmId: 'al-1',
        note: 'turning it now',
      });
      const clear = { type: 'clearAlarm', alarmId: 'al-1', note: 'cold again' };
      await expectRefusal(world.keeper.send(world.ledger, clear), 'DUTY_NOT_VALID');
    });

    it('lets a registrar end a lost key though the own duty rests', async () => {
      await office(grant('registrar-a', { posts: ['registrar'] }));
      await world.registrar.send(world.ledger, {
        type: 'revokeIdentity',
        keyId: world.miller.keyId,
        reason: 'lost',
      });
      expect(world.ledger.value(`identity~${world.miller.keyId}`)).to.include({
        status: 'revoked',
      });
    });
  });
});
