// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import fc from 'fast-check';

import {
  blastInfection,
  blastLatencyDays,
  diseaseIndex,
  infectionCohorts,
  infectionRate,
  leafBlastGrade,
  LEAF_BLAST_GRADES,
  ModelInputError,
  panicleBlastGrade,
  penetratingSpores,
  sheathBlightGrowth,
  type InfectionHour,
  type InfectionRule,
} from '../../src/index.js';

const refuses = (work: () => unknown): void => void expect(work).to.throw(ModelInputError);

describe('blast infection by wet hours (Choi, Park & Lee 1987)', () => {
  for (const [temperature, hours] of [
    [18, 22],
    [22, 16],
    [26, 10],
    [30, 8],
    [24, 13],
  ] as const) {
    it(`takes ${hours} h at ${temperature} °C for one lesion`, () => {
      expect(blastInfection(temperature, hours).verdict).to.equal('one-lesion-or-more');
      expect(blastInfection(temperature, hours - 0.1).verdict).to.equal('below-one-lesion');
    });
  }

  it('takes four wet hours for any infection, and makes no lesion at 34 °C in a day', () => {
    expect(blastInfection(26, 3.9).verdict).to.equal('none');
    expect(blastInfection(34, 24).verdict).to.equal('below-one-lesion');
  });

  it('says nothing where nobody measured', () => {
    for (const temperature of [12, 17.9, 30.1, 33.9])
      expect(blastInfection(temperature, 12).verdict).to.equal('not-judgeable');
    expect(blastInfection(35, 30).verdict).to.equal('not-judgeable');
    expect(blastLatencyDays(31)).to.equal(undefined);
    expect(blastLatencyDays(17)).to.equal(undefined);
    refuses(() => blastInfection(26, -1));
    refuses(() => blastInfection(Number.NaN, 5));
  });

  it('gives the days to lesions', () => {
    expect(blastLatencyDays(18)).to.deep.equal({ least: 7, most: 8 });
    expect(blastLatencyDays(24)).to.deep.equal({ least: 4, most: 5 });
    expect(blastLatencyDays(30)).to.deep.equal({ least: 3, most: 4 });
  });

  it('multiplies a spore catch out, and refuses what is no share', () => {
    const one = {
      caught: 50,
      infection: 0.4,
      leafAreaIndex: 3,
      receptive: 0.5,
      resistance: 0.2,
      trapFactor: 2,
    };
    expect(penetratingSpores(one)).to.be.closeTo(12, 1e-12);
    refuses(() => penetratingSpores({ ...one, receptive: 1.1 }));
    refuses(() => penetratingSpores({ ...one, caught: -1 }));
    refuses(() => penetratingSpores({ ...one, infection: Number.NaN }));
  });
});

describe('infection by hourly cohorts (Magarey 2005)', () => {
  const rule: InfectionRule = {
    dryHours: 3,
    maximumC: 35,
    minimumC: 10,
    optimumC: 25,
    wetHours: 6,
  };
  const wet = (temperatureC = 25): InfectionHour => ({ isWet: true, temperatureC });
  const dry: InfectionHour = { isWet: false, temperatureC: 25 };
  const run = (...hours: readonly InfectionHour[]) => infectionCohorts(rule, hours);
  const times = (count: number, hour: InfectionHour): InfectionHour[] =>
    Array<InfectionHour>(count).fill(hour);

  it('has rate 1 at the optimum and 0 at and beyond both ends', () => {
    expect(infectionRate(rule, 25)).to.be.closeTo(1, 1e-12);
    for (const temperature of [-5, 10, 35, 40])
      expect(infectionRate(rule, temperature)).to.equal(0);
    // ((35 − 20)/10)·((20 − 10)/15)^1.5
    expect(infectionRate(rule, 20)).to.be.closeTo(1.5 * (2 / 3) ** 1.5, 1e-12);
    fc.assert(
      fc.property(fc.double({ max: 50, min: -20, noNaN: true }), (temperature) => {
        const rate = infectionRate(rule, temperature);
        expect(rate).to.be.within(0, 1 + 1e-12);
      }),
    );
  });

  it('infects in the hour in which the wet hours are together, one cohort an hour', () => {
    expect(run(...times(7, wet())).infections).to.deep.equal([5, 6]);
    expect(run(...times(5, wet()))).to.deep.include({ infections: [], open: 5 });
  });

  it('lets a short dry spell pass and dies in a long one', () => {
    expect(run(...times(3, wet()), ...times(3, dry), ...times(3, wet())).infections).to.deep.equal([
      8,
    ]);
    expect(run(...times(3, wet()), ...times(4, dry), ...times(3, wet()))).to.deep.include({
      died: 3,
      infections: [],
    });
  });

  it('takes longer away from the optimum, for ever where it is too cold', () => {
    expect(run(...times(8, wet(20))).infections[0]).to.equal(7);
    expect(run(...times(50, wet(9))).infections).to.deep.equal([]);
  });

  it('judges nothing across an hour that is not known', () => {
    const result = run(...times(5, wet()), undefined, ...times(5, wet()));
    expect(result).to.deep.include({ infections: [], notJudgeable: 1, open: 5 });
  });

  it('refuses cardinal temperatures out of order, and no wet hours', () => {
    refuses(() => infectionRate({ ...rule, optimumC: 40 }, 20));
    refuses(() => infectionRate({ ...rule, minimumC: 25 }, 20));
    refuses(() => infectionCohorts({ ...rule, wetHours: 0 }, []));
    refuses(() => infectionCohorts({ ...rule, dryHours: -1 }, []));
  });
});

