// SPDX-License-Identifier: Apache-2.0
import { sha256, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import {
  assertSorted,
  drawLowest,
  frontierAfter,
  frontierRoot,
  listRoot,
  lowestOf,
  randomnessOf,
  rankOf,
} from '../../src/index.js';

const SEED = Number(process.env['DAOJI_TEST_SEED'] ?? 20_261_127);
const beaconOf = (round: number): string => toHex(sha256(utf8(`${SEED}/${round}`)));
const idsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `p-${String(at).padStart(4, '0')}`);

describe('randomnessOf', () => {
  // Source: `rice-domain.md` §11, drand default round 1 and quicknet round 657413.
  for (const [signature, randomness] of [
    [
      '8d61d9100567de44682506aea1a7a6fa6e5491cd27a0a0ed349ef6910ac5ac20ff7bc3e09d7c046566c9f7f3c6f3b10104990e7cb424998203d8f7de586fb7fa5f60045417a432684f85093b06ca91c769f0e7ca19268375e659c2a2352b4655',
      '101297f1ca7dc44ef6088d94ad5fb7ba03455dc33d53ddb412bbc4564ed986ec',
    ],
    [
      'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
      'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
    ],
  ] as const) {
    it(`of ${signature.slice(0, 16)}… is the published one`, () => {
      expect(randomnessOf(signature)).to.equal(randomness);
    });
  }

  it('is another for another signature', () => {
    expect(randomnessOf('00')).to.not.equal(randomnessOf('01'));
  });
});

describe('drawLowest', () => {
  it('ranks by SHA-256(randomness ‖ id)', () => {
    const beacon = beaconOf(1);
    const bytes = new Uint8Array([...Buffer.from(beacon, 'hex'), ...utf8('p-0001')]);
    expect(rankOf(beacon, 'p-0001')).to.equal(toHex(sha256(bytes)));
  });

  it('without one id draws the same others', () => {
    const ids = idsOf(200);
    const drawn = drawLowest(beaconOf(2), ids, 11).map(({ id }) => id);
    const [first = ''] = drawn;
    const rest = ids.filter((id) => id !== first);
    const again = drawLowest(beaconOf(2), rest, 10).map(({ id }) => id);
    expect(again).to.deep.equal(drawn.slice(1));
  });

  it('in parts draws as at once', () => {
    const ids = idsOf(97);
    const beacon = beaconOf(3);
    const parts = lowestOf(lowestOf([], beacon, ids.slice(0, 40), 9), beacon, ids.slice(40), 9);
    expect(parts).to.deep.equal(drawLowest(beacon, ids, 9));
  });

  it('draws no id twice and none that is not listed', () => {
    const drawn = drawLowest(beaconOf(4), idsOf(50), 60).map(({ id }) => id);
    expect([...drawn].sort()).to.deep.equal(idsOf(50));
  });

  it('draws each id equally often (χ² over many beacons)', () => {
    const [count, size, rounds] = [40, 8, 4_000];
    const ids = idsOf(count);
    const hits = new Map(ids.map((id) => [id, 0]));
    for (let round = 0; round < rounds; round += 1) {
      for (const { id } of drawLowest(beaconOf(round), ids, size)) {
        hits.set(id, (hits.get(id) ?? 0) + 1);
      }
    }
    const expected = (rounds * size) / count;
    // Drawn without replacement, a count has variance n·p·(1 − p): the statistic is scaled by its own spread.
    const spread = rounds * (size / count) * (1 - size / count);
    const statistic =
      ([...hits.values()].reduce((sum, hit) => sum + (hit - expected) ** 2, 0) / spread) *
      ((count - 1) / count);
    // χ² with 39 degrees of freedom lies in 15–80 but for 2 in 10,000.
    expect(statistic, `seed ${SEED}`).to.be.within(15, 80);
  });
});

describe('the root of a list', () => {
  it('is the same however the list is counted', () => {
    for (const count of [1, 2, 3, 4, 7, 8, 9, 63, 64, 65, 200]) {
      const ids = idsOf(count);
      for (const step of [1, 3, 64]) {
        let frontier: string[] = [];
        for (let from = 0; from < count; from += step) {
          frontier = frontierAfter(frontier, from, ids.slice(from, from + step));
        }
        expect(frontierRoot(frontier), `${count} by ${step}`).to.equal(listRoot(ids));
      }
    }
  });

  it('moves with every id', () => {
    const ids = idsOf(9);
    const roots = ids.map((_, at) => listRoot(ids.filter((__, other) => other !== at)));
    expect(new Set([...roots, listRoot(ids)]).size).to.equal(10);
  });

  for (const ids of [
    ['b', 'a'],
    ['a', 'a'],
    ['', 'a'],
    ['p-10', 'p-1'],
  ]) {
    it(`refuses ${JSON.stringify(ids)}`, () => {
      expect(() => listRoot(ids)).to.throw(RangeError, 'expected an id after');
      expect(() => drawLowest(beaconOf(1), ids, 1)).to.throw(RangeError);
    });
  }

  it('refuses ids that do not come after the last, no ids, and a frontier that does not fit', () => {
    expect(() => assertSorted('p-2', ['p-2'])).to.throw(RangeError);
    expect(() => frontierRoot([])).to.throw(RangeError, 'at least one');
    expect(() => frontierAfter([], 3, ['a'])).to.throw(RangeError, 'frontier of 3');
  });
});
