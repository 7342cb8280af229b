// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { cleanOut } from '../fixture/correction-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { harvest, newTraceWorld, type TraceWorld } from '../fixture/trace-world.js';

const EMPTY = { binId: 'b-1', contents: [], grams: 0, v: 2 };

/** h-1 → s-1 (400 kg) and s-2 (200 kg) in bin b-1. */
describe('a clean-out', () => {
  let world: TraceWorld;
  let second: TestPerson;
  const store = (lotId: string, from: string, grams: number, binId = 'b-1'): CommandFields => ({
    type: 'storeLot',
    binId,
    inputs: [{ grams, lotId: from }],
    lotId,
  });

  beforeEach(async () => {
    world = await newTraceWorld();
    second = new TestPerson('keeper-2').plantIn(world.ledger, 'coop-a', ['keeper']);
    await world.keeper.send(world.ledger, store('s-1', 'h-1', 400_000));
    await world.keeper.send(world.ledger, store('s-2', 'h-1', 200_000));
  });

  const sweep = (lotIds: readonly string[], binId = 'b-1'): Promise<{ result: string }> =>
    world.ledger.submit('corrections:cleanOutBin', [
      world.keeper.envelope(cleanOut(binId, lotIds), [second]),
    ]);

  it('writes off what is left, flags it, and ends the blend', async () => {
    await world.keeper.send(world.ledger, store('s-3', 's-1', 399_000, 'b-2'));
    await world.keeper.send(world.ledger, store('s-4', 's-2', 199_500, 'b-2'));
    const { result } = await sweep(['s-1', 's-2']);
    expect(JSON.parse(result)).to.deep.include({ flags: ['STOCK_SHORTAGE'] });
    expect(world.ledger.value('bin-fill~b-1')).to.deep.equal(EMPTY);
    for (const lotId of ['s-1', 's-2'])
      expect(world.ledger.value(`lot~${lotId}`)).to.include({ remainingGrams: 0 });
  });

  it('lets the next grain in the bin be named alone', async () => {
    await sweep(['s-1', 's-2']);
    await world.grower.send(world.ledger, harvest('h-9', { parcels: ['p-2'] }));
    await world.keeper.send(world.ledger, store('s-9', 'h-9', 1_000));
    expect(world.ledger.value('bin-fill~b-1')).to.deep.include({
      contents: [{ lotId: 'h-9', maxGrams: 1_000, minGrams: 1_000 }],
      grams: 1_000,
    });
  });

  it('knows again what version 0.2.0 did not keep', async () => {
    world.ledger.plant('bin-fill~b-1', { binId: 'b-1', grams: 600_000, v: 1 });
    await sweep(['s-1', 's-2']);
    expect(world.ledger.value('bin-fill~b-1')).to.deep.equal(EMPTY);
  });

  it('takes a closed lot that still has grams', async () => {
    const { keeper, ledger } = world;
    await keeper.send(ledger, { type: 'closeLot', devices: [], heads: [], lotId: 's-1' });
    await sweep(['s-1', 's-2']);
    expect(ledger.value('lot~s-1')).to.include({ closed: true, remainingGrams: 0 });
    expect(ledger.value('bin-fill~b-1')).to.deep.equal(EMPTY);
  });

  it('of a bin that is empty by record needs no second person and flags nothing', async () => {
    const { result } = await world.keeper.send(world.ledger, cleanOut('b-2', []));
    expect(JSON.parse(result)).to.deep.include({ flags: [] });
  });

  for (const [what, lotIds] of [
    ['leaves a lot out', ['s-1']],
    ['names none', []],
    ['names one twice', ['s-1', 's-1', 's-2']],
    ['names one of elsewhere', ['s-1', 's-2', 'h-1']],
  ] as const) {
    it(`that ${what} is refused: CLEAN_OUT_LOTS`, async () => {
      await expectRefusal(sweep(lotIds), 'CLEAN_OUT_LOTS');
    });
  }

  it('by one person alone is refused: SECOND_PERSON_MISSING', async () => {
    const alone = world.keeper.send(world.ledger, cleanOut('b-1', ['s-1', 's-2']));
    await expectRefusal(alone, 'SECOND_PERSON_MISSING');
  });

  it('of another operator’s bin is refused: ACCESS_DENIED', async () => {
    const other = new TestPerson('keeper-o').plantIn(world.ledger, 'mill-o', ['keeper']);
    await expectRefusal(other.send(world.ledger, cleanOut('b-2', [])), 'ACCESS_DENIED');
  });

  it('of a bin that is not there is refused: BIN_NOT_FOUND', async () => {
    await expectRefusal(sweep([], 'b-0'), 'BIN_NOT_FOUND');
  });

  it('and a draw from the bin do not pass each other', async () => {
    const argument = world.keeper.envelope(cleanOut('b-1', ['s-1', 's-2']), [second]);
    const swept = await world.ledger.simulate('corrections:cleanOutBin', [argument]);
    await world.keeper.send(world.ledger, store('s-3', 's-1', 1_000, 'b-2'));
    expect(() => world.ledger.commit(swept)).to.throw('MVCC_READ_CONFLICT');
  });
});
