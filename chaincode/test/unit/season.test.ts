// SPDX-License-Identifier: Apache-2.0
import { commandHash } from '@daoji/model';
import { expect } from 'chai';

import {
  harvest,
  mill,
  newTraceWorld,
  pack,
  parcel,
  today,
  type TraceWorld,
} from '../fixture/trace-world.js';
import { nextCommandId, utc } from '../fixture/test-person.js';

describe('a season on channel trace', () => {
  let world: TraceWorld;

  beforeEach(async () => {
    world = await newTraceWorld();
  });

  it('keeps 1,000,000 g at 16.5 % as 976,608 g, of the parcels in order', () => {
    const lot = world.ledger.value('lot~h-1');
    expect(lot).to.include({
      closed: false,
      harvestYear: 2026,
      kind: 'harvest',
      massGrams: 976_608,
      operatorId: 'coop-a',
      originClass: 'protected',
      remainingGrams: 976_608,
      variety: 'yanfeng 47',
      weighedGrams: 1_000_000,
    });
    expect(lot?.['parcels']).to.deep.equal(['p-1', 'p-2']);
  });

  it('writes event~{commandId} with exactly the fields of its schema', async () => {
    const { ledger, grower } = world;
    const commandId = nextCommandId();
    const eventTime = utc(-60_000);
    const fields = { ...harvest('h-2'), commandId, deviceTime: utc(), eventTime };
    const text = grower.commandText(fields);
    const { result, writes, reads } = await grower.send(ledger, fields);
    expect(ledger.text(`event~${commandId}`)).to.equal(result);
    const event = JSON.parse(result) as Record<string, unknown>;
    expect(event).to.deep.equal({
      commandHash: commandHash(text),
      eventTime,
      flags: ['NO_YIELD_CAP'],
      recordTime: event['recordTime'],
      ruleSets: [],
      signer: grower.keyId,
      subjects: ['lot~h-2', 'parcel~p-2', 'parcel~p-1'],
      type: 'recordHarvest',
      v: 1,
    });
    expect([...writes.keys()].sort()).to.deep.equal([
      `event~${commandId}`,
      'lot~h-2',
      'parcel-season~p-1/2026',
      'parcel-season~p-2/2026',
    ]);
    expect([...reads.keys()]).to.include('scenario~network');
  });

  it('stores, splits, merges, mills, packs and closes with masses and parents', async () => {
    const { ledger, keeper, miller, packer } = world;
    await keeper.send(ledger, {
      type: 'storeLot',
      binId: 'b-1',
      inputs: [{ lotId: 'h-1', grams: 900_000 }],
      lotId: 's-1',
    });
    expect(ledger.value('lot~h-1')).to.include({ remainingGrams: 76_608 });
    expect(ledger.value('bin-fill~b-1')).to.include({ grams: 900_000 });
    await keeper.send(ledger, {
      type: 'splitLot',
      lotId: 's-1',
      outputs: [
        { lotId: 's-2', grams: 300_000 },
        { lotId: 's-3', grams: 200_000 },
      ],
    });
    expect(ledger.value('bin-fill~b-1')).to.include({ grams: 900_000 });
    await keeper.send(ledger, {
      type: 'mergeLots',
      lotId: 's-4',
      inputs: [
        { lotId: 's-2', grams: 300_000 },
        { lotId: 's-3', grams: 100_000 },
      ],
    });
    expect(ledger.value('lot~s-4')).to.include({ binId: 'b-1', massGrams: 400_000 });
    await miller.send(ledger, mill(270_000, [{ lotId: 's-4', grams: 400_000 }]));
    expect(ledger.value('bin-fill~b-1')).to.include({ grams: 500_000 });
    expect(ledger.value('lot~k-1')).to.include({ kind: 'by-product', product: 'bran' });
    await packer.send(ledger, pack());
    expect(ledger.value('lot~pk-1')).to.deep.include({
      kind: 'package',
      massGrams: 200_000,
      millingDate: today(),
      originClass: 'protected',
      parcels: ['p-1', 'p-2'],
      parents: [{ grams: 200_000, lotId: 'r-1' }],
    });
    await packer.send(ledger, { type: 'closeLot', devices: [], heads: [], lotId: 'pk-1' });
    expect(ledger.value('lot~pk-1')).to.include({ closed: true });
  });

  it('gives a blend the weakest origin, the union of parcels and variety mixed', async () => {
    const { ledger, grower, village, keeper } = world;
    await grower.send(
      ledger,
      parcel('p-9', {
        originClass: 'unproven',
        variety: 'other',
        season: 2025,
      }),
    );
    await village.send(ledger, { type: 'attestParcel', parcelId: 'p-9' });
    await grower.send(ledger, harvest('h-9', { parcels: ['p-9'], weighedGrams: 10_000 }));
    await keeper.send(ledger, {
      type: 'storeLot',
      binId: 'b-1',
      inputs: [
        { lotId: 'h-1', grams: 1000 },
        { lotId: 'h-9', grams: 1000 },
      ],
      lotId: 's-9',
    });
    const lot = world.ledger.value('lot~s-9');
    expect(lot).to.deep.include({
      originClass: 'unproven',
      parcels: ['p-1', 'p-2', 'p-9'],
      variety: 'mixed',
    });
    expect(lot).to.not.have.property('harvestYear');
  });

  it('lets one of two draws of the same grams win', async () => {
    const { ledger, miller } = world;
    const draw = (lotId: string): string =>
      miller.envelope({
        ...mill(2000),
        outputs: [{ grams: 900_000, lotId, product: 'milled-rice' }],
        inputs: [{ lotId: 'h-1', grams: 900_000 }],
      });
    const first = await ledger.simulate('lots:millLot', [draw('x-1')]);
    const second = await ledger.simulate('lots:millLot', [draw('x-2')]);
    ledger.commit(first);
    expect(() => ledger.commit(second)).to.throw('MVCC_READ_CONFLICT');
    expect(ledger.value('lot~x-2')).to.equal(undefined);
  });
});
