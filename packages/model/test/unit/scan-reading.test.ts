// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  deviceProfileSchema,
  encodeReading,
  scanHalves,
  scannerProfile,
  serialOfHalves,
  ZERO_HASH,
} from '../../src/index.js';

describe('scans as readings', () => {
  for (const serial of [
    '0000000000000000',
    'zzzzzzzzzzzzzzzz',
    '0123456789abcdef',
    '8000000080000000',
    'tpg5f4y9qzmvna1r',
  ]) {
    it(`carry ${serial} in two values that every reading can hold`, () => {
      const halves = scanHalves(serial);
      const [high, low] = halves;
      expect(serialOfHalves(high.value, low.value)).to.equal(serial);
      for (const half of halves) {
        const reading = {
          ...half,
          bootEpoch: 1,
          clock: 'synced',
          deviceId: 'pj01-scan-1',
          prevHash: ZERO_HASH,
          seq: 0,
          time: '2026-11-29T00:00:00.000Z',
          type: 'daoji.reading/v1',
        } as const;
        expect(encodeReading(reading).length).to.be.above(0);
      }
    });
  }

  it('fit the profile of a line scanner', () => {
    const profile = deviceProfileSchema.parse(scannerProfile());
    for (const half of scanHalves('zzzzzzzzzzzzzzzz')) {
      const channel = profile.channels.find((one) => one.channel === half.channel);
      expect(channel).to.include({ quantity: half.quantity, scale: half.scale, unit: half.unit });
      expect(half.value).to.equal(channel?.max);
    }
  });

  for (const bad of ['', 'short', 'ABCDEFGHJKMNPQRS', 'iiiiiiiiiiiiiiii', '0'.repeat(17)]) {
    it(`are not made of ${bad || '(nothing)'}`, () => {
      expect(() => scanHalves(bad)).to.throw(RangeError);
    });
  }

  for (const value of [-1, 2 ** 40, 1.5, Number.NaN]) {
    it(`are not read from a half of ${value}`, () => {
      expect(() => serialOfHalves(value, 0)).to.throw(RangeError);
      expect(() => serialOfHalves(0, value)).to.throw(RangeError);
    });
  }
});
