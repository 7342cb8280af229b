// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { cleanOut } from '../fixture/correction-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { recall } from '../fixture/recall-cases.js';
import { offer } from '../fixture/step-cases.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import {
  harvest,
  newTraceWorld,
  registerOperator,
  type TraceWorld,
} from '../fixture/trace-world.js';

const HASH = 'a'.repeat(64);

/**
 * s-a in bin b-1, r-early milled of it; then s-b beside it, r-late milled of s-a, and s-part split off s-a there; s-c lies
 * alone in bin b-2. Now s-b is recalled, or fails a test.
 */
describe('what stands against a lot in a bin', () => {
  let world: TraceWorld;
  let director: TestPerson;
  let laboratory: TestPerson;
  const dry = { moistureMilliPercent: 14_500, weighedGrams: 100_000 };
  const send = (who: TestPerson, fields: CommandFields): Promise<{ result: string }> =>
    who.send(world.ledger, fields);
  const store = (lotId: string, from: string, binId: string): CommandFields => ({
    type: 'storeLot',
    binId,
    inputs: [{ grams: 100_000, lotId: from }],
    lotId,
  });
  const millOf = (lotId: string, riceId: string): CommandFields => ({
    type: 'millLot',
    inputs: [{ grams: 10_000, lotId }],
    millLineId: 'm-1',
    millingDate: '2026-10-20',
    outputs: [{ grams: 6_500, lotId: riceId, product: 'milled-rice' }],
  });
  const split = (lotId: string, part = 'x-1'): CommandFields => ({
    type: 'splitLot',
    lotId,
    outputs: [{ grams: 1_000, lotId: part }],
  });
  const merge = (lotIds: readonly string[]): CommandFields => ({
    type: 'mergeLots',
    inputs: lotIds.map((lotId) => ({ grams: 1_000, lotId })),
    lotId: 'x-1',
  });
  const test = (documentId: string, lotId: string, result: string): CommandFields => ({
    type: 'attachDocument',
    documentHash: HASH,
    documentId,
    issuedOn: '2026-10-01',
    kind: 'cma-report',
    result,
    subject: { id: lotId, kind: 'lot' },
  });
  const recallOf = (lotId: string): Promise<unknown> =>
    send(director, recall('rc-1', { lots: [{ lotId }] }));
  const failed = (lotId: string): Promise<unknown> => send(laboratory, test('t-1', lotId, 'fail'));

  beforeEach(async () => {
    world = await newTraceWorld();
    const { grower, keeper, ledger, miller } = world;
    await registerOperator(ledger, 'mill-o', 'ProducerMSP', 'mill');
    laboratory = new TestPerson('laboratory-1').plantIn(ledger, 'lab-1', ['laboratory']);
    director = new TestPerson('director-a').plantIn(ledger, 'coop-a', ['safety-director']);
    for (const lotId of ['h-a', 'h-b', 'h-c']) await send(grower, harvest(lotId, dry));
    await send(keeper, store('s-a', 'h-a', 'b-1'));
    await send(miller, millOf('s-a', 'r-early'));
    await send(keeper, store('s-b', 'h-b', 'b-1'));
    await send(miller, millOf('s-a', 'r-late'));
    await send(keeper, split('s-a', 's-part'));
    await send(keeper, store('s-c', 'h-c', 'b-2'));
  });

  for (const [what, code, stop] of [
    ['a recall', 'LOT_ON_HOLD', recallOf],
    ['a failed test', 'LOT_TEST_FAILED', failed],
  ] as const) {
    context(`${what} of one lot there`, () => {
      for (const [why, fields] of [
        ['milling the lot beside it', millOf('s-a', 'r-x')],
        ['milling a part of the lot beside it', millOf('s-part', 'r-x')],
        ['splitting the lot beside it', split('s-a')],
        ['merging two lots beside it', merge(['s-a', 's-part'])],
        ['moving the lot beside it', { ...store('x-1', 's-a', 'b-2'), inputs: [partOf('s-a')] }],
        ['splitting what was milled of the heap before', split('r-late')],
      ] as const) {
        it(`stops ${why}`, async () => {
          await stop('s-b');
          await expectRefusal(
            send(fields.type === 'millLot' ? world.miller : world.keeper, fields),
            code,
          );
        });
      }

      it('stops the sale of the lot beside it, and of what was milled of the heap', async () => {
        await stop('s-b');
        await expectRefusal(send(world.keeper, offer('tr-1', ['s-a'], 'mill-o')), code);
        await expectRefusal(send(world.keeper, offer('tr-2', ['r-late'], 'mill-o')), code);
      });

      it('stops the heap also by a name that grain was given there', async () => {
        await stop('s-part');
        await expectRefusal(send(world.miller, millOf('s-b', 'r-x')), code);
      });

      it('stops the heap by a name that a version before did not tell the bin', async () => {
        const fill = world.ledger.value('bin-fill~b-1');
        const inherited = { ...(fill?.['inherited'] as object), via: ['s-a', 's-b'] };
        world.ledger.plant('bin-fill~b-1', { ...fill, inherited });
        await stop('s-part');
        await expectRefusal(send(world.miller, millOf('s-b', 'r-x')), code);
      });

      it('does not stop a lot of another bin', async () => {
        await stop('s-b');
        await send(world.miller, millOf('s-c', 'r-x'));
      });

      it('does not stop what was drawn before the lot came into the bin', async () => {
        await stop('s-b');
        await send(world.keeper, split('r-early'));
      });

      it('does not stop what comes into the bin once it was emptied', async () => {
        const { grower, keeper, ledger, miller } = world;
        await stop('s-b');
        const second = new TestPerson('keeper-2').plantIn(ledger, 'coop-a', ['keeper']);
        const swept = cleanOut('b-1', ['s-a', 's-b', 's-part']);
        await ledger.submit('corrections:cleanOutBin', [keeper.envelope(swept, [second])]);
        await send(grower, harvest('h-d', dry));
        await send(keeper, store('s-d', 'h-d', 'b-1'));
        await send(miller, millOf('s-d', 'r-x'));
      });

      it('lets the heap be sampled and destroyed', async () => {
        await stop('s-b');
        const sample = { type: 'sampleLot', grams: 1_000, lotId: 's-a', sampleId: 'sa-1' };
        await send(world.keeper, sample);
        const spill = { type: 'loseLot', grams: 1_000, lotId: 's-a', reason: 'spilled' };
        await send(world.keeper, spill);
      });

      it('stops a draw beside it that was endorsed before', async () => {
        const draw = await world.ledger.simulate('lots:millLot', [
          world.miller.envelope(millOf('s-a', 'r-x')),
        ]);
        await stop('s-b');
        expect(() => world.ledger.commit(draw)).to.throw('MVCC_READ_CONFLICT');
      });
    });
  }

  it('lets what may hold recalled rice come back to the firm that recalls it, and go nowhere else', async () => {
    const other = new TestPerson('keeper-o').plantIn(world.ledger, 'mill-o', ['keeper']);
    await send(world.keeper, offer('tr-1', ['r-late'], 'mill-o'));
    const received = [{ grams: 6_500, lotId: 'r-late' }];
    await send(other, { type: 'acceptTransfer', received, transferId: 'tr-1' });
    await recallOf('s-b');
    const back = { purpose: 'return' };
    await expectRefusal(send(other, offer('tr-2', ['r-late'], 'coop-b', back)), 'LOT_ON_HOLD');
    await expectRefusal(send(other, offer('tr-2', ['r-late'], 'coop-a')), 'LOT_ON_HOLD');
    await send(other, offer('tr-2', ['r-late'], 'coop-a', back));
  });

  it('lets the heap go on once a laboratory’s pass on the same lot lifts the failed test', async () => {
    await failed('s-b');
    await send(laboratory, test('t-2', 's-b', 'fail'));
    await send(laboratory, test('t-3', 's-a', 'pass'));
    await expectRefusal(send(world.miller, millOf('s-a', 'r-x')), 'LOT_TEST_FAILED');
    await send(laboratory, test('t-4', 's-b', 'pass'));
    await send(world.miller, millOf('s-a', 'r-x'));
  });

  it('keeps a recall that a version before wrote without its bucket', async () => {
    const placedAt = '2026-11-20T03:00:00.000Z';
    world.ledger.plant('lot-hold~s-b', { lotId: 's-b', placedAt, recallId: 'rc-0', v: 1 });
    await expectRefusal(send(world.miller, millOf('s-b', 'r-x')), 'LOT_ON_HOLD');
  });

  it('names the lot that is recalled or failed', async () => {
    await failed('s-b');
    expect(await expectRefusal(send(world.keeper, split('r-late')), 'LOT_TEST_FAILED'))
      .to.contain('s-b')
      .and.to.contain('r-late');
    await recallOf('s-b');
    expect(await expectRefusal(send(world.keeper, split('r-late')), 'LOT_ON_HOLD'))
      .to.contain('s-b')
      .and.to.contain('rc-1');
  });
});

function partOf(lotId: string): { grams: number; lotId: string } {
  return { grams: 1_000, lotId };
}
