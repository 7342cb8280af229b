// SPDX-License-Identifier: Apache-2.0
import type { Contract, Lot } from '@daoji/model';
import { expect } from 'chai';

import type { ShownContract } from '../../src/api/intake-queries.js';
import { EMPTY_SLIP, loadGrams, loadWarnings } from '../../src/trade/slip-draft.js';
import { scaleGrams } from '../../src/trade/scale-file.js';

const load = { ...EMPTY_SLIP, gross: '4000', moisture: '16.5', tare: '3000' };
const contract = (headroomGrams: number): ShownContract => ({
  contract: { contractId: 'ct-1' } as unknown as Contract,
  headroomGrams,
});
const lot = (remainingGrams: number): Lot => ({ lotId: 'h-1', remainingGrams }) as unknown as Lot;

describe('loadGrams', () => {
  it('is the physical mass at 14.5 %, as the ledger counts it', () => {
    expect(loadGrams(load)).to.equal(976_608);
  });

  for (const fields of [{ gross: '' }, { tare: 'x' }, { moisture: '' }, { tare: '4000' }]) {
    it(`says nothing for ${JSON.stringify(fields)}`, () => {
      expect(loadGrams({ ...load, ...fields })).to.equal(undefined);
    });
  }
});

describe('loadWarnings', () => {
  it('says nothing of a load that fits and is co-signed, to the gram', () => {
    expect(loadWarnings(load, contract(976_608), lot(976_608))).to.deep.equal([]);
  });

  it('flags one gram above the cap', () => {
    expect(loadWarnings(load, contract(976_607), undefined)).to.deep.equal([
      { grams: 1, id: 'ct-1', kind: 'above-cap' },
    ]);
  });

  it('flags one gram more than is left of the lot, beside the cap', () => {
    const kinds = loadWarnings(load, contract(-5), lot(976_607)).map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['above-cap', 'above-lot']);
  });

  for (const confirmation of ['sms-code', 'signed-paper', 'none']) {
    it(`flags ${confirmation} without a contract in force`, () => {
      const found = loadWarnings({ ...load, confirmation }, undefined, undefined);
      expect(found).to.deep.equal([{ kind: 'no-contract' }]);
    });
  }

  it('flags a paper without its photo as unconfirmed, and takes one with it', () => {
    const paper = { ...load, confirmation: 'signed-paper' };
    expect(loadWarnings(paper, contract(9_000_000), undefined)).to.deep.equal([
      { kind: 'unconfirmed' },
    ]);
    const photographed = { ...paper, paperHash: 'ab'.repeat(32) };
    expect(loadWarnings(photographed, contract(9_000_000), undefined)).to.deep.equal([]);
  });

  it('takes an SMS code under a contract', () => {
    const found = loadWarnings(
      { ...load, confirmation: 'sms-code' },
      contract(9_000_000),
      undefined,
    );
    expect(found).to.deep.equal([]);
  });
});

describe('scaleGrams', () => {
  it('reads what daoji --json scale wrote', () => {
    expect(scaleGrams('{"grams":3120000,"readings":12}')).to.equal(3_120_000);
  });

  it('reads the last weight at rest that an indicator printed', () => {
    const text = 'ST,GS,+ 11980 kg\r\nUS,GS,+ 12020 kg\r\nST,GS,+ 12000 kg\r\nUS,GS,+ 5 kg\r\n';
    expect(scaleGrams(text)).to.equal(12_000_000);
    expect(scaleGrams('ST,NT,  3.125 t')).to.equal(3_125_000);
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['weights that move', 'US,GS,+ 12020 kg\n'],
    ['weights that do not say that they rest', '+ 12020 kg\n'],
    ['an overload', 'OL,GS,+ 99999 kg\n'],
    ['an empty scale', 'ST,GS,+ 0 kg\n'],
    ['a weight below zero', 'ST,GS,- 20 kg\n'],
    ['JSON of something else', '{"grams":"3120000"}'],
    ['JSON of a negative weight', '{"grams":-1}'],
  ] as const) {
    it(`reads no weight from ${what}`, () => {
      expect(scaleGrams(text)).to.equal(undefined);
    });
  }
});
