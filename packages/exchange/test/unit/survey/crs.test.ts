// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { datumOf, fromWgs84, parseCrs, SURVEY_CRS, toWgs84 } from '../../../src/index.js';
import { expectFault } from './expect-fault.js';
import { crsOfPrj } from '../../../src/survey/prj.js';
import { PRJ_4326, PRJ_4529 } from './shapefile-maker.js';

/** Source: `dependencies.md` §2. */
const POINT = [122.07, 41.12] as const;

describe('reference systems of surveys', () => {
  for (const [crs, easting, northing] of [
    ['EPSG:4529', 41_421_895.892, 4_554_316.78],
    ['EPSG:4528', 40_673_848.763, 4_555_965.65],
    ['EPSG:4550', 421_895.892, 4_554_316.78],
    ['EPSG:4549', 673_848.763, 4_555_965.65],
  ] as const) {
    it(`${crs} gives the point of the design page to a millimetre`, () => {
      const [x, y] = fromWgs84(crs, POINT);
      expect(x).to.be.closeTo(easting, 0.001);
      expect(y).to.be.closeTo(northing, 0.001);
    });

    it(`${crs} is read easting first, or northing first when that is declared`, () => {
      for (const position of [
        toWgs84(crs, 'east-north')([easting, northing]),
        toWgs84(crs, 'north-east')([northing, easting]),
      ]) {
        expect(position[0]).to.be.closeTo(122.07, 1e-8);
        expect(position[1]).to.be.closeTo(41.12, 1e-8);
      }
    });
  }

  it('turns GCJ-02 back: about 515 m at Panjin', () => {
    const [x, y] = toWgs84('GCJ-02', 'east-north')(POINT);
    const metres = Math.hypot((x - 122.07) * 83_900, (y - 41.12) * 111_070);
    expect(metres).to.be.within(480, 560);
  });

  it('leaves degrees as they are', () => {
    for (const crs of ['EPSG:4326', 'EPSG:4490'] as const) {
      expect(toWgs84(crs, 'east-north')(POINT)).to.deep.equal(POINT);
      expect(toWgs84(crs, 'north-east')([41.12, 122.07])).to.deep.equal(POINT);
    }
  });

  it('states the datum', () => {
    expect(SURVEY_CRS.map(datumOf)).to.deep.equal([
      'wgs84',
      'cgcs2000',
      'cgcs2000',
      'cgcs2000',
      'cgcs2000',
      'cgcs2000',
      'gcj02',
    ]);
  });

  it('reads a number, and nothing else that is not listed', () => {
    expect(parseCrs(' 4529 ')).to.equal('EPSG:4529');
    expect(parseCrs('gcj-02')).to.equal('GCJ-02');
    for (const name of ['', '3857', 'EPSG:4527', 'BD-09', 'WGS84', 'EPSG:4529x']) {
      expectFault(() => parseCrs(name), 'SURVEY_CRS_UNKNOWN');
    }
  });

  it('reads a .prj', () => {
    expect(crsOfPrj(PRJ_4529)).to.equal('EPSG:4529');
    expect(crsOfPrj(PRJ_4529.replace('41500000', '500000'))).to.equal('EPSG:4550');
    expect(crsOfPrj(PRJ_4529.replace('41500000', '40500000').replace('123.0', '120.0'))).to.equal(
      'EPSG:4528',
    );
    expect(crsOfPrj(PRJ_4326)).to.equal('EPSG:4326');
    expect(crsOfPrj(PRJ_4529.slice(PRJ_4529.indexOf('GEOGCS')))).to.equal('EPSG:4490');
  });

  for (const [what, text] of [
    ['another meridian', PRJ_4529.replace('123.0', '117.0')],
    ['zone 41 with the meridian of zone 40', PRJ_4529.replace('123.0', '120.0')],
    ['another scale', PRJ_4529.replace('Scale_Factor",1.0', 'Scale_Factor",0.9996')],
    ['another projection', PRJ_4529.replace('Gauss_Kruger', 'Mercator')],
    ['Xian 1980', PRJ_4529.replace('D_China_2000', 'D_Xian_1980')],
    ['WGS 84 in metres', PRJ_4529.replace('D_China_2000', 'D_WGS_1984')],
    ['no WKT', 'metres, I think'],
  ] as const) {
    it(`refuses a .prj of ${what}`, () => {
      expectFault(() => crsOfPrj(text), 'SURVEY_CRS_UNKNOWN');
    });
  }
});
