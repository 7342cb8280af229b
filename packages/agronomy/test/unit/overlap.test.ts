// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  comparedSetDigest,
  containsPoint,
  findOverlaps,
  geodesicArea,
  overlapArea,
  shareInside,
  type Polygon,
  type Position,
} from '../../src/index.js';

const SEED = Number(process.env['DAOJI_TEST_SEED'] ?? 20_261_127);

/** A generator of numbers below 1; mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A rectangle near Panjin in units of 0.001°. */
function rectangle(x: number, y: number, width: number, height: number): Polygon {
  const at = (dx: number, dy: number): Position => [122 + (x + dx) / 1000, 41 + (y + dy) / 1000];
  return [[at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)]];
}

/** A star-shaped ring: valid by construction, mostly not convex. */
function star(random: () => number): Polygon {
  const [x, y] = [122 + random() / 200, 41 + random() / 200];
  const corners = Array.from({ length: 12 }, (_, at): Position => {
    const [angle, reach] = [(at / 12) * 2 * Math.PI, 0.001 + random() / 400];
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });
  return [[...corners, ...corners.slice(0, 1)]];
}

describe('overlapArea', () => {
  it('of rectangles is the rectangle between them', () => {
    const shared = overlapArea(rectangle(0, 0, 4, 4), rectangle(3, 2, 4, 4));
    expect(shared).to.be.closeTo(geodesicArea(rectangle(3, 2, 1, 2)), 0.2);
  });

  it('of a shape with itself is its area', () => {
    const random = randomOf(SEED);
    for (let round = 0; round < 50; round += 1) {
      const shape = star(random);
      const area = geodesicArea(shape);
      expect(overlapArea(shape, shape) / area, `seed ${SEED} round ${round}`).to.be.closeTo(
        1,
        1e-5,
      );
    }
  });

  it('is symmetric, and what is shared with the parts of a shape adds up', () => {
    const random = randomOf(SEED + 1);
    for (let round = 0; round < 100; round += 1) {
      const [one, other] = [star(random), star(random)];
      const shared = overlapArea(one, other);
      const where = `seed ${SEED + 1} round ${round}`;
      expect(overlapArea(other, one), where).to.be.closeTo(shared, 1e-3);
      const [west, east] = [rectangle(-20, -20, 22.5, 60), rectangle(2.5, -20, 60, 60)];
      expect(shared, where).to.be.at.most(Math.min(geodesicArea(one), geodesicArea(other)) + 1e-3);
      const parts = overlapArea(one, west) + overlapArea(one, east);
      expect(parts / geodesicArea(one), where).to.be.closeTo(1, 1e-5);
    }
  });

  it('agrees with points thrown at random', () => {
    const random = randomOf(SEED + 2);
    const [one, other] = [star(random), star(random)];
    const field = rectangle(-4, -4, 14, 14);
    let hits = 0;
    for (let at = 0; at < 100_000; at += 1) {
      const point: Position = [122 + (random() * 14 - 4) / 1000, 41 + (random() * 14 - 4) / 1000];
      if (containsPoint(one, point) && containsPoint(other, point)) hits += 1;
    }
    const wanted = (geodesicArea(field) * hits) / 100_000;
    expect(overlapArea(one, other), `seed ${SEED + 2}`).to.be.closeTo(wanted, wanted * 0.05 + 200);
  });

  it('of neighbours that share a line, a corner or nothing is none', () => {
    const one = rectangle(0, 0, 2, 2);
    for (const other of [
      rectangle(2, 0, 2, 2),
      rectangle(0, 2, 2, 2),
      rectangle(2, 2, 1, 1),
      rectangle(9, 9, 1, 1),
    ]) {
      expect(overlapArea(one, other)).to.be.closeTo(0, 1e-3);
    }
  });

  it('leaves out a hole', () => {
    const [outer = []] = rectangle(0, 0, 10, 10);
    const [hole = []] = rectangle(2, 2, 6, 6);
    expect(overlapArea([outer, hole], rectangle(3, 3, 2, 2))).to.be.closeTo(0, 1e-3);
    expect(overlapArea([outer, hole], rectangle(0, 0, 10, 10))).to.be.closeTo(
      geodesicArea([outer, hole]),
      0.5,
    );
  });
});

