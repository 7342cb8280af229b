// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  againstBaseline,
  ModelInputError,
  poissonFunnel,
  poissonInterval,
  scoreOf,
  standardise,
  sumCompared,
  type StandardGroup,
} from '../../src/index.js';

function group(
  personId: string,
  strata: readonly string[],
  count: number,
  n: number,
  period = '2026-10',
): StandardGroup {
  return { count, n, period, personId, strata };
}

const of = (groups: readonly StandardGroup[], personId: string, leastN = 10): object =>
  sumCompared(standardise(groups, leastN).filter((one) => one.group.personId === personId));

describe('poissonInterval', () => {
  // Garwood 1936 as tabled in Ulm 1990, Am J Epidemiol 131:373.
  const TABLE: readonly (readonly [number, number, number])[] = [
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [5, 1.6235, 11.6683],
    [10, 4.7954, 18.3904],
    [100, 81.364, 121.627],
  ];
  for (const [count, lower, upper] of TABLE) {
    it(`of ${count} is that of the table`, () => {
      const got = poissonInterval(count);
      expect(got.lower).to.be.closeTo(lower, 0.0005);
      expect(got.upper).to.be.closeTo(upper, 0.0005);
    });
  }

  it('agrees with Byar’s approximation for a great count', () => {
    const count = 20_000;
    const byar = (from: number, z: number): number =>
      from * (1 - 1 / (9 * from) + z / (3 * Math.sqrt(from))) ** 3;
    const { lower, upper } = poissonInterval(count);
    expect(lower / byar(count, -1.959964)).to.be.closeTo(1, 1e-6);
    expect(upper / byar(count + 1, 1.959964)).to.be.closeTo(1, 1e-6);
  });

  it('holds the count, and is wider with more coverage', () => {
    for (let count = 0; count < 60; count += 1) {
      const [narrow, wide] = [poissonInterval(count), poissonInterval(count, 0.998)];
      expect(narrow.lower <= count && count < narrow.upper, String(count)).to.equal(true);
      expect(wide.lower <= narrow.lower && narrow.upper < wide.upper).to.equal(true);
    }
  });

  for (const [count, coverage] of [
    [-1, 0.95],
    [1.5, 0.95],
    [Number.NaN, 0.95],
    [3, 0],
    [3, 1],
  ] as const)
    it(`refuses ${count} at ${coverage}`, () => {
      expect(() => poissonInterval(count, coverage)).to.throw(ModelInputError);
    });
});

describe('poissonFunnel', () => {
  it('of 10 expected is what the distribution gives by hand', () => {
    // P(X ≤ 16) .972958, P(X ≤ 17) .985722: 17 − (.985722 − .975) ÷ .012764 = 16.160; P(X ≤ 4) .029253: 3.7752.
    const { lower, upper } = poissonFunnel(10);
    expect(upper).to.be.closeTo(1.616, 0.0005);
    expect(lower).to.be.closeTo(0.3775, 0.0005);
  });

  it('has no lower limit where even no case is likely', () => {
    expect(poissonFunnel(0.5).lower).to.equal(0);
    expect(poissonFunnel(3).lower).to.equal(0);
    expect(poissonFunnel(5).lower).to.be.greaterThan(0);
  });

  it('narrows as more is expected, the outer limits around the inner ones', () => {
    let before = Number.POSITIVE_INFINITY;
    for (const expected of [1, 2, 5, 10, 50, 200, 1_000]) {
      const [inner, outer] = [poissonFunnel(expected), poissonFunnel(expected, 0.998)];
      expect(inner.upper < outer.upper && outer.lower <= inner.lower).to.equal(true);
      expect(inner.upper).to.be.lessThan(before);
      before = inner.upper;
    }
  });

  for (const expected of [0, -1, Number.NaN])
    it(`refuses ${expected} expected`, () => {
      expect(() => poissonFunnel(expected)).to.throw(ModelInputError);
    });
});

