// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  drawFrom,
  EMPTY_BLEND,
  MAX_SHARES,
  mixOf,
  putInto,
  WHOLE_PPM,
  wholeOf,
  type BinBlend,
  type Composition,
} from '../../src/index.js';

const TONNE = 1_000_000;
const SEED = Number(process.env['SEED'] ?? 20_261_127);

/** Bin after 60 t of A, then 40 t of B. */
const example = putInto(
  putInto(EMPTY_BLEND, 60 * TONNE, wholeOf('lot-a')),
  40 * TONNE,
  wholeOf('lot-b'),
);

describe('shares of a running blend', () => {
  it('brackets a draw of 50 t from 60 t A and 40 t B as rice-domain.md §7 says', () => {
    expect(drawFrom(example, 50 * TONNE).composition).to.deep.equal({
      shares: [
        { lotId: 'lot-a', maxPpm: 1_000_000, minPpm: 200_000 },
        { lotId: 'lot-b', maxPpm: 800_000, minPpm: 0 },
      ],
    });
  });

  it('keeps what may remain', () => {
    expect(drawFrom(example, 50 * TONNE).bin).to.deep.equal({
      contents: [
        { lotId: 'lot-a', maxGrams: 50 * TONNE, minGrams: 10 * TONNE },
        { lotId: 'lot-b', maxGrams: 40 * TONNE, minGrams: 0 },
      ],
      grams: 50 * TONNE,
      otherContents: undefined,
    });
  });

  it('knows exactly what a draw of the whole is made of, and begins again', () => {
    const { bin, composition } = drawFrom(example, 100 * TONNE);
    expect(composition.shares).to.deep.equal([
      { lotId: 'lot-a', maxPpm: 600_000, minPpm: 600_000 },
      { lotId: 'lot-b', maxPpm: 400_000, minPpm: 400_000 },
    ]);
    expect(bin).to.deep.equal(EMPTY_BLEND);
  });

  it('says the whole of a bin that holds one lot, however often it was drawn from', () => {
    let bin = putInto(EMPTY_BLEND, 1_000, wholeOf('lot-a'));
    for (const grams of [333, 333, 333]) {
      const drawn = drawFrom(bin, grams);
      expect(drawn.composition).to.deep.equal(wholeOf('lot-a'));
      ({ bin } = drawn);
    }
    expect(bin.grams).to.equal(1);
  });

  it('mixes by mass', () => {
    const mixed = mixOf([
      { grams: 1, composition: wholeOf('lot-a') },
      { grams: 2, composition: wholeOf('lot-b') },
    ]);
    expect(mixed.shares).to.deep.equal([
      { lotId: 'lot-a', maxPpm: 333_334, minPpm: 333_333 },
      { lotId: 'lot-b', maxPpm: 666_667, minPpm: 666_666 },
    ]);
  });

  it('counts small contributors together beyond its bound, and loses no mass', () => {
    const parts = Array.from({ length: MAX_SHARES + 5 }, (_, index) => ({
      grams: index < 5 ? 1_000 : 2_000,
      composition: wholeOf(`lot-${String(index).padStart(4, '0')}`),
    }));
    const { shares, otherShares } = mixOf(parts);
    expect(shares).to.have.length(MAX_SHARES);
    expect(shares[0]?.lotId).to.equal('lot-0005');
    expect(otherShares?.lots).to.equal(5);
    expect(highest({ shares, otherShares })).to.be.at.least(WHOLE_PPM);
    expect(lowest({ shares, otherShares })).to.be.at.most(WHOLE_PPM);
  });

  it(`holds first-in, last-in and mixed flow within its bounds (seed ${SEED})`, () => {
    const random = seeded(SEED);
    for (let run = 0; run < 200; run += 1) {
      const flows = [new Flow('first'), new Flow('last'), new Flow('mixed')];
      let bin: BinBlend = EMPTY_BLEND;
      for (let step = 0; step < 40; step += 1) {
        if (bin.grams === 0 || random() < 0.45) {
          const lotId = `lot-${Math.floor(random() * 6)}`;
          const grams = 1 + Math.floor(random() * 50_000);
          bin = putInto(bin, grams, wholeOf(lotId));
          for (const flow of flows) flow.put(lotId, grams);
        } else {
          const grams = random() < 0.1 ? bin.grams : 1 + Math.floor(random() * bin.grams);
          const drawn = drawFrom(bin, grams);
          for (const flow of flows) expectWithin(drawn.composition, flow.draw(grams), grams);
          ({ bin } = drawn);
        }
        expect(lowestGrams(bin)).to.be.at.most(bin.grams);
        expect(highestGrams(bin)).to.be.at.least(bin.grams);
      }
    }
  });
});

/** One way in which grain may flow; grams are exact fractions where it mixes. */
class Flow {
  readonly #kind: 'first' | 'last' | 'mixed';
  #layers: { lotId: string; grams: number }[] = [];

  constructor(kind: 'first' | 'last' | 'mixed') {
    this.#kind = kind;
  }

  put(lotId: string, grams: number): void {
    this.#layers.push({ lotId, grams });
  }

  draw(grams: number): Map<string, number> {
    const total = this.#layers.reduce((sum, layer) => sum + layer.grams, 0);
    const taken = new Map<string, number>();
    const take = (lotId: string, amount: number): void => {
      taken.set(lotId, (taken.get(lotId) ?? 0) + amount);
    };
    if (this.#kind === 'mixed') {
      for (const layer of this.#layers) {
        const amount = (layer.grams * grams) / total;
        take(layer.lotId, amount);
        layer.grams -= amount;
      }
      // What floating point leaves of an emptied bin is none.
      this.#layers = this.#layers.filter((layer) => layer.grams > 1e-6);
      return taken;
    }
    let left = grams;
    const order = this.#kind === 'first' ? this.#layers : [...this.#layers].reverse();
    for (const layer of order) {
      const amount = Math.min(left, layer.grams);
      if (amount > 0) take(layer.lotId, amount);
      layer.grams -= amount;
      left -= amount;
    }
    this.#layers = this.#layers.filter((layer) => layer.grams > 0);
    return taken;
  }
}

function expectWithin(
  { shares }: Composition,
  taken: ReadonlyMap<string, number>,
  grams: number,
): void {
  const known = new Map(shares.map((share) => [share.lotId, share]));
  for (const [lotId, amount] of taken) {
    const share = known.get(lotId) ?? expect.fail(`${lotId} is drawn and not named`);
    const inPpm = (amount / grams) * WHOLE_PPM;
    // Floating point of the model flow, not of ours.
    expect(inPpm)
      .to.be.at.least(share.minPpm - 1e-3)
      .and.at.most(share.maxPpm + 1e-3);
  }
  for (const share of shares) if (!taken.has(share.lotId)) expect(share.minPpm).to.equal(0);
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
const lowest = ({ shares, otherShares }: Composition): number =>
  sum(shares.map((share) => share.minPpm)) + (otherShares?.minPpm ?? 0);
const highest = ({ shares, otherShares }: Composition): number =>
  sum(shares.map((share) => share.maxPpm)) + (otherShares?.maxPpm ?? 0);
const lowestGrams = ({ contents }: BinBlend): number => sum(contents.map((one) => one.minGrams));
const highestGrams = ({ contents }: BinBlend): number => sum(contents.map((one) => one.maxGrams));

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