describe('findOverlaps', () => {
  const shapes = [
    { id: 'p-2', polygon: rectangle(1, 0, 2, 2) },
    { id: 'p-1', polygon: rectangle(0, 0, 2, 2) },
    { id: 'p-3', polygon: rectangle(3, 0, 2, 2) },
    { id: 'p-4', polygon: rectangle(0, 0.5, 9, 0.5) },
  ];

  it('names each pair once, in order', () => {
    expect(findOverlaps(shapes).map(({ ids }) => ids.join(' '))).to.deep.equal([
      'p-1 p-2',
      'p-1 p-4',
      'p-2 p-4',
      'p-3 p-4',
    ]);
  });

  it('leaves out pairs that nobody asks for', () => {
    const found = findOverlaps(shapes, (one, other) => one.id === 'p-3' || other.id === 'p-3');
    expect(found.map(({ ids }) => ids.join(' '))).to.deep.equal(['p-3 p-4']);
  });

  it('finds what comparing all pairs finds', () => {
    const random = randomOf(SEED + 3);
    const stars = Array.from({ length: 60 }, (_, at) => ({ id: `s-${at}`, polygon: star(random) }));
    let pairs = 0;
    for (const [at, one] of stars.entries()) {
      for (const other of stars.slice(at + 1)) {
        if (overlapArea(one.polygon, other.polygon) >= 1) pairs += 1;
      }
    }
    expect(findOverlaps(stars).length, `seed ${SEED + 3}`).to.equal(pairs);
  });

  it('takes no rounding for an overlap', () => {
    const sliver = rectangle(1.999_999, 0, 2, 2);
    expect(
      findOverlaps([shapes[1] ?? expect.fail('p-1'), { id: 'p-9', polygon: sliver }]),
    ).to.deep.equal([]);
  });
});

describe('comparedSetDigest', () => {
  const set = new Map([
    ['p-2', 'b'],
    ['p-1', 'a'],
  ]);

  it('does not depend on the order', () => {
    const turned = new Map([...set].reverse());
    expect(comparedSetDigest(turned)).to.equal(comparedSetDigest(set));
  });

  it('moves with each id and commitment', () => {
    const others = [
      [['p-1', 'a']],
      [
        ['p-1', 'a'],
        ['p-2', 'c'],
      ],
      [
        ['p-1', 'a'],
        ['p-3', 'b'],
      ],
    ] as [string, string][][];
    const digests = others.map((rows) => comparedSetDigest(new Map(rows)));
    expect(new Set([...digests, comparedSetDigest(set)]).size).to.equal(4);
  });
});

describe('shareInside', () => {
  const area = [rectangle(0, 0, 10, 10), rectangle(10, 0, 10, 10)];

  it('is 1 inside, also across two parts, 0 outside and between on the border', () => {
    expect(shareInside(rectangle(9, 1, 2, 2), area)).to.be.closeTo(1, 1e-5);
    expect(shareInside(rectangle(30, 1, 2, 2), area)).to.equal(0);
    expect(shareInside(rectangle(19, 1, 2, 2), area)).to.be.closeTo(0.5, 1e-6);
    expect(shareInside(rectangle(1, 1, 2, 2), [])).to.equal(0);
  });

  it('a point is in or out', () => {
    const [outer = []] = rectangle(0, 0, 10, 10);
    const [hole = []] = rectangle(2, 2, 6, 6);
    expect(containsPoint([outer, hole], [122.001, 41.001])).to.equal(true);
    expect(containsPoint([outer, hole], [122.005, 41.005])).to.equal(false);
    expect(containsPoint([outer, hole], [122.011, 41.005])).to.equal(false);
  });
});
