// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { exampleRules } from './example-rules.js';
import { OUTSIDE, REFUSED } from './refused-cases.js';
import { codeOf, runModel, valueAt } from './run-model.js';
import { VOID } from './void-cases.js';

describe('a value that cannot be', () => {
  for (const { csv, model, says, set = [], voided } of VOID) {
    it(`is void for ${model}, named as measured, and what depends on it is not judged`, () => {
      const record = runModel(model, csv, { set });
      const named = (record['voided'] as { column: string; row: number; value: number }[]).map(
        ({ column, row, value }) => [column, row, value],
      );
      expect(named).to.deep.equal(voided);
      for (const [path, wanted] of Object.entries(says))
        expect(valueAt(record, path), path).to.equal(wanted);
    });
  }
});

describe('what a model says nothing of', () => {
  for (const [model, csv, path] of OUTSIDE) {
    it(`is not judgeable by ${model}: ${csv.split('\n')[1] ?? ''}`, () => {
      const record = runModel(model, csv);
      expect(valueAt(record, 'rows/0/verdict')).to.equal('not-judgeable');
      expect(valueAt(record, path)).to.be.a('string');
    });
  }
});

describe('a file or option that a model does not take', () => {
  for (const [model, csv, code, set = []] of REFUSED) {
    it(`ends ${model} with ${code}: ${[csv.split('\n')[1], ...set].join(' ')}`, () => {
      expect(codeOf(model, csv, set)).to.equal(code);
    });
  }
});

describe('rule sets of a store', () => {
  it('say when treated grain is released, by agent', async () => {
    const rules = await exampleRules('grain-treatments');
    const csv = 'agent,ended_on\nphosphine,2026-05-20\ncontact-insecticide,2026-05-20';
    const record = runModel('treatment-release', csv, { rules });
    expect(valueAt(record, 'rows/0')).to.deep.equal({ freeFrom: '2026-05-30', withdrawalDays: 10 });
    expect(record['ruleSetId']).to.equal('grain-treatments-example');
  });

  it('set the days of looks and the terms of entry', async () => {
    const looks = await exampleRules('grain-inspections');
    const csv = 'inspected_on,moisture_class,mean_c,max_c,insects\n2026-01-01,safe,10,12,none';
    expect(valueAt(runModel('inspection-calendar', csv, { rules: looks }), 'rows/0')).to.deep.equal(
      valueAt(runModel('inspection-calendar', csv), 'rows/0'),
    );
    const gas = await exampleRules('grain-fumigation');
    const entry =
      'agent,closed_on,opened_on,measured_on,mg_per_m3\nphosphine,2026-05-01,2026-05-15,2026-05-16,0.2';
    expect(
      valueAt(runModel('fumigation-entry', entry, { rules: gas }), 'rows/0/mayEnter'),
    ).to.equal(true);
  });
});
