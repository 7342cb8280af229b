// SPDX-License-Identifier: Apache-2.0
import { deductionsOf, physicalGrams, settledGrams, settlementValuesSchema } from '@daoji/model';
import { expect } from 'chai';

const RULES = settlementValuesSchema.parse({
  deductions: [
    {
      deductionMilliPercent: 650,
      of: 'moisture',
      standardMilliPercent: 14_500,
      stepMilliPercent: 500,
    },
    {
      deductionMilliPercent: 300,
      of: 'impurity',
      standardMilliPercent: 1_000,
      stepMilliPercent: 300,
    },
  ],
  kind: 'settlement',
  product: '粳稻谷',
});

function settled(grams: number, moisture: number, impurity: number): number {
  const quality = { impurityMilliPercent: impurity, moistureMilliPercent: moisture };
  return settledGrams(grams, deductionsOf(RULES, quality));
}

describe('the settled mass of a load', () => {
  it('is 974.0 kg for 1,000 kg at 16.5 %: 4 steps, 2.6 %, where 976.608 kg are physical', () => {
    const quality = { impurityMilliPercent: 1_000, moistureMilliPercent: 16_500 };
    expect(deductionsOf(RULES, quality)).to.deep.equal([
      { of: 'moisture', steps: 4, milliPercent: 2_600 },
      { of: 'impurity', steps: 0, milliPercent: 0 },
    ]);
    expect(settled(1_000_000, 16_500, 1_000)).to.equal(974_000);
    expect(physicalGrams(1_000_000, 16_500)).to.equal(976_608);
  });

  for (const [what, moisture, impurity, grams] of [
    ['a step that is not full deducts nothing', 14_999, 1_299, 1_000_000],
    ['drier and cleaner than the standard adds nothing', 12_000, 0, 1_000_000],
    ['one full step of moisture', 15_000, 1_000, 993_500],
    ['one full step of impurity', 14_500, 1_300, 997_000],
    ['both are deducted of the weighed mass', 15_000, 1_600, 987_500],
  ] as const) {
    it(what, () => {
      expect(settled(1_000_000, moisture, impurity)).to.equal(grams);
    });
  }

  it('leaves nothing where more than the whole is deducted', () => {
    expect(settledGrams(1_000_000, [{ milliPercent: 60_000 }, { milliPercent: 60_000 }])).to.equal(
      0,
    );
  });

  it('rounds half up', () => {
    expect(settledGrams(1, [{ milliPercent: 50_000 }])).to.equal(1);
    expect(settledGrams(1, [{ milliPercent: 50_001 }])).to.equal(0);
  });

  it('refuses values without a step', () => {
    const [row] = RULES.deductions;
    const values = { ...RULES, deductions: [{ ...row, stepMilliPercent: 0 }] };
    expect(settlementValuesSchema.safeParse(values).success).to.equal(false);
  });
});
