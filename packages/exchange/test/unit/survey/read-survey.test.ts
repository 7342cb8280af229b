// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  draftsOf,
  overlapsOf,
  polygonOfBoundary,
  readSurvey,
  type SurveyErrorCode,
} from '../../../src/index.js';
import { expectFault } from './expect-fault.js';
import { ATTRIBUTES, feature, file, metres, read, square, type Ring } from './survey-fixture.js';

describe('readSurvey of GeoJSON', () => {
  it('gives attributes, WGS 84 and the area on the ellipsoid', () => {
    const survey = read([feature(square(), { contractMu: 14, measuredMu: '14.1' })]);
    expect(survey).to.include({ datum: 'wgs84', featureCount: 1, format: 'geojson' });
    expect(survey.faults).to.deep.equal([]);
    const [parcel] = survey.parcels;
    expect(parcel?.attributes).to.deep.equal({
      ...ATTRIBUTES,
      contractAreaM2: 9_333,
      measuredAreaM2: 9_400,
    });
    expect(parcel?.geodesicAreaM2).to.equal(9_327);
    expect(parcel?.polygon).to.deep.equal([square()]);
  });

  it('gives the same from metres of zone 41, in either declared order', () => {
    const [wanted] = read([feature()]).parcels;
    const ring = metres(square());
    const swapped = ring.map(([x, y]) => [y, x]);
    const [got] = read([feature(ring)], { crs: 'EPSG:4529' }).parcels;
    const [turned] = read([feature(swapped)], { axes: 'north-east', crs: 'EPSG:4529' }).parcels;
    expect(got?.polygon).to.deep.equal(wanted?.polygon);
    expect(turned?.polygon).to.deep.equal(wanted?.polygon);
  });

  it('takes defaults where a feature says nothing, and names of survey tables', () => {
    const properties = { DKBM: 'P-9', HTMJM: 14, areaCode: '', originClass: null, parcelId: null };
    const [parcel] = read([feature(square(), properties)], {
      defaults: { areaCode: '211103', originClass: 'unproven' },
    }).parcels;
    expect(parcel?.attributes).to.include({
      areaCode: '211103',
      contractAreaM2: 9_333,
      originClass: 'unproven',
      parcelId: 'p-9',
    });
  });

  const hole = [
    [122.0702, 41.1202],
    [122.0704, 41.1202],
    [122.0704, 41.1204],
    [122.0702, 41.1202],
  ];
  const bowtie: Ring = [
    [122.07, 41.12],
    [122.071, 41.121],
    [122.071, 41.12],
    [122.07, 41.121],
    [122.07, 41.12],
  ];
  const faults: readonly (readonly [string, object, SurveyErrorCode])[] = [
    ['swapped axes', feature(square().map(([x, y]) => [y, x])), 'SURVEY_AXES_SWAPPED'],
    ['a place in another province', feature(square(5_000)), 'SURVEY_OUT_OF_RANGE'],
    ['metres declared as degrees', feature(metres(square())), 'SURVEY_OUT_OF_RANGE'],
    ['a boundary that crosses itself', feature(bowtie), 'SURVEY_SELF_CROSSING'],
    ['an open ring', feature(square().slice(0, 4)), 'SURVEY_GEOMETRY'],
    ['a ring of one place', feature(Array(5).fill(square()[0])), 'SURVEY_GEOMETRY'],
    ['two corners', feature(square().slice(0, 2)), 'SURVEY_GEOMETRY'],
    [
      'a point',
      { ...feature(), geometry: { coordinates: [122, 41], type: 'Point' } },
      'SURVEY_GEOMETRY',
    ],
    ['no geometry', { ...feature(), geometry: null }, 'SURVEY_GEOMETRY'],
    ['text for a number', feature([['122', '41']]), 'SURVEY_GEOMETRY'],
    [
      'two parts',
      {
        ...feature(),
        geometry: { coordinates: [[square()], [square(9)]], type: 'MultiPolygon' },
      },
      'SURVEY_GEOMETRY',
    ],
    [
      'a hole outside',
      {
        ...feature(),
        geometry: { coordinates: [square(5), hole], type: 'Polygon' },
      },
      'SURVEY_GEOMETRY',
    ],
    ['another datum', feature(square(), { datum: 'CGCS2000' }), 'SURVEY_MIXED_DATUM'],
    ['a datum that is none', feature(square(), { datum: 7 }), 'SURVEY_MIXED_DATUM'],
    ['no id', feature(square(), { parcelId: '' }), 'SURVEY_ATTRIBUTE'],
    [
      'an id as a number',
      feature(square(), { parcelId: 2_111_041_010_000_000_000 }),
      'SURVEY_ATTRIBUTE',
    ],
    ['a season of the past', feature(square(), { season: '26' }), 'SURVEY_ATTRIBUTE'],
    ['no variety', feature(square(), { variety: null }), 'SURVEY_ATTRIBUTE'],
    ['a class that is none', feature(square(), { originClass: 'best' }), 'SURVEY_ATTRIBUTE'],
    ['an area below 0', feature(square(), { contractMu: -1 }), 'SURVEY_ATTRIBUTE'],
    ['unreadable text', feature(square(), { variety: '\uFFFD\uFFFD47' }), 'SURVEY_ENCODING'],
  ];
  for (const [what, one, code] of faults) {
    it(`lists ${what} with the feature's index`, () => {
      const survey = read([feature(square(20), { parcelId: 'p-0' }), one]);
      expect(survey.faults.map((fault) => [fault.code, fault.index])).to.deep.equal([[code, 1]]);
    });
  }

  it('names the id of a wrong feature, and both of one id', () => {
    const survey = read([feature(), feature(square(5)), feature(bowtie, { parcelId: 'p-7' })]);
    expect(survey.faults).to.deep.include({
      code: 'SURVEY_DUPLICATE',
      id: 'p-1',
      index: 1,
      message: 'feature 0 has this parcel id too',
    });
    expect(survey.faults[1]).to.include({ code: 'SURVEY_SELF_CROSSING', id: 'p-7', index: 2 });
  });

  for (const [what, bytes, code] of [
    ['no JSON', new TextEncoder().encode('{'), 'SURVEY_FILE'],
    ['another document', new TextEncoder().encode('{"type":"Topology"}'), 'SURVEY_FILE'],
    ['no feature', file([]), 'SURVEY_EMPTY'],
    ['GBK text', Uint8Array.of(0x7b, 0xd6, 0xd0, 0x7d), 'SURVEY_ENCODING'],
    [
      'another stated crs',
      file([feature()], {
        crs: { properties: { name: 'urn:ogc:def:crs:EPSG::4490' }, type: 'name' },
      }),
      'SURVEY_CRS_MISMATCH',
    ],
    ['a crs without name', file([feature()], { crs: { type: 'link' } }), 'SURVEY_CRS_UNKNOWN'],
    ['half a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'SURVEY_FILE'],
  ] as const) {
    it(`refuses ${what}`, () => {
      expectFault(() => readSurvey(bytes, { crs: 'EPSG:4326' }), code);
    });
  }

  it('takes a stated crs that is the declared one', () => {
    const crs = { properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' }, type: 'name' };
    expect(readSurvey(file([feature()], { crs }), { crs: 'EPSG:4326' }).faults).to.deep.equal([]);
  });
});

describe('what a survey comes to', () => {
  const survey = read([
    feature(square(), { contractMu: 14 }),
    feature(square(0.5), { parcelId: 'p-2' }),
    feature(square(9), { parcelId: 'p-3' }),
  ]);
  const known = [
    { id: 'p-3', polygon: [square(0)] },
    { id: 'old-1', polygon: [square(9, 0.5)] },
    { id: 'old-2', polygon: [square(9, 0.6)] },
  ];
  const options = {
    areaBasis: 'contract' as const,
    datum: survey.datum,
    isPublic: false,
    saltOf: () => new Uint8Array(16),
  };

  it('overlaps are looked for among the new ones and with the old, not among the old', () => {
    const pairs = overlapsOf(survey, known);
    expect(pairs.map(({ ids }) => ids.join(' '))).to.deep.equal([
      'old-1 p-3',
      'old-2 p-3',
      'p-1 p-2',
    ]);
    expect(pairs[2]?.areaM2).to.be.closeTo(4_663, 2);
  });

  it('drafts keep the areas apart and name one digest', () => {
    const drafts = draftsOf(survey.parcels, new Map([['old-1', 'a'.repeat(64)]]), options);
    expect(drafts.map(({ draft }) => [draft.areaBasis, draft.areaM2])).to.deep.equal([
      ['contract', 9_333],
      ['geodesic', 9_327],
      ['geodesic', 9_327],
    ]);
    const digests = new Set(drafts.map(({ draft }) => draft.overlapSetDigest));
    expect(digests.size).to.equal(1);
    const alone = draftsOf(survey.parcels, new Map(), options);
    expect(digests.has(alone[0]?.draft.overlapSetDigest)).to.equal(false);
  });

  it('a boundary is what was read', () => {
    const [first] = draftsOf(survey.parcels, new Map(), options);
    expect(first && polygonOfBoundary(first.boundary)).to.deep.equal([square()]);
    expect(first?.draft.boundaryCommitment).to.equal(first?.file.commitment);
  });
});