describe('standardise', () => {
  it('recomputes a sheet that was worked out by hand', () => {
    // Drying 12 of 60 late (20 %), storing 2 of 40 (5 %). a: 30 dryings, 10 storings → 30·.2 + 10·.05 = 6.5 expected, 8 seen.
    const groups = [
      group('a', ['dry', '*'], 8, 30),
      group('b', ['dry', '*'], 4, 30),
      group('a', ['store', '*'], 0, 10),
      group('b', ['store', '*'], 2, 30),
    ];
    const a = sumCompared(standardise(groups, 10).filter((one) => one.group.personId === 'a'));
    expect(a).to.deep.include({ coarser: 0, leftOut: 0, n: 40, observed: 8 });
    expect(a.expected).to.be.closeTo(6.5, 1e-12);
    expect(a.ratio).to.be.closeTo(8 / 6.5, 1e-12);
    // Exact interval of 8: 3.4538–15.7632.
    expect(a.lower).to.be.closeTo(3.4538 / 6.5, 0.0001);
    expect(a.upper).to.be.closeTo(15.7632 / 6.5, 0.0001);
    expect(a.variance).to.be.closeTo(30 * 0.16 + 10 * 0.0475, 1e-12);
    expect(scoreOf(a, 10)).to.be.closeTo(1.5 / Math.sqrt(5.275), 1e-12);
  });

  it('takes back the hardness of the work: who has the hard field alone is no worse than who has not', () => {
    // Each does as everybody does on each field; raw shares are 38 % and 12 %.
    const groups = [
      group('hard', ['spray|wet'], 36, 90),
      group('easy', ['spray|wet'], 4, 10),
      group('hard', ['spray|dry'], 1, 10),
      group('easy', ['spray|dry'], 9, 90),
    ];
    for (const person of ['hard', 'easy'])
      expect(of(groups, person)).to.deep.include({ n: 100, ratio: 1 });
  });

  it('joins strata that are too small at the next coarser one, and says how many', () => {
    const groups = [
      group('a', ['dry|p-1', 'dry'], 1, 6),
      group('b', ['dry|p-2', 'dry'], 2, 6),
      group('a', ['dry|p-3', 'dry'], 2, 10),
      group('b', ['dry|p-3', 'dry'], 2, 10),
    ];
    expect(of(groups, 'a')).to.deep.include({ coarser: 6, leftOut: 0, n: 16, observed: 3 });
    const [small] = standardise(groups, 10);
    // Of 12 in the small ones 3 were: the rich stratum p-3 is no part of it.
    expect(small).to.deep.include({ expected: 1.5, level: 1 });
  });

  it('leaves out what one person alone signs: beside itself it would always be as expected', () => {
    const groups = [
      group('a', ['mill'], 9, 50),
      group('a', ['dry'], 1, 20),
      group('b', ['dry'], 3, 20),
    ];
    const a = of(groups, 'a');
    expect(a).to.deep.include({ leftOut: 50, n: 20, observed: 1 });
  });

  it('leaves out a stratum of less than the least n, and then has no ratio', () => {
    const groups = [group('a', ['dry'], 2, 5), group('b', ['dry'], 0, 4)];
    const a = of(groups, 'a');
    expect(a).to.deep.equal({
      coarser: 0,
      expected: 0,
      leftOut: 5,
      n: 0,
      observed: 0,
      variance: 0,
    });
    expect(a).not.to.have.property('ratio');
  });

  it('expects over all persons what was observed (seeded)', () => {
    let seed = 20_261_130;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const groups = Array.from({ length: 120 }, () => {
      const n = 1 + random(12);
      const place = `f${random(6)}`;
      return group(`p${random(5)}`, [`s${random(3)}|${place}`, 'all'], random(n + 1), n);
    });
    const all = sumCompared(standardise(groups, 10));
    expect(all.expected, 'seed 20261130').to.be.closeTo(all.observed, 1e-9);
  });

  it('judges no sum with less than one case expected, or with few records', () => {
    const sum = { coarser: 0, expected: 0.9, leftOut: 0, n: 100, observed: 5, variance: 0.89 };
    expect(scoreOf(sum, 10)).to.equal(undefined);
    expect(scoreOf({ ...sum, expected: 99.5 }, 10)).to.equal(undefined);
    expect(scoreOf({ ...sum, expected: 2, n: 9 }, 10)).to.equal(undefined);
    expect(scoreOf({ ...sum, expected: 2, variance: 0 }, 10)).to.equal(undefined);
  });

  it('refuses a count above its n, and a group of nothing', () => {
    for (const [count, n] of [
      [3, 2],
      [-1, 2],
      [0, 0],
      [0.5, 2],
    ] as const)
      expect(() => standardise([group('a', ['dry'], count, n)], 10)).to.throw(ModelInputError);
  });
});

describe('againstBaseline', () => {
  const isBase = ({ period }: StandardGroup): boolean => period < '2026-04';

  it('holds later months against the share of the first ones', () => {
    const groups = [group('a', ['dry'], 2, 40, '2026-03'), group('b', ['dry'], 6, 20, '2026-04')];
    const [, later] = againstBaseline(groups, isBase, 10);
    expect(later?.expected).to.be.closeTo((20 * 2.5) / 41, 1e-12);
  });

  it('stays finite where the baseline has no case at all', () => {
    const groups = [group('a', ['dry'], 0, 40, '2026-03'), group('a', ['dry'], 3, 40, '2026-04')];
    const [, later] = againstBaseline(groups, isBase, 10);
    expect(later?.expected).to.be.closeTo(20 / 41, 1e-12);
    expect(later?.variance).to.be.greaterThan(0);
  });

  it('compares nothing of which the baseline has too little', () => {
    const groups = [group('a', ['dry'], 0, 9, '2026-03'), group('a', ['mill'], 3, 40, '2026-04')];
    for (const one of againstBaseline(groups, isBase, 10))
      expect(one).not.to.have.property('level');
  });
});
