// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import type { CommandFields } from '../fixture/test-person.js';
import { COMMITMENT, newTraceWorld, type TraceWorld } from '../fixture/trace-world.js';

const ROOT = 'ab'.repeat(32);

describe('captureEpcis', () => {
  let world: TraceWorld;

  beforeEach(async () => {
    world = await newTraceWorld();
  });

  const fields = (change: object = {}): CommandFields => ({
    type: 'captureEpcis',
    behaviour: 'rollback',
    captureId: 'cap-1',
    documentHash: COMMITMENT,
    eventCount: 10_000,
    eventRoot: ROOT,
    ...change,
  });
  const capture = (change: object = {}): Promise<unknown> =>
    world.grower.send(world.ledger, fields(change));

  it('commits the operator of the signer to count and root', async () => {
    await capture();
    const value = world.ledger.value('epcis-capture~cap-1');
    expect(value).to.deep.include({
      behaviour: 'rollback',
      captureId: 'cap-1',
      documentHash: COMMITMENT,
      eventCount: 10_000,
      eventRoot: ROOT,
      operatorId: 'coop-a',
    });
  });

  it('is refused under an id that is taken, with the rule', async () => {
    await capture();
    const text = await expectRefusal(capture({ eventRoot: COMMITMENT }), 'CAPTURE_EXISTS');
    expect(text).to.match(/rule: .+; legal basis: .+; rule set: built-in; accepted: .+/);
    expect(world.ledger.value('epcis-capture~cap-1')).to.deep.include({ eventRoot: ROOT });
  });

  it('is refused to a role that stands for no documents', async () => {
    await expectRefusal(world.miller.send(world.ledger, fields()), 'ACCESS_DENIED');
  });

  for (const [what, change] of [
    ['no event', { eventCount: 0 }],
    ['more events than one document may have', { eventCount: 20_001 }],
    ['a root that is no hash', { eventRoot: 'ni:///sha-256;ab' }],
    ['a behaviour that is none', { behaviour: 'best-effort' }],
    ['a field beside', { events: [] }],
  ] as const) {
    it(`is refused for ${what}`, async () => {
      await expectRefusal(capture(change), 'COMMAND_SHAPE');
    });
  }
});
