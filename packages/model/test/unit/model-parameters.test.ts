// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  modelNumbersFault,
  modelNumbersSchema,
  numbered,
  ruleIndexKeys,
  ruleSetContentSchema,
  ruleValueLines,
  RULED_MODELS,
  storageWatchFault,
  storageWatchSchema,
  type ModelNumbers,
  type RuleValues,
} from '../../src/index.js';
import { exampleValues } from './rule-example-files.js';

const WATCH = storageWatchSchema.parse(await exampleValues('storage-watch'));
const numbersOf = async (model: string): Promise<ModelNumbers> => {
  const values = (await exampleValues(`model-${model}`)) as { numbers: unknown };
  return modelNumbersSchema.parse(values.numbers);
};
const blastam = await numbersOf('blastam');
const borer = await numbersOf('stem-borer');
const blast = await numbersOf('epirice-leaf-blast');
const growth = await numbersOf('growing-degree-days');
const wetness = await numbersOf('leaf-wetness');

describe('numbers of models in a rule set', () => {
  it('are found by model: a newer set of one leaves the others in force', () => {
    const keys = [blastam, borer].flatMap((numbers) =>
      ruleIndexKeys({ kind: 'model-parameters', numbers }),
    );
    expect(keys).to.deep.equal([
      'rule-index~model-parameters/blastam',
      'rule-index~model-parameters/stem-borer',
    ]);
  });

  it('become the very numbers that they spell', () => {
    expect(numbered({ a: '0.000019187', b: ['-0.0035', 10], c: [['5', '0.5']] })).to.deep.equal({
      a: 1.9187e-5,
      b: [-0.0035, 10],
      c: [[5, 0.5]],
    });
  });

  it('are all shown in words, each with its unit, no line twice', async () => {
    for (const model of RULED_MODELS) {
      const numbers = await numbersOf(model);
      const lines = ruleValueLines({ kind: 'model-parameters', numbers });
      for (const language of ['zh', 'en'] as const) {
        const texts = lines.map((line) => line[language]);
        expect(new Set(texts).size, model).to.equal(Object.keys(numbers).length);
        expect(texts.join(), model).to.not.match(/undefined|\[object/);
        for (const value of leaves(numbers)) {
          if (value !== model) expect(texts.join(), `${model} ${value}`).to.contain(value);
        }
      }
    }
    const [first, ...rest] = ruleValueLines({ kind: 'model-parameters', numbers: blastam });
    expect(first?.zh).to.equal('模型：叶瘟感染判定（BLASTAM）');
    expect(rest.map(({ en }) => en)).to.include('rain of one hour that washes 4 mm');
  });

  it('of the watch are shown in kelvin, ppm, hours and seconds', () => {
    const [hot] = ruleValueLines(WATCH);
    expect(hot?.zh).to.contain('高出同层平均 5 K 且连续 2 次');
  });

  for (const text of ['', '.5', '5.', '05', '1e3', '+1', '-0', '1.50', ' 1', '1,5', 'NaN', '∞']) {
    it(`take no other spelling such as “${text}”`, () => {
      expect(modelNumbersSchema.safeParse({ ...growth, baseC: text }).success).to.equal(false);
    });
  }

  const faulty: readonly (readonly [string, object])[] = [
    ['a number for a decimal', { ...growth, baseC: 8 }],
    ['a missing number', { ...growth, baseC: undefined }],
    ['a number of another model', { ...growth, hotMeanC: '25' }],
    ['no model', { ...growth, model: undefined }],
    ['a model without numbers', { ...growth, model: 'wilson' }],
    ['a temperature beyond the world', { ...growth, upperC: '61' }],
    ['a humidity above 100 %', { ...wetness, humidPercent: '101' }],
    ['a negative wind', { ...wetness, calmBelowMs: '-1' }],
    ['a coefficient too few', { ...wetness, calm: ['1', '2', '3', '4'] }],
    ['a table without rows', { ...blastam, requiredHours: [] }],
    ['half an hour of a table', { ...blastam, requiredHours: [10.5] }],
    ['a curve of one corner', { ...blast, byAge: [['0', '1']] }],
    [
      'a corner of three',
      {
        ...blast,
        byAge: [
          ['0', '1', '2'],
          ['1', '1'],
        ],
      },
    ],
    [
      'a factor above 1',
      {
        ...blast,
        byAge: [
          ['0', '1'],
          ['5', '1.1'],
        ],
      },
    ],
    ['a latency of no day', { ...blast, latentDays: 0 }],
    ['a stage of nothing', { ...borer, stages: { 'first-moths': '0' } }],
  ];
  for (const [what, numbers] of faulty) {
    it(`are refused with ${what}`, () => {
      expect(modelNumbersSchema.safeParse(numbers).success).to.equal(false);
    });
  }

  const contradicting: readonly (readonly [string, object, string])[] = [
    ['cold above hot', { ...blastam, coldMeanC: '26' }, 'coldMeanC'],
    ['steady wind above strong', { ...blastam, steadyWindMs: '5' }, 'steadyWindMs'],
    ['a base at the upper limit', { ...growth, baseC: '30' }, 'baseC'],
    ['more sites than there can be', { ...blast, h0: '30001' }, 'h0'],
    [
      'a curve that turns back',
      {
        ...blast,
        byAge: [
          ['5', '1'],
          ['0', '1'],
        ],
      },
      'byAge',
    ],
    [
      'a corner twice',
      {
        ...blast,
        byTemperature: [
          ['5', '1'],
          ['5', '0'],
        ],
      },
      'byTemperature',
    ],
    [
      'stages out of order by number, not by text',
      {
        ...borer,
        stages: { 'first-moths': '9', 'moths-10': '10', 'moths-50': '8', 'moths-90': '99' },
      },
      'stages',
    ],
  ];
  for (const [what, numbers, named] of contradicting) {
    it(`contradict themselves with ${what}`, () => {
      expect(modelNumbersFault(modelNumbersSchema.parse(numbers))).to.contain(named);
    });
  }

  it('do not contradict themselves as they are built in', async () => {
    for (const model of RULED_MODELS) {
      expect(modelNumbersFault(await numbersOf(model)), model).to.equal(undefined);
    }
    expect(storageWatchFault(WATCH)).to.equal(undefined);
  });
});

describe('numbers of the watch over bins', () => {
  const { co2, hotSpot } = WATCH;
  const contradicting: readonly (readonly [string, object])[] = [
    ['clears above its raising', { hotSpot: { ...hotSpot, clearBelowMilliK: 5_001 } }],
    ['notes above its raising', { hotSpot: { ...hotSpot, noteAtMilliK: 5_001 } }],
    ['clears CO2 above its raising', { co2: { ...co2, clearPpm: 1_001 } }],
    ['spoils below what lasts', { co2: { ...co2, spoilingPpm: 999 } }],
  ];
  for (const [what, change] of contradicting) {
    it(`contradict themselves where it ${what}`, () => {
      expect(storageWatchFault(storageWatchSchema.parse({ ...WATCH, ...change }))).to.be.a(
        'string',
      );
    });
  }

  const faulty: readonly (readonly [string, object])[] = [
    ['half a scan', { hotSpot: { ...hotSpot, scans: 1.5 } }],
    ['no scan at all', { stuck: { ...WATCH.stuck, scans: 0 } }],
    ['a limit of nothing', { hotSpot: { ...hotSpot, raiseAboveMilliK: 0 } }],
    ['a number that no watch reads', { more: 1 }],
    ['a scan of no time', { scanSeconds: 0 }],
    ['no silence', { silentHours: undefined }],
  ];
  for (const [what, change] of faulty) {
    it(`are refused with ${what}`, () => {
      expect(storageWatchSchema.safeParse({ ...WATCH, ...change }).success).to.equal(false);
    });
  }

  it('are values of a rule set of their own kind alone', () => {
    const values: RuleValues = WATCH;
    const content = {
      areaCode: '21',
      legalBasis: 'x',
      ruleSetId: 'watch-1',
      status: 'unconfirmed',
      validFrom: '2026-01-01',
    };
    expect(ruleSetContentSchema.safeParse({ ...content, values }).success).to.equal(true);
    const other = { ...values, kind: 'grain-isotherms' };
    expect(ruleSetContentSchema.safeParse({ ...content, values: other }).success).to.equal(false);
  });
});

function leaves(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(leaves);
}
