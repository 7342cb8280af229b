// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { accept, card, DIRECTOR, failed, grant, training } from '../fixture/duty-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { day } from '../fixture/input-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { newTraceWorld, type TraceWorld } from '../fixture/trace-world.js';

const KEY = 'duty~coop-a/keeper-a';
const HOLDER = { operatorId: 'coop-a', personId: 'keeper-a' };
const suspend = { type: 'suspendDuty', ...HOLDER, reason: 'leave' };
const resume = { type: 'resumeDuty', ...HOLDER, reason: 'cause-gone' };
const end = { type: 'endDuty', ...HOLDER, reason: 'moved' };

function without(fields: CommandFields, name: string): CommandFields {
  const { type, ...others } = fields;
  return { type, ...Object.fromEntries(Object.entries(others).filter(([key]) => key !== name)) };
}

describe('a duty', () => {
  let made: TraceWorld;
  let world: TraceWorld;

  before(async () => {
    made = await newTraceWorld();
    DIRECTOR.plantIn(made.ledger, 'coop-a', ['safety-director']);
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const office = (fields: CommandFields): Promise<unknown> => DIRECTOR.send(world.ledger, fields);
  const person = (fields: CommandFields): Promise<unknown> =>
    world.keeper.send(world.ledger, fields);
  const duty = (): Record<string, unknown> => world.ledger.value(KEY) ?? expect.fail('no duty');
  const granted = (fields: object = {}): Promise<unknown> => office(grant('keeper-a', fields));
  const onDuty = async (): Promise<void> => {
    await granted();
    await person(accept('keeper-a'));
  };

  it('is granted by the office, and valid once the person has accepted', async () => {
    await granted();
    expect(duty()).to.include({ state: 'granted', validFrom: day() });
    await person(accept('keeper-a'));
    expect(duty()).to.include({ state: 'valid' });
    expect(duty()['granted']).to.include({ on: day(), personId: 'director-a' });
    expect(duty()['accepted']).to.include({ on: day(), personId: 'keeper-a' });
  });

  it('is flagged where its first day lies more than three days back', async () => {
    const { result } = (await granted({ validFrom: day(-10) })) as { result: string };
    expect((JSON.parse(result) as { flags: string[] }).flags).to.deep.equal(['LATE_RECORD']);
  });

  it('tells no free text and no number of a card', async () => {
    await onDuty();
    for (const fields of [
      { ...suspend, note: 'fever' },
      { ...card('keeper-a'), number: '2026-01234' },
      { ...end, reason: 'always late' },
    ])
      await expectRefusal(office(fields), 'COMMAND_SHAPE');
  });

  const shapes: readonly (readonly [string, CommandFields])[] = [
    ['no post', grant('keeper-a', { posts: [] })],
    ['the post of a program', grant('keeper-a', { posts: ['watch'] })],
    ['a name instead of a pseudonym', grant('张三')],
    ['a card without its picture', without(card('keeper-a'), 'documentHash')],
    ['an examination that came to nothing', { ...training('keeper-a'), result: 'absent' }],
  ];
  for (const [what, fields] of shapes)
    it(`is refused with ${what}: COMMAND_SHAPE`, async () => {
      await onDuty();
      await expectRefusal(office(fields), 'COMMAND_SHAPE');
    });

  const dates: readonly (readonly [string, CommandFields])[] = [
    ['a duty that is over', grant('keeper-b', { validFrom: day(-9), validTo: day(-1) })],
    [
      'a duty that ends before it starts',
      grant('keeper-b', { validFrom: day(9), validTo: day(8) }),
    ],
    ['a card that is not issued yet', card('keeper-a', { validFrom: day(1) })],
    ['a card that ends before it starts', card('keeper-a', { validTo: day(-31) })],
    ['an examination that lies ahead', training('keeper-a', { examOn: day(1) })],
    ['a passed one that never ends', without(training('keeper-a'), 'validTo')],
    ['a failed one that counts', training('keeper-a', { result: 'failed' })],
    ['one that counts until before it was taken', training('keeper-a', { validTo: day(-2) })],
  ];
  for (const [what, fields] of dates)
    it(`refuses ${what}: DUTY_DATES`, async () => {
      await onDuty();
      await expectRefusal(office(fields), 'DUTY_DATES');
    });

  it('is neither granted, kept, nor ended by the person themselves, by whichever key', async () => {
    await onDuty();
    const second = new TestPerson('keeper-second').plantIn(
      world.ledger,
      'coop-a',
      ['trace-manager'],
      '211104',
      { personId: 'keeper-a' },
    );
    const steps = [suspend, end, card('keeper-a'), training('keeper-a')];
    for (const fields of steps)
      await expectRefusal(second.send(world.ledger, fields), 'DUTY_PERSON');
    await office(end);
    await expectRefusal(second.send(world.ledger, grant('keeper-a')), 'DUTY_PERSON');
  });

  it('is accepted by nobody else, not even of the office', async () => {
    await granted();
    for (const other of [world.miller, world.manager, DIRECTOR])
      await expectRefusal(other.send(world.ledger, accept('keeper-a')), 'DUTY_PERSON');
    const namesake = new TestPerson('keeper-a2').plantIn(
      world.ledger,
      'coop-b',
      ['keeper'],
      '211104',
      { personId: 'keeper-a' },
    );
    await expectRefusal(namesake.send(world.ledger, accept('keeper-a')), 'ACCESS_DENIED');
  });

  it('is granted once: two offices collide', async () => {
    await granted();
    await expectRefusal(world.manager.send(world.ledger, grant('keeper-a')), 'DUTY_STATE');
  });

  const wrong: readonly (readonly [string, readonly CommandFields[], CommandFields])[] = [
    ['suspended before it is accepted', [], suspend],
    ['resumed while it holds', [accept('keeper-a')], resume],
    ['accepted twice', [accept('keeper-a')], accept('keeper-a')],
    ['suspended twice', [accept('keeper-a'), suspend], suspend],
    ['resumed after its end', [end], resume],
    ['ended twice', [end], end],
    ['told of a card after its end', [end], card('keeper-a')],
    ['told of an examination after its end', [end], training('keeper-a')],
  ];
  for (const [what, before, last] of wrong)
    it(`is not ${what}: DUTY_STATE`, async () => {
      await granted();
      const signer = (fields: CommandFields): Promise<unknown> =>
        fields.type === 'acceptDuty' ? person(fields) : office(fields);
      for (const fields of before) await signer(fields);
      await expectRefusal(signer(last), 'DUTY_STATE');
    });

  it('that is not recorded is refused in every step', async () => {
    for (const fields of [suspend, resume, end, card('keeper-a'), training('keeper-a')])
      await expectRefusal(office(fields), 'DUTY_NOT_FOUND');
    await expectRefusal(person(accept('keeper-a')), 'DUTY_NOT_FOUND');
  });

  it('can be granted anew after its end, with the cards and examinations of before', async () => {
    await onDuty();
    await office(card('keeper-a'));
    await office(failed('keeper-a'));
    await office(end);
    await granted({ posts: ['drier'] });
    expect(duty()).to.include({ state: 'granted' });
    expect(duty()['posts']).to.deep.equal(['drier']);
    expect(duty()).to.not.have.any.keys('ended', 'accepted');
    expect(duty()['healthCards']).to.have.length(1);
    expect(duty()['trainings']).to.have.length(1);
  });

  it('keeps the last three cards, and of each course the last three examinations', async () => {
    await granted();
    for (const months of [4, 3, 2, 1])
      await office(card('keeper-a', { validFrom: day(-30 * months) }));
    for (const before of [9, 8, 7, 6]) await office(training('keeper-a', { examOn: day(-before) }));
    await office(training('keeper-a', { courseId: 'fire' }));
    const cards = duty()['healthCards'] as { validFrom: string }[];
    expect(cards.map(({ validFrom }) => validFrom)).to.deep.equal([day(-90), day(-60), day(-30)]);
    const exams = duty()['trainings'] as { courseId: string; examOn: string }[];
    expect(exams.map(({ courseId, examOn }) => `${courseId} ${examOn}`)).to.deep.equal([
      `hygiene ${day(-8)}`,
      `hygiene ${day(-7)}`,
      `hygiene ${day(-6)}`,
      `fire ${day(-1)}`,
    ]);
  });

  it('tells of thirty courses and of no more', async () => {
    await granted();
    for (let at = 0; at < 30; at += 1)
      await office(training('keeper-a', { courseId: `course-${at}` }));
    await expectRefusal(office(training('keeper-a', { courseId: 'course-30' })), 'COURSE_LIMIT');
    await office(training('keeper-a', { courseId: 'course-3', examOn: day() }));
  });

  const denied: readonly (readonly [string, ContractErrorCode, CommandFields])[] = [
    ['grant', 'ACCESS_DENIED', grant('miller-a')],
    ['end', 'ACCESS_DENIED', end],
    ['attest a card', 'ACCESS_DENIED', card('miller-a')],
  ];
  for (const [what, code, fields] of denied)
    it(`is nothing that a keeper may ${what}: ${code}`, async () => {
      await granted();
      await expectRefusal(world.keeper.send(world.ledger, fields), code);
    });
});
