// SPDX-License-Identifier: Apache-2.0
// LS/T 1202 as rice-domain.md §4 has it; the library's own cases are in packages/agronomy.
import { expect } from 'chai';

import { exampleRules } from './example-rules.js';
import { codeOf, runModel } from './run-model.js';

const HEADER =
  'time,grain_c,moisture_pct,outside_c,rh_pct,wet,gradient_k_m,top_bottom_k,moisture_gradient';
interface Row {
  readonly grain?: number | '';
  readonly gradient?: number;
  readonly humidity?: number;
  readonly moisture?: number;
  readonly moistureGradient?: number;
  readonly outside?: number;
  readonly topBottom?: number;
  readonly wet?: string;
}
const csvOf = (...rows: readonly Row[]): string =>
  [
    HEADER,
    ...rows.map(
      (
        {
          grain = 20,
          gradient = 2,
          humidity = 50,
          moisture = 14.5,
          moistureGradient = 0.5,
          outside = 10,
          topBottom = 5,
          wet = 'no',
        },
        index,
      ) =>
        [
          ...[`t${index}`, grain, moisture, outside, humidity],
          ...[wet, gradient, topBottom, moistureGradient],
        ].join(','),
    ),
  ].join('\n');

interface Step {
  readonly advice: string;
  readonly airHumidityAtGrain?: number;
  readonly grainHumidity?: number;
  readonly reasons: readonly string[];
}
const stepsOf = (rows: readonly Row[], ...set: readonly string[]): readonly Step[] =>
  runModel('aeration', csvOf(...rows), { set })['steps'] as Step[];
const adviceOf = (rows: readonly Row[], ...set: readonly string[]): string[] =>
  stepsOf(rows, ...set).map(({ advice, reasons }) => [advice, ...reasons].join(' '));

describe('daoji model aeration', () => {
  it('starts from 8 K on, goes on down to 4 K, and stops below', () => {
    expect(adviceOf([{ outside: 12.1 }])).to.deep.equal(['stay-off air-too-warm']);
    expect(
      adviceOf([{ outside: 12 }, { outside: 16 }, { outside: 16.1 }, { outside: 16 }]),
    ).to.deep.equal([
      'start',
      'go-on',
      'stop air-too-warm',
      // What was stopped needs 8 K again.
      'stay-off air-too-warm',
    ]);
  });

  it('never runs in rain, snow or fog', () => {
    expect(adviceOf([{ wet: 'yes' }])).to.deep.equal(['stay-off rain-snow-fog']);
    expect(adviceOf([{}, { wet: 'yes' }, {}])).to.deep.equal([
      'start',
      'stop rain-snow-fog',
      'start',
    ]);
  });

  it('compares the humidity of the air once it is as warm as the grain, not outside', () => {
    const [step] = stepsOf([{ humidity: 95 }]);
    // 95 % at 10 °C is about half of that at 20 °C.
    expect(step?.advice).to.equal('start');
    expect(step?.airHumidityAtGrain).to.be.closeTo(0.499, 0.005);
    expect(step?.grainHumidity).to.be.greaterThan(step?.airHumidityAtGrain ?? 1);
  });

  it('does not moisten dry grain', () => {
    expect(adviceOf([{ humidity: 95, moisture: 9 }])).to.deep.equal(['stay-off air-too-moist']);
  });

  it('stops when all is even at once, and not while one of the four is not', () => {
    const even: Row = { gradient: 1, moistureGradient: 0.3, outside: 16, topBottom: 3 };
    expect(adviceOf([{}, even])).to.deep.equal(['start', 'stop evened-out']);
    for (const one of [{ gradient: 1.1 }, { moistureGradient: 0.31 }, { topBottom: 3.1 }])
      expect(adviceOf([{}, { ...even, ...one }])).to.deep.equal(['start', 'go-on']);
    expect(adviceOf([{}, { ...even, outside: 15.9 }])).to.deep.equal(['start', 'go-on']);
  });

  it('lets a steel silo be 10 K from top to bottom', () => {
    const even: Row = { gradient: 1, moistureGradient: 0.3, outside: 16, topBottom: 10 };
    expect(adviceOf([{}, even])).to.deep.equal(['start', 'go-on']);
    expect(adviceOf([{}, even], 'store=silo')).to.deep.equal(['start', 'stop evened-out']);
  });

  it('says by which isotherm the grain was judged', () => {
    const [chung, henderson] = ['chung-pfost', 'modified-henderson'].map(
      (isotherm) => stepsOf([{}], `isotherm=${isotherm}`)[0]?.grainHumidity,
    );
    expect(chung).to.not.equal(henderson);
    const record = runModel('aeration', csvOf({}), { set: ['isotherm=modified-henderson'] });
    expect(record).to.include({
      isotherm: 'modified-henderson',
      ruleSetId: 'built-in',
      store: 'flat',
    });
  });

  it('advises nothing without one of its values, and leaves the fan as it is', () => {
    const rows: readonly Row[] = [{}, { humidity: 101 }, { outside: 14 }];
    expect(adviceOf(rows)).to.deep.equal(['start', 'not-judgeable', 'go-on']);
    expect(adviceOf([{ outside: -91 }, { outside: 14 }])).to.deep.equal([
      'not-judgeable',
      'stay-off air-too-warm',
    ]);
    expect(runModel('aeration', csvOf(...rows))['voided']).to.deep.equal([
      { column: 'rh_pct', reason: 'above-physical', row: 2, value: 101 },
    ]);
  });

  it('takes the numbers of a rule set, of its kind alone', async () => {
    const rules = await exampleRules('grain-aeration');
    const record = runModel('aeration', csvOf({ outside: 12 }), { rules });
    expect(record).to.include({ ruleSetId: rules.ruleSetId });
    expect((record['steps'] as Step[])[0]?.advice).to.equal('start');
    if (rules.values.kind !== 'grain-aeration') throw new Error('expected numbers of a fan');
    const strict = { ...rules, values: { ...rules.values, startMilliK: 8_001 } };
    const stricter = runModel('aeration', csvOf({ outside: 12 }), { rules: strict });
    expect((stricter['steps'] as Step[])[0]?.advice).to.equal('stay-off');
    const other = await exampleRules('grain-isotherms');
    expect(() => runModel('aeration', csvOf({}), { rules: other })).to.throw('grain-aeration');
  });

  for (const [what, csv, code, set] of [
    ['an empty cell', csvOf({ grain: '' }), 'CSV_VALUE', []],
    ['wet as a word of another language', csvOf({ wet: '是' }), 'CSV_VALUE', []],
    ['no column of the gradient', csvOf({}).replace('gradient_k_m', 'gradient'), 'CSV_HEADER', []],
    ['a store of another kind', csvOf({}), 'MODEL_INPUT', ['store=barn']],
    ['another isotherm', csvOf({}), 'MODEL_INPUT', ['isotherm=oro']],
  ] as const)
    it(`refuses ${what}`, () => {
      expect(codeOf('aeration', csv, set)).to.equal(code);
    });
});
