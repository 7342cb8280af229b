// SPDX-License-Identifier: Apache-2.0
import { parseReading, ReadingError } from '@daoji/model';
import { expect } from 'chai';

import { parseReadingFast } from '../../../src/admission/reading-fast.js';
import { printedSeed, seededRandom } from '../../support/seeded-random.js';

const TEXT =
  '{"bootEpoch":7,"channel":"main","clock":"synced","deviceId":"pj01-water-0042","prevHash":"' +
  '0'.repeat(64) +
  '","quantity":"water-level","scale":-1,"seq":1201,"time":"2026-06-14T02:10:00.000Z",' +
  '"type":"daoji.reading/v1","unit":"mm","value":523}';

function outcome(parse: (bytes: Uint8Array) => unknown, bytes: Uint8Array): unknown {
  try {
    return parse(bytes);
  } catch (cause) {
    if (cause instanceof ReadingError) return cause.code;
    throw cause;
  }
}

function expectEqual(bytes: Buffer): void {
  expect(outcome(parseReadingFast, bytes)).to.deep.equal(outcome(parseReading, bytes));
}

describe('parseReadingFast', () => {
  const seed = printedSeed('fast readings');

  it('equals the schema on the usual spelling', () => {
    expect(parseReadingFast(Buffer.from(TEXT))).to.deep.equal(parseReading(Buffer.from(TEXT)));
  });

  const swaps: readonly [string, string, string][] = [
    ['an epoch above uint32', '"bootEpoch":7', '"bootEpoch":4294967296'],
    ['a seq above uint32', '"seq":1201', '"seq":9999999999'],
    ['the largest seq', '"seq":1201', '"seq":4294967295'],
    ['a value above 2^53−1', '"value":523', '"value":9007199254740992'],
    ['the largest value', '"value":523', '"value":9007199254740991'],
    ['minus zero', '"value":523', '"value":-0'],
    ['an exponent', '"value":523', '"value":1e3'],
    ['a float', '"value":523', '"value":52.3'],
    ['a leading zero', '"seq":1201', '"seq":01201'],
    ['the 30th of February', '2026-06-14', '2026-02-30'],
    ['hour 24', 'T02:10', 'T24:00'],
    ['an unknown clock', '"synced"', '"good"'],
    ['a unit of the micro sign', '"mm"', '"µm"'],
    ['a unit of 25 characters', '"mm"', '"aaaaaaaaaaaaaaaaaaaaaaaaa"'],
    ['an escaped unit', '"mm"', '"\\u0041"'],
    ['an empty unit', '"mm"', '""'],
    ['a scale of 10', '"scale":-1', '"scale":10'],
    ['a text number', '"seq":1201', '"seq":"1201"'],
    ['a key more', '"value":523', '"value":523,"x":1'],
    ['a key twice', '"value":523', '"value":523,"value":523'],
    ['another type', 'daoji.reading/v1', 'daoji.reading/v2'],
    ['a line feed at the end', '523}', '523}\n'],
    ['a capital in the device id', 'pj01-water', 'Pj01-water'],
  ];
  for (const [what, from, to] of swaps) {
    it(`equals the schema for ${what}`, () => expectEqual(Buffer.from(TEXT.replace(from, to))));
  }

  it('equals the schema over 3,000 random edits of one or two bytes', () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 3000; round += 1) {
      const bytes = Buffer.from(TEXT);
      for (let edits = 1 + Math.floor(random() * 2); edits > 0; edits -= 1) {
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      }
      expectEqual(bytes);
    }
  });
});
