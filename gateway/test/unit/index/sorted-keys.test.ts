// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { SortedKeys } from '../../../src/index/sorted-keys.js';

describe('SortedKeys', () => {
  const keysOf = (...all: string[]): SortedKeys => {
    const keys = new SortedKeys();
    for (const key of all) keys.add(key);
    return keys;
  };

  it('pages ascending after a key that it has', () => {
    expect(keysOf('c', 'a', 'b').after('a', 5)).to.deep.equal(['b', 'c']);
  });

  it('pages after a key that it never had', () => {
    expect(keysOf('c', 'a').after('b', 5)).to.deep.equal(['c']);
  });

  it('gives nothing after the last key, for limit 0 and when empty', () => {
    expect(keysOf('a').after('a', 5)).to.deep.equal([]);
    expect(keysOf('a').after('', 0)).to.deep.equal([]);
    expect(keysOf().after('', 5)).to.deep.equal([]);
  });

  it('keeps a key once and forgets a deleted one, waiting or sorted', () => {
    const keys = keysOf('a', 'b', 'b');
    keys.delete('b');
    expect(keys.after('', 5)).to.deep.equal(['a']);
    keys.add('c');
    expect(keys.after('a', 1)).to.deep.equal(['c']);
    keys.delete('a');
    keys.delete('a');
    keys.delete('never');
    expect(keys.after('', 5)).to.deep.equal(['c']);
    expect(keys.size).to.equal(1);
  });

  it('agrees with sorting whatever comes and goes', () => {
    const seed = 20261127;
    let state = seed;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
    const keys = new SortedKeys();
    const plain = new Set<string>();
    for (let step = 0; step < 2_000; step += 1) {
      const key = String(random(400));
      if (random(3) === 0) {
        keys.delete(key);
        plain.delete(key);
      } else {
        keys.add(key);
        plain.add(key);
      }
      if (random(10) > 0) continue;
      const after = String(random(400));
      const expected = [...plain].sort().filter((one) => one > after);
      expect(keys.after(after, 7), `seed ${seed} step ${step}`).to.deep.equal(expected.slice(0, 7));
    }
  });
});
