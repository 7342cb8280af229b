// SPDX-License-Identifier: Apache-2.0
import { encodeBoundary, roundTimeMs, type Boundary } from '@daoji/model';
import { fromBase64 } from '@daoji/proof';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { plant, sampleOf } from '../doubles/samples.js';

type Ring = [number, number][];
const square = (x = 0): Ring => [
  [122.07 + x, 41.12],
  [122.071 + x, 41.12],
  [122.071 + x, 41.121],
  [122.07 + x, 41.121],
  [122.07 + x, 41.12],
];
const feature = (ring: unknown, parcelId = 'n-1'): object => ({
  geometry: { coordinates: [ring], type: 'Polygon' },
  properties: {
    areaCode: '211104101',
    originClass: 'panjin',
    parcelId,
    season: 2026,
    variety: '盐丰47',
  },
  type: 'Feature',
});
interface Preview {
  already: string[];
  drafts: {
    boundary: Boundary;
    draft: { boundaryCommitment: string; overlaps?: object[] };
    salt: string;
  }[];
  faults: { code: string; index: number }[];
  notCompared: number;
  overlaps: { ids: string[] }[];
}

describe('the API for surveys', () => {
  const api = freshApi();
  const post = (
    features: readonly object[],
    query = 'crs=4326',
    type = 'application/geo+json',
  ): request.Test =>
    request(api.app)
      .post(`${API}/surveys/parcels?${query}`)
      .set('content-type', type)
      .send(JSON.stringify({ features, type: 'FeatureCollection' }));
  const preview = async (features: readonly object[]): Promise<Preview> => {
    const response = await post(features);
    expect(response.status, response.text).to.equal(200);
    return response.body as Preview;
  };

  it('gives drafts whose commitments open with the boundaries beside them', async () => {
    const { drafts, faults } = await preview([feature(square()), feature(square(0.01), 'n-2')]);
    expect(faults).to.deep.equal([]);
    expect(drafts).to.have.length(2);
    for (const { boundary, draft, salt } of drafts) {
      expect(encodeBoundary(boundary, fromBase64(salt)).commitment).to.equal(
        draft.boundaryCommitment,
      );
    }
  });

  it('lists each wrong feature, and then drafts none', async () => {
    const swapped = square().map(([x, y]) => [y, x]);
    const { drafts, faults } = await preview([feature(square()), feature(swapped, 'n-2')]);
    expect(faults.map(({ code, index }) => [code, index])).to.deep.equal([
      ['SURVEY_AXES_SWAPPED', 1],
    ]);
    expect(drafts).to.deep.equal([]);
  });

  it('names overlaps among the features', async () => {
    const { drafts, overlaps } = await preview([feature(square()), feature(square(0.0005), 'n-2')]);
    expect(overlaps.map(({ ids }) => ids)).to.deep.equal([['n-1', 'n-2']]);
    // The later registration says so, of whole square metres.
    expect(drafts.map(({ draft }) => draft.overlaps)).to.deep.equal([
      undefined,
      [{ areaM2: 4_663, parcelId: 'n-1' }],
    ]);
  });

  it('states no overlap of parcels that only touch', async () => {
    const { drafts } = await preview([feature(square()), feature(square(0.001), 'n-2')]);
    expect(drafts.map(({ draft }) => draft.overlaps)).to.deep.equal([undefined, undefined]);
  });

  it('takes no registered id a second time, and tells nobody where a private field lies', async () => {
    const known = api.services.index.records.all('parcel');
    const [first] = known;
    if (!first) throw new Error('expected a parcel of the season');
    const answer = await preview([feature(square(), first.parcelId)]);
    expect(answer).to.deep.include({ already: [first.parcelId], drafts: [], overlaps: [] });
    expect(answer.faults[0]).to.include({ code: 'PARCEL_EXISTS', index: 0 });
    expect(answer.notCompared).to.equal(known.length);
  });

  it('drafts the next boundary of the parcel that the file revises, and of no other registered one', async () => {
    const [first] = api.services.index.records.all('parcel');
    if (!first) throw new Error('expected a parcel of the season');
    const own = await post(
      [feature(square(), first.parcelId)],
      `crs=4326&revises=${first.parcelId}`,
    );
    expect(own.body).to.deep.include({ already: [], faults: [], overlaps: [] });
    const other = await post([feature(square(), first.parcelId)], 'crs=4326&revises=p-other');
    expect(other.body).to.deep.include({ already: [first.parcelId], drafts: [] });
  });

  for (const [what, query, type, status, code] of [
    ['another system', 'crs=EPSG:3857', 'application/geo+json', 422, 'SURVEY_CRS_UNKNOWN'],
    ['no system', 'axes=east-north', 'application/geo+json', 400, 'REQUEST_INVALID'],
    ['another order of axes', 'crs=4326&axes=xy', 'application/geo+json', 400, 'REQUEST_INVALID'],
    ['another question', 'crs=4326&guess=1', 'application/geo+json', 400, 'REQUEST_INVALID'],
    ['another media type', 'crs=4326', 'text/csv', 415, 'MEDIA_TYPE_UNSUPPORTED'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      expectProblem(await post([feature(square())], query, type), status, code);
    });
  }

  it('refuses what is no survey, and an empty one', async () => {
    const send = (text: string): request.Test =>
      request(api.app)
        .post(`${API}/surveys/parcels?crs=4326`)
        .set('content-type', 'application/geo+json')
        .send(text);
    expectProblem(await send('[]'), 422, 'SURVEY_FILE');
    expectProblem(await send('{"type":"FeatureCollection","features":[]}'), 422, 'SURVEY_EMPTY');
  });

  it('stores boundaries of commitments only', async () => {
    const [{ boundary, salt } = { boundary: undefined, salt: '' }] = (
      await preview([feature(square())])
    ).drafts;
    const send = (body: object): request.Test =>
      request(api.app).post(`${API}/boundaries`).send(body);
    expectProblem(await send({ boundaries: [{ boundary, salt }] }), 404, 'PARCEL_NOT_FOUND');
    const foreign = { ...boundary, parcelId: 'p-0017' };
    expectProblem(
      await send({ boundaries: [{ boundary: foreign, salt }] }),
      422,
      'BOUNDARY_COMMITMENT',
    );
    expectProblem(await send({ boundaries: [] }), 400, 'REQUEST_INVALID');
  });
});

