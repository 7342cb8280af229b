// SPDX-License-Identifier: Apache-2.0
import type { Reading } from '@daoji/model';
import { expect } from 'chai';

import { seriesLine } from '../../../src/series/series-lines.js';
import type { PackHeader } from '../../../src/spool/payloads.js';

const READING: Reading = {
  bootEpoch: 7,
  channel: 'main',
  clock: 'synced',
  deviceId: 'pj01-water-0042',
  prevHash: '0'.repeat(64),
  quantity: 'water-level',
  scale: -1,
  seq: 1201,
  time: '2026-06-14T02:10:00.000Z',
  type: 'daoji.reading/v1',
  unit: 'mm',
  value: 523,
};
const HEADER: PackHeader = {
  clockPolicy: 'live',
  count: 1,
  level: 'device',
  receivedTime: '2026-06-14T02:10:03.500Z',
  site: 'pj01',
  skip: 0,
  spki: 'AA==',
  topic: 'daoji/v1/pj01/pj01-water-0042/up',
};
const TAGS = 'water-level,channel=main,deviceId=pj01-water-0042,site=pj01';

describe('seriesLine', () => {
  it('is the line of docs/spec/ingest.md', () => {
    expect(seriesLine(READING, HEADER)).to.equal(
      `${TAGS} bootEpoch=7i,flags="",seq=1201i,value=52.3 1781403000000007201`,
    );
  });

  const values: readonly [number, number, string][] = [
    [523, 0, '523'],
    [523, 2, '52300'],
    [-5, -1, '-0.5'],
    [1, -9, '0.000000001'],
    [9_007_199_254_740_991, -3, '9007199254740.991'],
    [0, -2, '0.00'],
  ];
  for (const [value, scale, text] of values) {
    it(`writes ${value} × 10^${scale} as ${text}`, () => {
      expect(seriesLine({ ...READING, value, scale }, HEADER)).to.include(`,value=${text} `);
    });
  }

  // 2026-06-14T02:10:03.500Z
  const received = '1781403003500';
  const times: readonly [string, PackHeader['clockPolicy'], string, string, string][] = [
    ['one hour ahead', 'live', '2026-06-14T03:10:03.500Z', '1781406603500', ''],
    ['more than one hour ahead', 'live', '2026-06-14T03:10:03.501Z', received, 'CLOCK'],
    ['before 2020', 'live', '2019-12-31T23:59:59.999Z', received, 'CLOCK'],
    ['1970', 'live', '1970-01-01T00:00:00.000Z', received, 'CLOCK'],
    ['2038', 'live', '2038-01-19T03:14:08.000Z', received, 'CLOCK'],
    ['a leap day', 'live', '2024-02-29T12:00:00.000Z', '1709208000000', ''],
    ['last season', 'recorded', '2019-06-14T02:10:00.000Z', '1560478200000', 'REPLAY'],
    ['a recorded future', 'recorded', '2030-01-01T00:00:00.000Z', received, 'REPLAY,CLOCK'],
    ['before 1970', 'recorded', '1969-12-31T23:59:59.999Z', received, 'REPLAY,CLOCK'],
  ];
  for (const [what, clockPolicy, time, ms, flags] of times) {
    it(`${clockPolicy}: ${what} → ${ms} ${flags}`, () => {
      const line = seriesLine({ ...READING, time }, { ...HEADER, clockPolicy });
      expect(line).to.equal(
        `${TAGS} bootEpoch=7i,flags="${flags}",seq=1201i,value=52.3 ${ms}007201`,
      );
    });
  }

  it('keeps readings of one millisecond apart by epoch and seq', () => {
    const times = [0, 1, 999, 1000].map((seq) =>
      seriesLine({ ...READING, seq }, HEADER)
        .split(' ')
        .at(-1),
    );
    expect(times).to.deep.equal([
      '1781403000000007000',
      '1781403000000007001',
      '1781403000000007999',
      '1781403000000007000',
    ]);
  });
});
