// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { borerStages, millingYield, ModelInputError } from '../../src/index.js';

const days = (
  count: number,
  minimumC: number,
  maximumC: number,
): { maximumC: number; minimumC: number }[] =>
  Array.from({ length: count }, () => ({ maximumC, minimumC }));

describe('borerStages', () => {
  it('ends egg, larva, pupa and half of the eggs after 103, 623, 748 and 827 degree-days', () => {
    // 10 degree-days a day: (15 + 25) / 2 − 10.
    const { degreeDays, over } = borerStages(days(90, 15, 25));
    expect(degreeDays).to.be.closeTo(900, 1e-9);
    expect(over).to.deep.equal({ 'adult-to-half-eggs': 83, egg: 11, larva: 63, pupa: 75 });
  });

  it('keeps its method: the sine reckons heat on a day whose mean is below the base', () => {
    const cold = days(1, 2, 16);
    expect(borerStages(cold, 'average').degreeDays).to.equal(0);
    expect(borerStages(cold).degreeDays).to.be.greaterThan(0);
    expect(borerStages(cold)).to.include({ method: 'single-sine', ruleSetId: 'built-in' });
  });

  it('counts no heat above 38 °C, and ends nothing at the base', () => {
    expect(borerStages(days(10, 38, 38)).degreeDays).to.be.closeTo(280, 1e-9);
    expect(borerStages(days(10, 45, 50)).degreeDays).to.be.closeTo(280, 1e-9);
    expect(borerStages(days(100, 10, 10)).over).to.deep.equal({});
  });

  it('says nothing from a missing day on, and names it', () => {
    const { missing, over } = borerStages([...days(10, 15, 25), undefined, ...days(80, 15, 25)]);
    expect([missing, over]).to.deep.equal([[11], {}]);
  });

  for (const [what, day] of [
    ['above 60 °C', { maximumC: 61, minimumC: 20 }],
    ['with its highest below its lowest', { maximumC: 10, minimumC: 20 }],
  ] as const)
    it(`refuses a day ${what}`, () => {
      expect(() => borerStages([day])).to.throw(ModelInputError);
    });
});

describe('millingYield', () => {
  it('says where a modern mill’s milled and head rice lie', () => {
    expect(millingYield({ headG: 500, milledG: 680, paddyG: 1_000 }, 'modern')).to.deep.equal({
      head: 'within',
      headPercent: 50,
      milled: 'within',
      milledPercent: 68,
    });
  });

  for (const [kind, milledG, state] of [
    ['modern', 649, 'below'],
    ['modern', 701, 'above'],
    ['laboratory', 720, 'within'],
    ['village', 560, 'above'],
    ['compact', 800, 'within'],
    ['compact', 599, 'below'],
  ] as const)
    it(`calls ${milledG} g of 1,000 g in a ${kind} mill ${state}`, () => {
      expect(millingYield({ milledG, paddyG: 1_000 }, kind)).to.include({ milled: state });
    });

  it('says that no source names the head rice of a village mill', () => {
    const { head } = millingYield({ headG: 100, milledG: 520, paddyG: 1_000 }, 'village');
    expect(head).to.equal('no-range');
  });

  for (const masses of [
    { milledG: 0, paddyG: 0 },
    { milledG: 1_001, paddyG: 1_000 },
    { milledG: -1, paddyG: 1_000 },
    { headG: 701, milledG: 700, paddyG: 1_000 },
  ])
    it(`refuses ${JSON.stringify(masses)}`, () => {
      expect(() => millingYield(masses, 'modern')).to.throw(ModelInputError);
    });
});
