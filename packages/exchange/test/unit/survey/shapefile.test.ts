// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { readSurvey, type SurveyOptions } from '../../../src/index.js';
import { expectFault } from './expect-fault.js';
import { dbf, PRJ_4529, shp, zip } from './shapefile-maker.js';
import { metres, square } from './survey-fixture.js';

describe('readSurvey of a zipped shapefile', () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  /** 盐丰47 in GBK. */
  const GBK = Uint8Array.of(0xd1, 0xce, 0xb7, 0xe1, 0x34, 0x37);
  const FIELDS = ['DKBM', 'season', 'variety', 'areaCode', 'origin'];
  const row = (variety: Uint8Array): Uint8Array[] => [
    utf8('p-1'),
    utf8('2026'),
    variety,
    utf8('211104101'),
    utf8('panjin'),
  ];
  // A shapefile's outer ring runs clockwise.
  const shape = shp([metres([...square()].reverse())]);
  const parts = (
    variety: Uint8Array,
    more: Record<string, Uint8Array> = {},
  ): Record<string, Uint8Array> => ({
    'a.shp': shape,
    'a.dbf': dbf(FIELDS, [row(variety)]),
    'a.prj': utf8(PRJ_4529),
    ...more,
  });
  const readZip = (
    entries: Record<string, Uint8Array>,
    options: Partial<SurveyOptions> = {},
  ): ReturnType<typeof readSurvey> => readSurvey(zip(entries), { crs: 'EPSG:4529', ...options });
  const without = (entries: Record<string, Uint8Array>, name: string): Record<string, Uint8Array> =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => key !== name));

  for (const [what, entries, options] of [
    ['UTF-8 with .cpg', parts(utf8('盐丰47'), { 'a.cpg': utf8('UTF-8') }), {}],
    ['GBK with .cpg', parts(GBK, { 'a.CPG': utf8('GBK\r\n') }), {}],
    ['GBK, declared', parts(GBK), { encoding: 'gbk' as const }],
  ] as const) {
    it(`reads ${what}, and metres once`, () => {
      const survey = readZip(entries, options);
      expect(survey.faults).to.deep.equal([]);
      expect(survey).to.include({ datum: 'cgcs2000', format: 'shapefile' });
      const [parcel] = survey.parcels;
      expect(parcel?.attributes).to.include({ parcelId: 'p-1', variety: '盐丰47' });
      expect(parcel?.geodesicAreaM2).to.equal(9_327);
      expect(parcel?.polygon[0]?.[0]).to.deep.equal([122.07, 41.12]);
    });
  }

  const whole = parts(utf8('yanfeng 47'));
  const damaged = zip(whole);
  damaged.fill(0xff, 60, 90);
  for (const [what, attempt, code] of [
    ['no .prj', () => readZip(without(whole, 'a.prj')), 'SURVEY_PRJ_MISSING'],
    ['a .prj of another zone', () => readZip(whole, { crs: 'EPSG:4528' }), 'SURVEY_CRS_MISMATCH'],
    ['degrees declared', () => readZip(whole, { crs: 'EPSG:4490' }), 'SURVEY_CRS_MISMATCH'],
    ['no .dbf', () => readZip(without(whole, 'a.dbf')), 'SURVEY_FILE'],
    ['no .shp', () => readZip(without(whole, 'a.shp')), 'SURVEY_FILE'],
    ['two layers', () => readZip({ ...whole, 'b.shp': shape }), 'SURVEY_FILE'],
    ['an unknown encoding', () => readZip(parts(GBK)), 'SURVEY_ENCODING'],
    ['another .cpg', () => readZip(parts(GBK, { 'a.cpg': utf8('Big5') })), 'SURVEY_ENCODING'],
    [
      'a .cpg against the declared encoding',
      () => readZip(parts(GBK, { 'a.cpg': utf8('UTF-8') }), { encoding: 'gbk' }),
      'SURVEY_ENCODING',
    ],
    [
      'fewer rows than shapes',
      () => readZip({ ...whole, 'a.dbf': dbf(FIELDS, []) }),
      'SURVEY_FILE',
    ],
    ['a torn .shp', () => readZip({ ...whole, 'a.shp': shape.slice(0, 90) }), 'SURVEY_FILE'],
    ['a damaged zip', () => readSurvey(damaged, { crs: 'EPSG:4529' }), 'SURVEY_FILE'],
  ] as const) {
    it(`refuses ${what}`, () => {
      expectFault(attempt, code);
    });
  }

  it('lists text of a wrong .cpg as a fault of its feature', () => {
    const survey = readZip(parts(GBK, { 'a.cpg': utf8('UTF-8') }));
    expect(survey.faults.map(({ code, index }) => [code, index])).to.deep.equal([
      ['SURVEY_ENCODING', 0],
    ]);
  });
});
