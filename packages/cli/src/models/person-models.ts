// SPDX-License-Identifier: Apache-2.0
import {
  poissonFunnel,
  standardise,
  sumCompared,
  type Compared,
  type StandardGroup,
} from '@daoji/agronomy';

import { numberOf, optionNumber, textOf, type FileModel } from './file-model.js';
import type { ModelColumn, ModelRow } from './model-table.js';

const COLUMNS: readonly ModelColumn[] = [
  { kind: 'text', meaning: 'pseudonym', name: 'person' },
  { kind: 'text', meaning: 'what the records are like, e.g. step and field', name: 'stratum' },
  { kind: 'text', meaning: 'coarser likeness', name: 'coarser', optional: true },
  { meaning: 'cases', name: 'count' },
  { meaning: 'records', name: 'n' },
];

interface PersonRow extends Compared {
  readonly limits95?: object;
  readonly limits998?: object;
  readonly person: string;
}

/** Figures of persons, as the gateway works them out: in the order of their pseudonyms, never of a ratio. */
export const PERSON_MODELS: Readonly<Record<string, FileModel>> = {
  'standardised-ratio': {
    zh: '按同类步骤校正的比值与漏斗界限',
    en: 'indirectly standardised ratios with funnel limits',
    source: 'Breslow & Day 1987; Garwood 1936; Spiegelhalter 2005',
    columns: COLUMNS,
    options: { leastN: 'number' },
    run: (rows, options) => {
      const compared = standardise(rows.map(groupOf), optionNumber(options, 'leastN', 10));
      const people = [...new Set(compared.map(({ group }) => group.personId))].sort();
      return {
        model: 'standardised-ratio',
        persons: people.map((person): PersonRow => {
          const sum = sumCompared(compared.filter(({ group }) => group.personId === person));
          if (sum.expected === 0) return { ...sum, person };
          const limits95 = poissonFunnel(sum.expected);
          return { ...sum, limits95, limits998: poissonFunnel(sum.expected, 0.998), person };
        }),
        version: '1',
      };
    },
    words: (result) =>
      (result as { persons: readonly PersonRow[] }).persons.map(wordsOf).join('; '),
  },
};

function groupOf(row: ModelRow): StandardGroup {
  const [stratum, coarser] = [textOf(row, 'stratum'), textOf(row, 'coarser')];
  return {
    count: numberOf(row, 'count'),
    n: numberOf(row, 'n'),
    period: '',
    personId: textOf(row, 'person'),
    strata: [stratum, coarser === '' ? stratum : coarser],
  };
}

function wordsOf({
  expected,
  leftOut,
  lower,
  n,
  observed,
  person,
  ratio,
  upper,
}: PersonRow): string {
  const left = leftOut > 0 ? `, ${leftOut} not comparable` : '';
  if (ratio === undefined || lower === undefined || upper === undefined)
    return `${person} not comparable (n ${n}${left})`;
  const interval = `${lower.toFixed(2)}–${upper.toFixed(2)}`;
  return `${person} ${observed} of ${expected.toFixed(2)} expected (n ${n}${left}): ${ratio.toFixed(2)}, ${interval}`;
}
