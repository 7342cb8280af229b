// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { built } from '../fixture/built.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { MemoryLedger } from '../fixture/memory-ledger.js';
import { sendUnsigned, TestPerson, utc } from '../fixture/test-person.js';
import {
  activation,
  harvest,
  newLedger,
  newTraceWorld,
  ORDINARY,
  parcel,
  REGISTRAR,
  registerOperator,
  type TraceWorld,
} from '../fixture/trace-world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('times of a command', () => {
  let world: TraceWorld;

  beforeEach(async () => {
    world = await newTraceWorld();
  });

  const flagsAt = async (eventTime: string): Promise<unknown> => {
    const { result } = await world.grower.send(world.ledger, harvest('h-2', { eventTime }));
    return (JSON.parse(result) as { flags: unknown }).flags;
  };

  it('flags an event of four days ago LATE_RECORD', async () => {
    expect(await flagsAt(utc(-96 * HOUR))).to.deep.equal(['LATE_RECORD', 'NO_YIELD_CAP']);
  });

  it('does not flag one of 71 hours ago', async () => {
    expect(await flagsAt(utc(-71 * HOUR))).to.deep.equal(['NO_YIELD_CAP']);
  });

  it('accepts 14 minutes ahead and refuses 16', async () => {
    expect(await flagsAt(utc(14 * MINUTE))).to.deep.equal(['NO_YIELD_CAP']);
    await expectRefusal(
      world.grower.send(world.ledger, harvest('h-3', { eventTime: utc(16 * MINUTE) })),
      'EVENT_TIME_FUTURE',
    );
  });

  it('takes deviceTime where eventTime is absent', () =>
    expectRefusal(
      world.grower.send(world.ledger, harvest('h-3', { deviceTime: utc(16 * MINUTE) })),
      'EVENT_TIME_FUTURE',
    ));

  for (const offset of [-16 * MINUTE, 16 * MINUTE]) {
    it(`refuses a transaction ${offset / MINUTE} min from the endorser's clock`, () =>
      expectRefusal(
        world.grower.send(world.ledger, harvest('h-3'), { atMs: Date.now() + offset }),
        'CLOCK_WINDOW',
      ));
  }

  it('holds the window at exactly 15 min', () => {
    const { assertClockWindow, CLOCK_WINDOW_MS } = built.clockWindow;
    assertClockWindow(CLOCK_WINDOW_MS, 0);
    expect(() => assertClockWindow(CLOCK_WINDOW_MS + 1, 0)).to.throw(/^CLOCK_WINDOW: /);
    expect(() => assertClockWindow(0, CLOCK_WINDOW_MS + 1)).to.throw(/^CLOCK_WINDOW: /);
  });
});

describe('meta', () => {
  it('answers ping and read', async () => {
    const ledger = await newLedger('anchor');
    const ping = await ledger.submit('meta:ping', []);
    expect(JSON.parse(ping.result)).to.include({ chaincode: 'anchor', scenario: null });
    const created = await ledger.submit('meta:read', ['network~created']);
    expect(created.result).to.equal(ledger.text('network~created'));
    expect((await ledger.submit('meta:read', ['nothing~here'])).result).to.equal('');
  });

  const terms: readonly (readonly [string, string])[] = [
    ['no JSON', '{'],
    ['no terms', '{}'],
    ['more than terms', '{"scenario":null,"x":1}'],
    ['a number', '{"scenario":1}'],
    ['no factor', '{"scenario":{"epoch":"2026-05-01T00:00:00.000Z"}}'],
    ['factor 0', '{"scenario":{"epoch":"2026-05-01T00:00:00.000Z","factor":0}}'],
    [
      'an end before the epoch',
      '{"scenario":{"epoch":"2026-05-01T00:00:00.000Z","factor":9,"until":"2026-05-01T00:00:00.000Z"}}',
    ],
    ['no date', '{"scenario":{"epoch":"2026-02-30T00:00:00.000Z","factor":1}}'],
  ];
  for (const [what, text] of terms) {
    it(`init refuses ${what} with ARGUMENT_SHAPE`, () =>
      expectRefusal(
        new MemoryLedger('trace').submit('meta:init', [text], { submitter: REGISTRAR }),
        'ARGUMENT_SHAPE',
      ));
  }

  it('init refuses a second time, also to make a scenario of an ordinary network', async () => {
    const ledger = await newLedger('trace');
    const scenario = '{"scenario":{"epoch":"2026-05-01T00:00:00.000Z","factor":10}}';
    for (const again of [ORDINARY, scenario]) {
      await expectRefusal(
        ledger.submit('meta:init', [again], { submitter: REGISTRAR }),
        'ALREADY_INITIALISED',
      );
    }
  });

  it('init refuses who is not an org-registrar', () =>
    expectRefusal(new MemoryLedger('trace').submit('meta:init', [ORDINARY]), 'ACCESS_DENIED'));

  it('refuses the other channel', async () => {
    const ledger = new MemoryLedger('trace');
    for (const [fn, args] of [
      ['meta:init', [ORDINARY]],
      ['meta:ping', []],
      ['meta:read', ['x']],
    ] as const) {
      await expectRefusal(
        ledger.submit(fn, args, { channel: 'anchor', submitter: REGISTRAR }),
        'WRONG_CHANNEL',
      );
    }
  });

  it('refuses commands before init', () =>
    expectRefusal(
      registerOperator(new MemoryLedger('trace'), 'coop-a', 'ProducerMSP'),
      'NOT_INITIALISED',
    ));
});

