// SPDX-License-Identifier: Apache-2.0
import { FIELD_NUMBERS } from './field-numbers.js';
import { MODEL_CASES, type ModelCase } from './model-cases.js';
import { QUALITY_NUMBERS } from './quality-numbers.js';
import { STORE_NUMBERS } from './store-numbers.js';

/** Example rule sets of models whose case is one of the tables of numbers. */
const RULES: Readonly<Record<string, string>> = {
  'equilibrium-humidity': 'grain-isotherms',
  'fumigation-entry': 'grain-fumigation',
  'growth-stage': 'model-growing-degree-days',
  'inspection-calendar': 'grain-inspections',
};

const minute = (at: number): string => `2026-05-01T00:${String(at).padStart(2, '0')}:00Z`;

/** Cases of models that the tables of numbers have none of. */
const OTHERS: Readonly<Record<string, ModelCase>> = {
  aeration: {
    csv: 'time,grain_c,moisture_pct,outside_c,rh_pct,wet,gradient_k_m,top_bottom_k,moisture_gradient\na,20,14.5,10,50,no,2,5,0.5\nb,20,14.5,16,60,no,1,3,0.3\nc,20,14.5,10,150,no,2,5,0.5\n',
    rules: 'grain-aeration',
    set: ['store=silo'],
  },
  'alarm-report': {
    csv: `id,place,source,raised,acknowledged,cleared\na,b-1,s1,${minute(0)},${minute(4)},${minute(9)}\nb,b-1,s2,${minute(2)},,\n`,
    set: [],
  },
  'alarm-states': {
    csv: `time,value,action,for_s\n${minute(0)},31,,\n${minute(10)},31,acknowledge,\n${minute(20)},31,shelve,600\n${minute(40)},20,,\n`,
    set: ['raiseAbove=30', 'clearBelow=28', 'onDelayS=600'],
  },
  'standardised-ratio': {
    csv: 'person,stratum,count,n\nw1,cut,2,40\nw2,cut,6,40\nw3,cut,3,50\n',
    set: [],
  },
  'treatment-release': { csv: 'agent,ended_on\nphosphine,2026-05-20\n', set: [] },
};

const NUMBERS = Object.fromEntries(
  [...FIELD_NUMBERS, ...STORE_NUMBERS, ...QUALITY_NUMBERS]
    .toReversed()
    .map(({ csv, model, set = [] }): [string, ModelCase] => {
      const rules = RULES[model];
      return [model, { csv, set, ...(rules !== undefined && { rules }) }];
    }),
);

/** A case of every model that `daoji model` runs; their results are kept in `kept/`. */
export const EVERY_MODEL_CASE: Readonly<Record<string, ModelCase>> = {
  ...NUMBERS,
  ...OTHERS,
  ...MODEL_CASES,
};
