// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '@daoji/proof';

import { expectRefusal } from '../fixture/expect-error.js';
import { TestPerson } from '../fixture/test-person.js';
import { mill, newTraceWorld, withEvidence, type TraceWorld } from '../fixture/trace-world.js';

describe("a draw from another operator's lot", () => {
  let world: TraceWorld;
  let stranger: TestPerson;
  const fields = mill(5000, [{ lotId: 'h-1', grams: 9000 }]);

  beforeEach(async () => {
    world = await newTraceWorld();
    stranger = new TestPerson('miller-b').plantIn(world.ledger, 'coop-b', ['miller']);
    await stranger.send(world.ledger, {
      type: 'registerMillLine',
      millLineId: 'm-2',
      siteId: 'pj02',
    });
  });

  it('refuses the draw with ACCESS_DENIED', () =>
    expectRefusal(stranger.send(world.ledger, { ...fields, millLineId: 'm-2' }), 'ACCESS_DENIED'));

  it('accepts it when the holder signed the same bytes', async () => {
    const text = stranger.commandText({ ...fields, millLineId: 'm-2' });
    const confirmations = [{ keyId: world.grower.keyId, signature: world.grower.sign(text) }];
    const argument = withEvidence(text, stranger.sign(text), { confirmations });
    await world.ledger.submit('lots:millLot', [argument]);
    if (world.ledger.value('lot~r-1')?.['operatorId'] !== 'coop-b') throw new Error('wrong holder');
  });

  it("refuses the holder's signature over other bytes", async () => {
    const text = stranger.commandText({ ...fields, millLineId: 'm-2' });
    const confirmations = [{ keyId: world.grower.keyId, signature: world.grower.sign(`${text} `) }];
    const argument = withEvidence(text, stranger.sign(text), { confirmations });
    await expectRefusal(world.ledger.submit('lots:millLot', [argument]), 'COMMAND_SIGNATURE');
  });

  it('refuses a co-signer without a role that holds lots', async () => {
    const text = stranger.commandText({ ...fields, millLineId: 'm-2' });
    const confirmations = [{ keyId: world.village.keyId, signature: world.village.sign(text) }];
    const argument = withEvidence(text, stranger.sign(text), { confirmations });
    await expectRefusal(world.ledger.submit('lots:millLot', [argument]), 'ACCESS_DENIED');
  });

  for (const evidence of [
    { other: 1 },
    { confirmations: {} },
    { confirmations: [{ keyId: 'x' }] },
  ]) {
    it(`refuses evidence ${canonicalJson(evidence)} with EVIDENCE_SHAPE`, async () => {
      const text = stranger.commandText({ ...fields, millLineId: 'm-2' });
      const argument = withEvidence(text, stranger.sign(text), evidence);
      await expectRefusal(world.ledger.submit('lots:millLot', [argument]), 'EVIDENCE_SHAPE');
    });
  }
});
