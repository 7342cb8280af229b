// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { encodeBoundary, type Boundary } from '@daoji/model';
import { toBase64 } from '@daoji/proof';
import { expect } from 'chai';
import request from 'supertest';

import { boundaryView } from '../../src/boundaries/parcel-boundary.js';
import { createApp } from '../../src/http/app.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';

const SALT = new Uint8Array(16).fill(7);
const BOUNDARY: Boundary = {
  parcelId: 'p-0017',
  public: true,
  rings: [
    [
      [1_220_000_000, 410_000_000],
      [1_220_100_000, 410_000_000],
      [1_220_100_000, 410_060_000],
      [1_220_000_000, 410_000_000],
    ],
  ],
  type: 'daoji.boundary/v1',
};

describe('the API for boundaries', () => {
  const api = freshApi();
  const path = `${API}/parcels/p-0017/boundary`;

  async function commit(boundary: Boundary): Promise<string> {
    const { commitment } = encodeBoundary(boundary, SALT);
    const { store } = api.services;
    const parcel = await store.get('parcels', 'p-0017');
    if (!parcel) throw new Error('expected the parcel');
    const value = { ...parcel.value, boundaryCommitment: commitment };
    await store.put('parcels', { ...parcel, value });
    return commitment;
  }

  const send = (body: object): request.Test => request(api.app).post(path).send(body);

  it('takes what the commitment covers and shows it as GeoJSON in degrees', async () => {
    await commit(BOUNDARY);
    expect((await send({ boundary: BOUNDARY, salt: toBase64(SALT) })).status).to.equal(201);
    const response = await request(api.app).get(`${API}/parcels/p-0017`);
    expect((response.body as { boundary: unknown }).boundary).to.deep.equal({
      geometry: {
        coordinates: [
          [
            [122, 41],
            [122.01, 41],
            [122.01, 41.006],
            [122, 41],
          ],
        ],
        type: 'Polygon',
      },
      state: 'public',
    });
  });

  it('keeps one that its maker did not make public', async () => {
    const own = { ...BOUNDARY, public: false };
    await commit(own);
    const response = await send({ boundary: own, salt: toBase64(SALT) });
    expect(response.body).to.deep.equal({ state: 'private' });
  });

  it('says that there is none', async () => {
    const response = await request(api.app).get(`${API}/parcels`);
    expect(response.body).to.have.nested.property('items[0].boundary.state', 'missing');
  });

  it('says so and shows nothing when the file was damaged, or is of another parcel', async () => {
    const boundaryCommitment = await commit(BOUNDARY);
    await send({ boundary: BOUNDARY, salt: toBase64(SALT) });
    const { archive } = api.services;
    expect(await boundaryView(archive, { boundaryCommitment, parcelId: 'p-0018' })).to.deep.equal({
      state: 'damaged',
    });
    await damage(api.services.trustRootPath, boundaryCommitment);
    const response = await request(api.app).get(`${API}/parcels/p-0017`);
    expect(response.body).to.have.deep.property('boundary', { state: 'damaged' });
  });

  const salt = toBase64(SALT);
  const bad: readonly (readonly [string, object, number, string])[] = [
    [
      'another boundary',
      { boundary: { ...BOUNDARY, public: false }, salt },
      422,
      'BOUNDARY_COMMITMENT',
    ],
    [
      'another salt',
      { boundary: BOUNDARY, salt: toBase64(new Uint8Array(16)) },
      422,
      'BOUNDARY_COMMITMENT',
    ],
    [
      'a short salt',
      { boundary: BOUNDARY, salt: toBase64(SALT.subarray(2)) },
      400,
      'REQUEST_INVALID',
    ],
    [
      'a boundary without rings',
      { boundary: { ...BOUNDARY, rings: [] }, salt },
      400,
      'REQUEST_INVALID',
    ],
    ['nothing', {}, 400, 'REQUEST_INVALID'],
  ];
  for (const [what, body, status, code] of bad) {
    it(`refuses ${what}`, async () => {
      await commit(BOUNDARY);
      const response = await request(createApp(api.services)).post(path).send(body);
      expectProblem(response, status, code);
    });
  }

  it('knows no boundary of an unknown parcel', async () => {
    const response = await request(createApp(api.services))
      .post(`${API}/parcels/p-9999/boundary`)
      .send({ boundary: BOUNDARY, salt });
    expectProblem(response, 404, 'PARCEL_NOT_FOUND');
  });
});

/** Flips the last byte of every copy of a file; the archive lies beside the trust root. */
async function damage(beside: string, hash: string): Promise<void> {
  const folder = join(beside, '..', 'blobs', hash.slice(0, 2), hash);
  for (const name of await readdir(folder)) {
    const bytes = await readFile(join(folder, name));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    await writeFile(join(folder, name), bytes);
  }
}