describe('growth of sheath blight (Hashiba 1982)', () => {
  it('gives the table’s values, and straight lines between them', () => {
    for (const [temperature, growth] of [
      [20, 0.48],
      [23, 1.13],
      [25, 1.35],
      [28, 1.58],
      [24, 1.24],
    ] as const)
      expect(sheathBlightGrowth(temperature, 100)).to.be.closeTo(growth, 1e-12);
    expect(sheathBlightGrowth(25, 90)).to.be.closeTo(1.35 * 0.87, 1e-12);
    expect(sheathBlightGrowth(25, 86)).to.be.closeTo(1.35 * 0.38, 1e-12);
  });

  it('is capped after heading, where the cap was measured', () => {
    expect(sheathBlightGrowth(28, 100, 2)).to.equal(1.12);
    expect(sheathBlightGrowth(28, 100, 10)).to.be.closeTo(1.58, 1e-12);
    expect(sheathBlightGrowth(28, 100, 40)).to.be.closeTo(1.58, 1e-12);
    expect(sheathBlightGrowth(20, 100, 5)).to.be.closeTo(0.48, 1e-12);
  });

  it('says nothing beyond the table, and refuses no humidity', () => {
    expect(sheathBlightGrowth(19, 100)).to.equal(undefined);
    expect(sheathBlightGrowth(29, 100)).to.equal(undefined);
    expect(sheathBlightGrowth(25, 85)).to.equal(undefined);
    refuses(() => sheathBlightGrowth(25, 101));
    refuses(() => sheathBlightGrowth(25, -1));
  });
});

describe('field grades (IRRI)', () => {
  it('grades typical lesions by leaf area, edges as the scale has them', () => {
    expect([1.9, 2, 9.9, 10, 25, 26, 50, 51, 75, 76, 100].map(leafBlastGrade)).to.deep.equal([
      4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9,
    ]);
    expect(LEAF_BLAST_GRADES).to.have.length(10);
  });

  it('grades panicles in odd steps', () => {
    expect([0, 0.5, 1, 5, 6, 25, 26, 50, 51, 100].map(panicleBlastGrade)).to.deep.equal([
      0, 1, 3, 3, 5, 5, 7, 7, 9, 9,
    ]);
    refuses(() => panicleBlastGrade(101));
    refuses(() => leafBlastGrade(-1));
  });

  it('weighs grades to an index of 0 to 100', () => {
    expect(diseaseIndex([10, 0, 0])).to.equal(0);
    expect(diseaseIndex([0, 0, 10])).to.equal(100);
    expect(diseaseIndex([5, 3, 2], 9)).to.be.closeTo((100 * 7) / 90, 1e-12);
    refuses(() => diseaseIndex([]));
    refuses(() => diseaseIndex([0, 0]));
    refuses(() => diseaseIndex([1.5, 2]));
    refuses(() => diseaseIndex([1, 2, 3], 1));
  });
});
