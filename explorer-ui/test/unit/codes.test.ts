// SPDX-License-Identifier: Apache-2.0
import { SERIAL_BYTES, serialBytes, serialText, type Lot } from '@daoji/model';
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import { openPackageLots } from '../../src/codes/code-queries.js';
import { drawSerials, MAX_DRAWN } from '../../src/codes/draw-serials.js';
import { runOf, runsText, typedRun, wholeOf } from '../../src/codes/places.js';

describe('serials drawn by a page', () => {
  it('are 10 random bytes each, under the root of their texts', () => {
    const { count, packed, serialRoot } = drawSerials(7_000);
    expect([count, packed.length]).to.deep.equal([7_000, 70_000]);
    const texts = Array.from({ length: count }, (_, place) =>
      serialText(packed.subarray(place * SERIAL_BYTES, (place + 1) * SERIAL_BYTES)),
    );
    expect(new Set(texts).size).to.equal(7_000);
    expect(serialBytes(texts[6_999] ?? '')).to.deep.equal(Uint8Array.from(packed.slice(-10)));
    expect(serialRoot).to.equal(toHex(rootOf(texts.map((text) => hashLeaf(utf8(text))))));
  });

  for (const count of [0, -1, 1.5, Number.NaN, MAX_DRAWN + 1]) {
    it(`are refused for ${count}`, () => {
      expect(() => drawSerials(count)).to.throw(RangeError);
    });
  }
});

describe('runs as they are typed', () => {
  for (const [from, to, run] of [
    ['1', '10', { from: 0, to: 10 }],
    [' 10 ', '10', { from: 9, to: 10 }],
    ['1', '100', { from: 0, to: 100 }],
    ['0', '10', undefined],
    ['11', '10', undefined],
    ['1', '101', undefined],
    ['', '10', undefined],
    ['1', '', undefined],
    ['-1', '10', undefined],
    ['1.5', '10', undefined],
    ['1e1', '10', undefined],
  ] as const) {
    it(`reads ${from}–${to} of 100 as ${JSON.stringify(run)}`, () => {
      expect(runOf({ from, to }, 100)).to.deep.equal(run);
    });
  }

  it('are shown from 1, and counted where they are many', () => {
    expect(typedRun({ from: 0, to: 5 })).to.deep.equal({ from: '1', to: '5' });
    expect(runsText([])).to.equal('–');
    expect(runsText([{ from: 0, to: 5 }])).to.equal('1–5');
    const many = [0, 10, 20].map((from) => ({ from, to: from + 5 }));
    expect(runsText(many, 2)).to.equal('1–5, 11–15, … +1');
    expect(wholeOf('12345678')).to.equal(undefined);
  });
});

describe('package lots that codes can be activated for', () => {
  const lot = (lotId: string, change: object = {}): Lot =>
    ({
      closed: false,
      lotId,
      operatorId: 'mill-a',
      package: { activated: 4, count: 10, gtin: 'g', netMassGrams: 5_000, productionDate: 'd' },
      ...change,
    }) as unknown as Lot;

  it('are the operator’s own open ones as they were packed, with what is left', () => {
    const lots = [
      lot('pk-1'),
      lot('pk-2', { operatorId: 'mill-b' }),
      lot('pk-3', { closed: true }),
      lot('m-1', { package: undefined }),
      lot('pk-4', { package: { count: 1, gtin: 'g', partOf: 'pk-1' } }),
    ];
    const found = openPackageLots(lots, 'mill-a');
    expect(found.map(({ headroom, lotId }) => [lotId, headroom])).to.deep.equal([['pk-1', 6]]);
  });
});