describe('a scenario network', () => {
  const EPOCH = Date.parse('2026-05-01T00:00:00.000Z');
  const FACTOR = 10_000;
  const demo = new TestPerson('demo-grower');
  let ledger: MemoryLedger;
  let startedMs: number;

  before(async () => {
    startedMs = Date.now();
    ledger = new MemoryLedger('trace');
    const scenario = { epoch: new Date(EPOCH).toISOString(), factor: FACTOR };
    await ledger.submit('meta:init', [JSON.stringify({ scenario })], {
      submitter: REGISTRAR,
      atMs: startedMs,
    });
    const at = { eventTime: new Date(EPOCH).toISOString() };
    await sendUnsigned(
      ledger,
      {
        type: 'registerOperator',
        areaCode: '211104',
        kind: 'cooperative',
        mspId: 'ProducerMSP',
        operatorId: 'coop-a',
        publicName: 'Example',
        ...at,
      },
      'ProducerMSP',
    );
    const roles = ['registrar', 'grower'];
    await sendUnsigned(ledger, { ...activation(demo, 'coop-a', roles), ...at }, 'ProducerMSP');
  });

  const send = (
    parcelId: string,
    eventMs: number,
    elapsedMs: number,
  ): Promise<{ result: string }> =>
    demo.send(
      ledger,
      { ...parcel(parcelId), eventTime: new Date(eventMs).toISOString() },
      {
        atMs: startedMs + elapsedMs,
      },
    );

  it('keeps its terms in scenario~network', () => {
    expect(ledger.value('scenario~network')).to.deep.equal({
      createdAt: new Date(startedMs).toISOString(),
      epoch: '2026-05-01T00:00:00.000Z',
      factor: FACTOR,
      v: 1,
    });
  });

  it('compares with scenario time and flags SCENARIO and DEMO_KEY', async () => {
    const { result } = await send('p-1', EPOCH + 60_000 * FACTOR, 60_000);
    expect(JSON.parse(result)).to.deep.include({
      flags: ['SCENARIO', 'DEMO_KEY', 'NO_PROTECTED_AREA'],
    });
  });

  it('refuses what lies ahead of scenario time though it is past in ours', () =>
    expectRefusal(send('p-2', EPOCH + 60_000 * FACTOR + 16 * MINUTE, 60_000), 'EVENT_TIME_FUTURE'));

  it('flags what is 73 scenario hours old', async () => {
    const { result } = await send('p-3', EPOCH + 60_000 * FACTOR - 73 * HOUR, 60_000);
    expect(JSON.parse(result)).to.deep.include({
      flags: ['LATE_RECORD', 'SCENARIO', 'DEMO_KEY', 'NO_PROTECTED_AREA'],
    });
  });

  it('runs at real speed from its end on, on the ledger as for all who read its record', async () => {
    const until = EPOCH + 10 * 24 * HOUR;
    const ended = new MemoryLedger('trace');
    const scenario = {
      epoch: new Date(EPOCH).toISOString(),
      factor: FACTOR,
      until: new Date(until).toISOString(),
    };
    await ended.submit('meta:init', [JSON.stringify({ scenario })], {
      submitter: REGISTRAR,
      atMs: startedMs - 600_000,
    });
    const register = (operatorId: string, eventMs: number): Promise<unknown> =>
      sendUnsigned(
        ended,
        {
          type: 'registerOperator',
          areaCode: '211104',
          kind: 'cooperative',
          mspId: 'ProducerMSP',
          operatorId,
          publicName: 'Example',
          eventTime: new Date(eventMs).toISOString(),
        },
        'ProducerMSP',
      );
    // Ten days take 86.4 s; the rest of the ten minutes ran at real speed.
    const now = until + 600_000 - 86_400 + (Date.now() - startedMs);
    await register('coop-a', now + 14 * MINUTE);
    await expectRefusal(register('coop-b', now + 17 * MINUTE), 'EVENT_TIME_FUTURE');
  });

  it('shows that the same season on an ordinary network is refused', async () => {
    const world = await newTraceWorld();
    const eventTime = new Date(Date.now() + 24 * HOUR).toISOString();
    await expectRefusal(
      world.grower.send(world.ledger, { ...parcel('p-9'), eventTime }),
      'EVENT_TIME_FUTURE',
    );
  });
});
