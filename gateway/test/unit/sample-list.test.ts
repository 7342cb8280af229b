// SPDX-License-Identifier: Apache-2.0
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { plant, sampleOf } from '../doubles/samples.js';
import { commandText } from '../doubles/season.js';
import { recordEvent } from '../doubles/trade.js';

describe('the list of a sample of parcels', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const plantHere = (key: string, value: object): void => plant(api.services.index, key, value);

  const COUNT = 1_203;
  const idOf = (at: number): string => `q-${String(at).padStart(5, '0')}`;
  const parcel = (parcelId: string, state: string, areaCode = '211104'): object => ({
    ...{ areaCode, areaM2: 6_670, boundaryCommitment: '0'.repeat(64), operatorId: 'coop-1' },
    ...{ originClass: 'panjin', parcelId, season: 2026, state, v: 1, variety: '盐丰47' },
  });
  const put = (parcelId: string, state: string, areaCode?: string): void =>
    api.services.index.apply({
      collection: 'parcels',
      document: { _id: parcelId, value: parcel(parcelId, state, areaCode) } as never,
      id: parcelId,
    });
  const said = (n: number, fields: object, subject: string, block: number): Promise<void> =>
    recordEvent(api.services, commandText(n, fields as never), [subject], block);
  const attested = (n: number, parcelId: string, block: number): Promise<void> =>
    said(n, { parcelId, type: 'attestParcel' }, `parcel~${parcelId}`, block);
  const drawn = async (block: number): Promise<void> => {
    plantHere('parcel-sample~s-1', sampleOf('s-1', '211104', '2026-05-01T00:00:00.000Z'));
    await said(
      20,
      {
        areaCode: '211104',
        beacon: 'drand-quicknet',
        exclusions: [],
        listRoot: 'c'.repeat(64),
        listSize: 3,
        maxFailures: 0,
        round: 657_413,
        rule: 'rank-sha256-beacon-id/v1',
        sampleId: 's-1',
        sampleSize: 1,
        type: 'drawParcelSample',
      },
      'parcel-sample~s-1',
      block,
    );
  };
  interface List {
    listRoot: string;
    listSize: number;
    parcels: string[];
  }
  const listOf = async (path: string): Promise<List> => (await get(path)).body as List;

  it('has every attested parcel of the division, beyond what a page shows', async () => {
    for (let at = COUNT; at > 0; at -= 1) put(idOf(at), 'attested');
    put('q-draft', 'draft');
    put('q-verified', 'verified');
    put('q-elsewhere', 'attested', '211103');
    const { listRoot, listSize, parcels } = await listOf('/attested-parcels/211104');
    expect([listSize, parcels.length]).to.deep.equal([COUNT, COUNT]);
    expect(parcels).to.deep.equal([...parcels].sort());
    expect(listRoot).to.equal(toHex(rootOf(parcels.map((id) => hashLeaf(utf8(id))))));
    // A page of one says how many there are in all.
    const page = (await get('/parcels?limit=1')).body as { items: object[]; total: number };
    expect([page.items.length, page.total]).to.deep.equal([1, api.services.index.count('parcels')]);
    expect(page.total).to.be.greaterThan(COUNT);
  });

  it('is empty for a division without parcels, and refuses what is no division', async () => {
    expect(await listOf('/attested-parcels/110101')).to.deep.include({
      listSize: 0,
      parcels: [],
    });
    expectProblem(await get('/attested-parcels/x'), 400, 'REQUEST_INVALID');
    expectProblem(await get('/parcel-samples/s-9/parcels'), 404, 'SAMPLE_NOT_FOUND');
    expectProblem(await get('/parcels?limit=501'), 400, 'REQUEST_INVALID');
  });

  it('is that of the draw: later words are not in it, later failures are', async () => {
    for (const id of ['q-1', 'q-2', 'q-3', 'q-4']) put(id, 'attested');
    put('q-5', 'draft');
    await attested(11, 'q-1', 30);
    await attested(12, 'q-2', 31);
    await attested(15, 'q-5', 32);
    await drawn(40);
    await attested(13, 'q-3', 41);
    // q-5 was checked after the draw and failed: a draft today, of the list then.
    await said(
      16,
      { parcelId: 'q-5', result: 'fail', sampleId: 's-1', type: 'recordSampleCheck' },
      'parcel~q-5',
      42,
    );
    const { parcels } = await listOf('/parcel-samples/s-1/parcels');
    expect(parcels).to.deep.equal(['q-1', 'q-2', 'q-5']);
  });

  it('leaves out what was a draft at the draw: failed or revised before, or never attested', async () => {
    for (const id of ['q-1', 'q-2', 'q-3', 'q-4']) put(id, 'attested');
    for (const [n, id] of [
      [11, 'q-1'],
      [12, 'q-2'],
      [13, 'q-3'],
    ] as const)
      await attested(n, id, 20 + n);
    await said(
      14,
      {
        ...{ areaM2: 6_670, boundaryCommitment: '1'.repeat(64), boundaryVersion: 2 },
        ...{ parcelId: 'q-1', reason: '重新测量', type: 'reviseParcel' },
      },
      'parcel~q-1',
      36,
    );
    plantHere('parcel-sample~s-0', {
      ...sampleOf('s-0', '211104', '2026-04-01T00:00:00.000Z'),
      checks: [
        {
          at: '2026-04-02T00:00:00.000Z',
          keyId: 'a'.repeat(64),
          parcelId: 'q-2',
          result: 'fail',
        },
        {
          at: '2026-04-03T00:00:00.000Z',
          keyId: 'a'.repeat(64),
          parcelId: 'q-3',
          result: 'pass',
        },
      ],
    });
    for (const [n, parcelId, result] of [
      [17, 'q-2', 'fail'],
      [18, 'q-3', 'pass'],
    ] as const) {
      const fields = { parcelId, result, sampleId: 's-0', type: 'recordSampleCheck' };
      await said(n, fields, `parcel~${parcelId}`, 20 + n);
    }
    await drawn(40);
    expect((await listOf('/parcel-samples/s-1/parcels')).parcels).to.deep.equal(['q-3']);
  });
});
