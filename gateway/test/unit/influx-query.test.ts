// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  countQuery,
  curveQuery,
  pointsQuery,
  selectorQuery,
} from '../../src/series/influx-query.js';

const GOOD = { deviceId: 'pj-bin-0001', channel: 'main', quantity: 'co2', fromMs: 0, toMs: 1000 };

describe('InfluxQL templates', () => {
  it('ask for one device, channel and quantity in a bounded time', () => {
    expect(countQuery(GOOD)).to.equal(
      `SELECT COUNT("value") AS "value" FROM "co2" WHERE "deviceId" = 'pj-bin-0001' AND "channel" = 'main' ` +
        'AND time >= 0ms AND time <= 1000ms',
    );
  });

  const payloads = [
    "a' OR '1'='1",
    'a"; DROP MEASUREMENT x',
    "a\\' OR 1=1 --",
    'a\n',
    '/.*/',
    '',
    'A',
    '水',
  ];
  for (const payload of payloads) {
    for (const field of ['deviceId', 'channel', 'quantity'] as const) {
      it(`refuse ${JSON.stringify(payload)} as ${field}`, () => {
        const request = { ...GOOD, [field]: payload };
        for (const make of [countQuery, curveQuery]) expect(() => make(request)).to.throw();
        expect(() => pointsQuery(request, 1)).to.throw();
        expect(() => selectorQuery(request, 'MIN')).to.throw();
      });
    }
  }

  for (const time of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`refuse ${time} as a time or number of rows`, () => {
      expect(() => countQuery({ ...GOOD, fromMs: time })).to.throw();
      expect(() => countQuery({ ...GOOD, toMs: time })).to.throw();
      expect(() => pointsQuery(GOOD, time)).to.throw();
    });
  }
});