describe('the API for histories and samples of parcels', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const plantHere = (key: string, value: object): void => plant(api.services.index, key, value);

  it('shows a parcel’s seasons, newest first, and its events', async () => {
    for (const season of [2025, 2026]) {
      plantHere(`parcel-sowing~p-0017/${season}`, {
        commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
        declaredAt: '2026-05-01T00:00:00.000Z',
        parcelId: 'p-0017',
        season,
        seedLot: 's-7',
        v: 1,
        variety: '盐丰47',
      });
    }
    const answer = await get('/parcels/p-0017/history');
    const { seasons } = answer.body as { seasons: { season: number }[] };
    expect(seasons.map(({ season }) => season)).to.deep.equal([2026, 2025]);
    expectProblem(await get('/parcels/p-none/history'), 404, 'PARCEL_NOT_FOUND');
  });

  it('lists samples of a division, newest first, without what serves the count', async () => {
    plantHere('parcel-sample~s-1', sampleOf('s-1', '211104', '2026-05-01T00:00:00.000Z'));
    plantHere('parcel-sample~s-2', sampleOf('s-2', '211104', '2026-06-01T00:00:00.000Z'));
    plantHere('parcel-sample~s-3', sampleOf('s-3', '211103', '2026-07-01T00:00:00.000Z'));
    const answer = await get('/parcel-samples?areaCode=211104');
    const { items } = answer.body as { items: { sampleId: string }[] };
    expect(items.map(({ sampleId }) => sampleId)).to.deep.equal(['s-2', 's-1']);
    const one = (await get('/parcel-samples/s-1')).body as Record<string, unknown>;
    expect(one).to.include({
      chunkCount: 1,
      outAt: new Date(roundTimeMs('drand-quicknet', 657_413)).toISOString(),
    });
    expect(one).to.not.have.any.keys('frontier', 'chunks', 'lastId');
    expectProblem(await get('/parcel-samples/s-9'), 404, 'SAMPLE_NOT_FOUND');
    expectProblem(await get('/parcel-samples?areaCode=x'), 400, 'REQUEST_INVALID');
  });
});
