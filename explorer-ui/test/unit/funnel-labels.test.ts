// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { placeLabels, type Labelled } from '../../src/quality/funnel-labels.js';

const ROOM = { bottom: 202, top: 0, width: 326 };
const named = (label: string, x: number, y: number): Labelled => ({ label, x, y });

describe('placeLabels', () => {
  it('puts a name beside its point, to the side that has room', () => {
    expect(placeLabels([named('p-a n=6', 100, 80), named('p-b n=6', 300, 80)], ROOM)).to.deep.equal(
      [
        { isRight: true, x: 108, y: 84 },
        { isRight: false, x: 292, y: 84 },
      ],
    );
  });

  it('stacks the names of persons who lie on one spot, upwards from the bottom of the chart', () => {
    const same = ['grower', 'machine-operator', 'trace-manager'].map((name) =>
      named(`${name} n=6`, 300, 202),
    );
    expect(placeLabels(same, ROOM).map(({ y }) => y)).to.deep.equal([206, 192, 178]);
  });

  it('goes down where the chart ends above, and leaves no name out of it', () => {
    const same = ['p-a n=9', 'p-b n=9', 'p-c n=9'].map((label) => named(label, 300, 4));
    const heights = placeLabels(same, ROOM).map(({ y }) => y);
    expect(heights).to.deep.equal([14, 28, 42]);
  });

  it('leaves names alone that lie beside each other, or a line apart', () => {
    const apart = [named('p-a n=6', 40, 80), named('p-b n=6', 250, 80), named('p-c n=6', 40, 93)];
    expect(placeLabels(apart, ROOM).map(({ y }) => y)).to.deep.equal([84, 84, 98]);
  });

  it('covers no name by another, wherever 9 points lie', () => {
    let seed = 7;
    const next = (most: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % most;
    };
    for (let run = 0; run < 200; run += 1) {
      const points = Array.from({ length: 9 }, (_, at) =>
        named(`person-${at} n=${next(90)}`, 34 + next(286), 12 + next(190)),
      );
      const boxes = placeLabels(points, ROOM).map(({ isRight, x, y }, at) => {
        const width = (points[at]?.label.length ?? 0) * 6;
        return { from: isRight ? x : x - width, to: isRight ? x + width : x, y };
      });
      for (const [at, one] of boxes.entries())
        for (const two of boxes.slice(0, at)) {
          const isBeside = one.to <= two.from || two.to <= one.from;
          expect(isBeside || Math.abs(one.y - two.y) >= 14, `run ${run}`).to.equal(true);
        }
    }
  });
});
