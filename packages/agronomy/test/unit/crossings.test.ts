// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { findContacts, type Position } from '../../src/index.js';

const told = (...lines: readonly (readonly Position[])[]): string[] =>
  findContacts(lines).map(
    ({ kind, position, lines: [a, b] }) => `${kind} ${position.join()} ${a}${b}`,
  );

const SQUARE: readonly Position[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];

/** A ring around Panjin with `corners` corners; the seed moves them in and out, never across. */
function star(corners: number, seed: number): Position[] {
  let state = seed;
  const ring = Array.from({ length: corners }, (_, at): Position => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const radius = 0.001 * (0.5 + state / 2_147_483_648);
    const angle = (2 * Math.PI * at) / corners;
    return [122 + radius * Math.cos(angle), 41 + radius * Math.sin(angle)];
  });
  return [...ring, ring[0] ?? [0, 0]];
}

describe('findContacts', () => {
  const none: readonly (readonly [what: string, lines: readonly (readonly Position[])[]])[] = [
    ['nothing', []],
    ['one position', [[[1, 1]]]],
    ['a square', [SQUARE]],
    ['a square with positions repeated', [SQUARE.flatMap((corner) => [corner, corner])]],
    ['a square with a corner on an edge', [[...SQUARE.slice(0, 1), [2, 0], ...SQUARE.slice(1)]]],
    ['an open line', [SQUARE.slice(0, 4)]],
    [
      'a hole that stays inside',
      [SQUARE, SQUARE.map(([x, y]): Position => [1 + x / 4, 1 + y / 4])],
    ],
    ['two squares apart', [SQUARE, SQUARE.map(([x, y]): Position => [x + 5, y])]],
  ];
  for (const [what, lines] of none) {
    it(`finds nothing in ${what}`, () => {
      expect(told(...lines)).to.deep.equal([]);
    });
  }

  it('finds a bow tie’s crossing, closed and open', () => {
    const tie: readonly Position[] = [
      [0, 0],
      [4, 4],
      [4, 0],
      [0, 4],
      [0, 0],
    ];
    expect(told(tie)).to.deep.equal(['crossing 2,2 00']);
    expect(told(tie.slice(0, 4))).to.deep.equal(['crossing 2,2 00']);
    expect(told([...tie].reverse())).to.deep.equal(['crossing 2,2 00']);
  });

  it('finds a corner that touches an edge, and one that touches a corner', () => {
    expect(
      told([
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
        [0, 0],
      ]),
    ).to.deep.equal(['touch 2,0 00']);
    const eight: readonly Position[] = [
      [0, 0],
      [2, 2],
      [4, 0],
      [4, 4],
      [2, 2],
      [0, 4],
      [0, 0],
    ];
    expect(told(eight)).to.deep.equal(['touch 2,2 00']);
  });

  it('finds a spike and an edge run along twice', () => {
    expect(
      told([
        [0, 0],
        [4, 0],
        [4, 6],
        [4, 4],
        [0, 4],
        [0, 0],
      ]),
    ).to.deep.equal(['overlap 4,4 00', 'overlap 4,6 00']);
    expect(
      told([
        [0, 0],
        [1, 0],
        [0, 0],
      ]),
    ).to.deep.equal(['overlap 0,0 00', 'overlap 1,0 00']);
  });

  it('tells a hole that leaves its ring, and plots that share an edge or a corner', () => {
    const moved = (dx: number, dy: number): Position[] => SQUARE.map(([x, y]) => [x + dx, y + dy]);
    expect(told(SQUARE, moved(2, 1))).to.deep.equal(
      ['crossing 4,1 01', 'crossing 2,4 01'].sort((a, b) => a.localeCompare(b)),
    );
    expect(told(SQUARE, moved(4, 4))).to.deep.equal(['touch 4,4 01']);
    expect(told(SQUARE, moved(4, 0))).to.deep.equal(['overlap 4,0 01', 'overlap 4,4 01']);
  });

  it('decides exactly where floating point cannot: a corner one unit in the last place off the edge', () => {
    const ring = (y: number): Position[] => [
      [0, 0],
      [1, 1],
      [1, 2],
      [0.3, y],
      [0, 2],
      [0, 0],
    ];
    expect(told(ring(0.3))).to.deep.equal(['touch 0.3,0.3 00']);
    expect(told(ring(0.30000000000000004))).to.deep.equal([]);
    expect(told(ring(0.29999999999999993))).to.have.length(2);
  });

  it('finds nothing in 40 stars, and a crossing in each after two corners change places', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const ring = star(60, seed);
      expect(told(ring), `seed ${seed}`).to.deep.equal([]);
      const swapped = ring.map((corner, at) =>
        at === 20 ? ring[24] : at === 24 ? ring[20] : corner,
      );
      expect(told(swapped as Position[]), `seed ${seed}`).to.not.deep.equal([]);
    }
  });

  it('looks at a boundary of 2,000 corners', () => {
    expect(told(star(2_000, 7))).to.deep.equal([]);
  });

  it('refuses coordinates that are none', () => {
    for (const bad of [Number.NaN, Infinity, -Infinity]) {
      expect(() =>
        findContacts([
          [
            [0, 0],
            [bad, 1],
          ],
        ]),
      ).to.throw(RangeError, String(bad));
    }
  });
});
