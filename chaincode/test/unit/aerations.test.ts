// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Aeration } from '@daoji/model';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { makeEffective, ruleSet } from '../fixture/rule-fixture.js';
import { exampleValues } from '../fixture/rule-examples.js';
import {
  daysAgo,
  fan,
  gas,
  orderFan,
  orderGas,
  sealed,
  STORE_HEAD,
} from '../fixture/storage-cases.js';
import { TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import { newTraceWorld, type TraceWorld } from '../fixture/trace-world.js';

const START = { at: utc(-3_600_000), kind: 'start' };
const STOP = { at: utc(-60_000), kind: 'stop', reason: 'air-too-warm' };

describe('an aeration', () => {
  let world: TraceWorld;

  beforeEach(async () => {
    world = await newTraceWorld();
    STORE_HEAD.plantIn(world.ledger, 'coop-a', ['store-head']);
  });

  const head = (fields: CommandFields): Promise<unknown> => STORE_HEAD.send(world.ledger, fields);
  const keeper = (fields: CommandFields): Promise<unknown> =>
    world.keeper.send(world.ledger, fields);
  const found = (id: string): Aeration =>
    world.ledger.value(stateKey('aeration', id)) as unknown as Aeration;

  it('keeps order, start, stop and why, and lets the bin have another one', async () => {
    await head(orderFan('ae-1', 'b-1'));
    await keeper(fan('ae-1', START));
    expect(found('ae-1').state).to.equal('running');
    await keeper(fan('ae-1', STOP, { note: 'the sun came out' }));
    const { basis, started, state, stopped } = found('ae-1');
    expect({ state, startedAt: started?.startedAt, stoppedAt: stopped?.stoppedAt }).to.deep.equal({
      startedAt: START.at,
      state: 'done',
      stoppedAt: STOP.at,
    });
    expect([stopped?.reason, basis.ruleSetId, basis.outsideMilliC]).to.deep.equal([
      'air-too-warm',
      'built-in',
      2_000,
    ]);
    await head(orderFan('ae-2', 'b-1'));
  });

  it('that is dropped lets the bin have another one', async () => {
    await head(orderFan('ae-1', 'b-1'));
    await keeper(fan('ae-1', { kind: 'drop' }, { note: 'no power' }));
    await head(orderFan('ae-2', 'b-1'));
    expect(found('ae-1').state).to.equal('dropped');
  });

  it('may be ordered against the advice, which stays on record', async () => {
    await head(orderFan('ae-1', 'b-1', { advice: 'stay-off', outsideMilliC: 11_000 }));
    expect(found('ae-1').basis.advice).to.equal('stay-off');
  });

  /** What the built-in numbers refuse to call a reason to start or go on. */
  const FALSE_ADVICE: readonly (readonly [string, object])[] = [
    ['start at 7.999 K', { outsideMilliC: 6_001 }],
    ['go on at 3.999 K', { advice: 'go-on', outsideMilliC: 10_001 }],
    ['start in the rain', { isWetOutside: true }],
    ['start with air moister than the grain', { airHumidityMilliPercent: 68_001 }],
  ];
  for (const [what, basis] of FALSE_ADVICE) {
    it(`refuses the advice to ${what}`, async () => {
      await expectRefusal(head(orderFan('ae-1', 'b-1', basis)), 'AERATION_ADVICE');
    });
  }

  it('takes exactly 8 K to start and 4 K to go on', async () => {
    await head(orderFan('ae-1', 'b-1', { outsideMilliC: 6_000 }));
    await head(orderFan('ae-2', 'b-2', { advice: 'go-on', outsideMilliC: 10_000 }));
  });

  it('is judged by the rule set that it names', async () => {
    const officer = (name: string): TestPerson =>
      new TestPerson(name).plantIn(world.ledger, 'grain-r', ['regulator'], '2111', {
        authority: 'grain',
      });
    const two = { first: officer('grain-1'), second: officer('grain-2') };
    const values = { ...exampleValues('grain-aeration'), startMilliK: 10_000 };
    await makeEffective(world.ledger, two, ruleSet('fans-1', values));
    const at9K = { outsideMilliC: 5_000, ruleSetId: 'fans-1' };
    await expectRefusal(head(orderFan('ae-1', 'b-1', at9K)), 'AERATION_ADVICE');
    await head(orderFan('ae-1', 'b-1', { outsideMilliC: 4_000, ruleSetId: 'fans-1' }));
    await expectRefusal(
      head(orderFan('ae-2', 'b-2', { ruleSetId: 'fans-0' })),
      'RULE_SET_NOT_FOUND',
    );
  });

  const steps: readonly (readonly [string, readonly object[], ContractErrorCode])[] = [
    ['a stop before the start', [STOP], 'AERATION_STATE'],
    ['two starts', [START, START], 'AERATION_STATE'],
    ['a drop of a fan that runs', [START, { kind: 'drop' }], 'AERATION_STATE'],
    ['a start after the end', [START, STOP, START], 'AERATION_STATE'],
    ['a stop that lies before the start', [START, { ...STOP, at: daysAgo(1) }], 'STORAGE_DATES'],
    ['a start ahead', [{ ...START, at: utc(3_600_000) }], 'STORAGE_DATES'],
    ['a reason that is none', [START, { ...STOP, reason: 'bored' }], 'COMMAND_SHAPE'],
  ];
  for (const [what, all, code] of steps) {
    it(`refuses ${what} with ${code}`, async () => {
      await head(orderFan('ae-1', 'b-1'));
      for (const step of all.slice(0, -1)) await keeper(fan('ae-1', step));
      await expectRefusal(keeper(fan('ae-1', all.at(-1) ?? {})), code);
    });
  }

  it('does not start in a bin under gas', async () => {
    await head(orderGas('fu-1', 'b-1'));
    await head(orderFan('ae-1', 'b-1'));
    await keeper(sealed('fu-1', 1));
    await expectRefusal(keeper(fan('ae-1', START)), 'BIN_UNDER_GAS');
    await keeper(gas('fu-1', { at: utc(-30_000), kind: 'air' }, { note: 'a leak at the door' }));
    await expectRefusal(keeper(fan('ae-1', START)), 'BIN_UNDER_GAS');
  });

  it('refuses what is none: bin, aeration, a taken id, a second one for the bin', async () => {
    await expectRefusal(head(orderFan('ae-1', 'b-0')), 'BIN_NOT_FOUND');
    await expectRefusal(keeper(fan('ae-0', START)), 'AERATION_NOT_FOUND');
    await head(orderFan('ae-1', 'b-1'));
    await expectRefusal(head(orderFan('ae-1', 'b-2')), 'AERATION_EXISTS');
    await expectRefusal(head(orderFan('ae-2', 'b-1')), 'AERATION_STATE');
  });
});
