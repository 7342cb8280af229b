// SPDX-License-Identifier: Apache-2.0
import { drawLowest } from '@daoji/agronomy';
import { roundAt } from '@daoji/model';
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import {
  draw,
  plantSample,
  QUICKNET_RANDOMNESS,
  reveal,
  revision,
} from '../fixture/parcel-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { newTraceWorld, parcel, type TraceWorld } from '../fixture/trace-world.js';

const LIST = ['p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6', 'p-7'];
const MINUTE_MS = 60_000;

describe('samples of parcels', () => {
  let world: TraceWorld;
  let officer: TestPerson;
  const send = (fields: CommandFields, who = officer): Promise<{ result: string }> =>
    who.send(world.ledger, fields);
  const sample = (): Record<string, unknown> =>
    world.ledger.value('parcel-sample~s-1') ?? expect.fail('s-1');
  const stateOf = (id: string): unknown => world.ledger.value(`parcel~${id}`)?.['state'];
  const count = (from: number, parcels: readonly string[]): CommandFields => ({
    type: 'countParcelSample',
    from,
    parcels,
    sampleId: 's-1',
  });
  const check = (parcelId: string, result = 'pass'): CommandFields => ({
    type: 'recordSampleCheck',
    parcelId,
    result,
    sampleId: 's-1',
  });
  const verify = (chunk: number, parcels: readonly string[]): CommandFields => ({
    type: 'verifySampledParcels',
    chunk,
    parcels,
    sampleId: 's-1',
  });

  beforeEach(async () => {
    world = await newTraceWorld();
    officer = new TestPerson('officer-1').plantIn(world.ledger, 'coop-a', ['regulator'], '2111', {
      authority: 'agri',
    });
    for (const id of LIST.slice(3)) await world.grower.send(world.ledger, parcel(id));
    for (const id of LIST.slice(2)) {
      await world.village.send(world.ledger, { type: 'attestParcel', parcelId: id });
    }
  });

  describe('drawParcelSample', () => {
    it('commits list, rule and round', async () => {
      await send(draw('s-1', LIST, { sampleSize: 3, maxFailures: 1 }));
      expect(sample()).to.include({ state: 'committed', listSize: 7, sampleSize: 3, counted: 0 });
    });

    const soon = (minutes: number): object => ({
      round: roundAt('drand-quicknet', Date.now() + minutes * MINUTE_MS),
    });
    for (const [what, fields, code] of [
      ['a round of the past', { round: 657_413 }, 'SAMPLE_ROUND'],
      ['a round inside the clock window', soon(14), 'SAMPLE_ROUND'],
      ['a sample larger than its list', { sampleSize: 8 }, 'SAMPLE_SIZE'],
      ['a sample that cannot fail', { sampleSize: 2, maxFailures: 2 }, 'SAMPLE_SIZE'],
      ['another rule', { rule: 'by-hand' }, 'COMMAND_SHAPE'],
      ['another beacon', { beacon: 'my-dice' }, 'COMMAND_SHAPE'],
    ] as const) {
      it(`refuses ${what}`, () => expectRefusal(send(draw('s-1', LIST, fields)), code));
    }

    it('refuses a second draw from one list, a second sample of one id, and market', async () => {
      await send(draw('s-1', LIST));
      await expectRefusal(send(draw('s-2', LIST)), 'SAMPLE_LIST_DRAWN');
      await expectRefusal(send(draw('s-1', LIST.slice(1))), 'SAMPLE_EXISTS');
      const market = new TestPerson('officer-9').plantIn(
        world.ledger,
        'coop-a',
        ['regulator'],
        '2111',
        { authority: 'market' },
      );
      await expectRefusal(send(draw('s-3', ['p-1']), market), 'AUTHORITY_REFUSED');
    });
  });

  describe('revealParcelSample', () => {
    it('takes the randomness from the signature', async () => {
      plantSample(world.ledger, 's-1', LIST, 'committed');
      await send(reveal('s-1'));
      expect(sample()).to.include({ randomness: QUICKNET_RANDOMNESS, state: 'revealed' });
    });

    it('refuses a value before its round, of another length, twice, and of no sample', async () => {
      await expectRefusal(send(reveal('s-1')), 'SAMPLE_NOT_FOUND');
      await send(draw('s-1', LIST));
      await expectRefusal(send(reveal('s-1')), 'SAMPLE_ROUND');
      plantSample(world.ledger, 's-1', LIST, 'committed');
      const long = { ...reveal('s-1'), signature: 'ab'.repeat(96) };
      await expectRefusal(send(long), 'SAMPLE_BEACON');
      await send(reveal('s-1'));
      await expectRefusal(send(reveal('s-1')), 'SAMPLE_STATE');
    });
  });

  describe('countParcelSample', () => {
    beforeEach(() => {
      plantSample(world.ledger, 's-1', LIST, 'revealed', { sampleSize: 3 });
    });

    it('in any parts draws what the ranks say', async () => {
      await send(count(0, LIST.slice(0, 1)));
      await send(count(1, LIST.slice(1, 6)));
      expect(sample()).to.include({ counted: 6, state: 'revealed' });
      await send(count(6, LIST.slice(6)));
      const wanted = drawLowest(QUICKNET_RANDOMNESS, LIST, 3).map(({ id, rank }) => ({
        parcelId: id,
        rank,
      }));
      expect(sample()).to.deep.include({ lowest: wanted, state: 'drawn' });
    });

    it('refuses another list, order, start, length, a repeat and what is no parcel', async () => {
      const cases: readonly (readonly [CommandFields, 'SAMPLE_LIST' | 'PARCEL_NOT_FOUND'])[] = [
        [count(1, LIST.slice(1)), 'SAMPLE_LIST'],
        [count(0, ['p-2', 'p-1']), 'SAMPLE_LIST'],
        [count(0, ['p-1', 'p-1']), 'SAMPLE_LIST'],
        [count(0, [...LIST, 'p-8']), 'SAMPLE_LIST'],
        [count(0, ['o-1']), 'PARCEL_NOT_FOUND'],
      ];
      for (const [fields, code] of cases) await expectRefusal(send(fields), code);
      await world.grower.send(world.ledger, parcel('p-8'));
      await expectRefusal(send(count(0, [...LIST.slice(0, 6), 'p-8'])), 'SAMPLE_LIST');
      await send(count(0, LIST.slice(0, 2)));
      await expectRefusal(send(count(0, LIST.slice(0, 2))), 'SAMPLE_LIST');
      await expectRefusal(send(count(2, ['p-2'])), 'SAMPLE_LIST');
    });

    it('refuses a parcel of another division and an excluded one', async () => {
      plantSample(world.ledger, 's-1', LIST, 'revealed', { areaCode: '211103' });
      const rural = new TestPerson('officer-1');
      await expectRefusal(send(count(0, LIST), rural), 'SAMPLE_PARCEL');
      const exclusions = [{ parcelId: 'p-4', reason: 'of the checker’s cousin' }];
      plantSample(world.ledger, 's-1', LIST, 'revealed', { exclusions });
      await expectRefusal(send(count(0, LIST)), 'SAMPLE_PARCEL');
    });
  });

  describe('recordSampleCheck', () => {
    const drawn = drawLowest(QUICKNET_RANDOMNESS, LIST, 2).map(({ id }) => id);
    const [first = '', second = ''] = drawn;
    const others = LIST.filter((id) => !drawn.includes(id));

    const plant = (maxFailures: number): void =>
      plantSample(world.ledger, 's-1', LIST, 'drawn', { maxFailures, sampleSize: 2 });

    it('decides with the last drawn parcel', async () => {
      plant(1);
      await send(check(first, 'fail'));
      expect(sample()).to.include({ state: 'drawn' });
      expect(stateOf(first)).to.equal('draft');
      await send(check(second));
      expect(sample()).to.include({ state: 'passed' });
    });

    it('fails above the allowed failures', async () => {
      plant(0);
      await send(check(first));
      await send(check(second, 'fail'));
      expect(sample()).to.include({ state: 'failed' });
      await expectRefusal(send(verify(0, LIST)), 'SAMPLE_STATE');
    });

    it('refuses a parcel that was not drawn, a second check, and any other result', async () => {
      plant(0);
      await expectRefusal(send(check(others[0] ?? '')), 'SAMPLE_PARCEL');
      await send(check(first, 'fail'));
      await expectRefusal(send(check(first, 'pass')), 'SAMPLE_CHECKED');
      await expectRefusal(send(check(second, 'good enough')), 'COMMAND_SHAPE');
      await send(check(second));
      await expectRefusal(send(check(second)), 'SAMPLE_STATE');
    });
  });

  describe('verifySampledParcels', () => {
    const EARLIER = '2026-01-01T00:00:00.000Z';

    it('verifies the attested ones and lists the others', async () => {
      plantSample(world.ledger, 's-1', LIST, 'passed', { committedAt: EARLIER });
      await world.grower.send(world.ledger, revision('p-3'));
      await world.village.send(world.ledger, {
        type: 'attestParcel',
        boundaryVersion: 2,
        parcelId: 'p-3',
      });
      await world.grower.send(world.ledger, revision('p-4'));
      const { result } = await send(verify(0, LIST));
      const event = JSON.parse(result) as { flags: string[]; refusals: { subject: string }[] };
      expect(event.flags).to.include('PARTLY_REFUSED');
      expect(event.refusals.map(({ subject }) => subject)).to.deep.equal([
        'parcel~p-3',
        'parcel~p-4',
      ]);
      expect(LIST.map(stateOf)).to.deep.equal([
        'verified',
        'verified',
        'attested',
        'draft',
        'verified',
        'verified',
        'verified',
      ]);
      expect(sample()).to.deep.include({ verifiedChunks: [0], verifiedCount: 5 });
      expect(world.ledger.value('parcel~p-1')?.['verified']).to.include({ sampleId: 's-1' });
    });

    it('refuses other ids, a chunk that is none, a repeat, and a sample that is not passed', async () => {
      plantSample(world.ledger, 's-1', LIST, 'passed');
      await expectRefusal(send(verify(0, LIST.slice(1))), 'SAMPLE_LIST');
      await expectRefusal(send(verify(0, [...LIST, 'p-8'])), 'SAMPLE_LIST');
      await expectRefusal(send(verify(1, LIST)), 'SAMPLE_LIST');
      await send(verify(0, LIST));
      await expectRefusal(send(verify(0, LIST)), 'SAMPLE_LIST');
      for (const state of ['committed', 'revealed', 'drawn', 'failed'] as const) {
        plantSample(world.ledger, 's-1', LIST, state);
        await expectRefusal(send(verify(0, LIST)), 'SAMPLE_STATE');
      }
    });
  });
});
