// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  LABEL_FIELD_WORDS,
  LABEL_FIELDS,
  labelFieldsValuesSchema,
  missingLabelFields,
  type LabelContent,
  type LabelField,
  type LabelFieldRules,
} from '../../src/index.js';

/** The fields of `interoperability.md` §9; clauses are a test's, not read in the standard. */
const RULES: LabelFieldRules = {
  fields: [
    ...LABEL_FIELDS.filter((field) => field !== 'entrusting-party' && field !== 'gi-mark').map(
      (field) => ({ clause: `clause of ${field}`, field, when: 'always' as const }),
    ),
    { clause: 'clause of entrusting', field: 'entrusting-party', when: 'oem' },
    { clause: 'clause of gi', field: 'gi-mark', when: 'gi-claim' },
  ],
  kind: 'label-fields',
};

const TEXTS: Readonly<Partial<Record<LabelField, string>>> = {
  name: '示例大米',
  'net-content': '5 kg',
  producer: '示例米业',
  address: '盘锦市大洼区示范路 1 号',
  'sc-number': 'SC10121110000001',
  'standard-number': 'GB/T 1354-2018',
  grade: '一级',
  'production-date': '2026-10-20',
  'shelf-life': '365 天',
  storage: '阴凉干燥',
  'harvest-year': '2026',
};

const label = (texts: object = {}, more: Partial<LabelContent> = {}): LabelContent => ({
  claimsGi: false,
  hasGiAuthorisation: false,
  isOem: false,
  texts: { ...TEXTS, ...texts },
  ...more,
});

describe('missingLabelFields', () => {
  it('finds nothing on a whole label', () => {
    expect(missingLabelFields(RULES, label())).to.deep.equal([]);
  });

  for (const field of Object.keys(TEXTS) as LabelField[]) {
    it(`names ${field} and its clause when it is missing or blank`, () => {
      for (const text of [undefined, '', '  ']) {
        const found = missingLabelFields(RULES, label({ [field]: text }));
        expect(found).to.have.length(1);
        expect(found[0]).to.include({ clause: `clause of ${field}`, field, problem: 'missing' });
      }
    });
  }

  const MALFORMED: readonly (readonly [LabelField, string])[] = [
    ['sc-number', 'SC1012111000000'],
    ['sc-number', 'QS101211100000012'],
    ['sc-number', 'sc10121110000001'],
    ['harvest-year', '2026-10-20'],
    ['harvest-year', '26'],
    ['production-date', '2026'],
    ['production-date', '2026-13-01'],
    ['net-content', '5'],
    ['net-content', 'five kg'],
  ];
  for (const [field, text] of MALFORMED) {
    it(`refuses ${field} “${text}”`, () => {
      const [fault, ...more] = missingLabelFields(RULES, label({ [field]: text }));
      expect(fault).to.include({ field, problem: 'malformed' });
      expect(more).to.deep.equal([]);
    });
  }

  it('asks for the entrusting party only when packed for another', () => {
    const [fault] = missingLabelFields(RULES, label({}, { isOem: true }));
    expect(fault).to.include({ clause: 'clause of entrusting', field: 'entrusting-party' });
    const named = label({ 'entrusting-party': '品牌商' }, { isOem: true });
    expect(missingLabelFields(RULES, named)).to.deep.equal([]);
  });

  it('takes a mark only with an authorisation, whatever the rules ask for', () => {
    const marked = { 'gi-mark': 'GI-1' };
    const [fault] = missingLabelFields(RULES, label(marked, { claimsGi: true }));
    expect(fault).to.include({ clause: 'clause of gi', problem: 'unauthorised' });
    const silent: LabelFieldRules = { ...RULES, fields: RULES.fields.slice(0, 1) };
    expect(missingLabelFields(silent, label(marked))[0]).to.include({ problem: 'unauthorised' });
    const authorised = label(marked, { claimsGi: true, hasGiAuthorisation: true });
    expect(missingLabelFields(RULES, authorised)).to.deep.equal([]);
    const bare = label({}, { claimsGi: true, hasGiAuthorisation: true });
    expect(missingLabelFields(RULES, bare)[0]).to.include({ field: 'gi-mark', problem: 'missing' });
  });

  it('has a word for every field, and a closed schema', () => {
    expect(Object.keys(LABEL_FIELD_WORDS).sort()).to.deep.equal([...LABEL_FIELDS].sort());
    const bad = { ...RULES, fields: [{ clause: 'x', field: 'genuine', when: 'always' }] };
    expect(labelFieldsValuesSchema.safeParse(bad).success).to.equal(false);
  });
});
