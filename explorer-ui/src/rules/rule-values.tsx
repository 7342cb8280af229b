// SPDX-License-Identifier: Apache-2.0
import { ruleValueLines, type RuleValues as Values } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';

import type { TextKey } from '../locale/i18n.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { DataTable } from '../parts/data-table.js';
import { percentText } from '../parts/measures.js';
import { ruleWord } from './rule-things.js';

/** Headings with their cells, row by row. */
interface Grid {
  readonly heads: readonly TextKey[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The values of a rule set as a table; kinds whose values are sentences, as a list of them. */
export function RuleValues({ values }: { readonly values: Values }): ReactElement {
  const speaker = useText();
  const { language, text } = speaker;
  const grid = useMemo(() => gridOf(values, speaker), [values, speaker]);
  const columns = useMemo(
    () =>
      (grid?.heads ?? []).map((head, at) => ({
        id: head,
        isNumber: typeof grid?.rows[0]?.[at] === 'number',
        label: text(head),
        value: ({ cells }: Row) => cells[at] ?? '',
      })),
    [grid, text],
  );
  if (grid) {
    const rows = grid.rows.map((cells) => ({ cells }));
    return <DataTable name={text('rules.values')} columns={columns} rows={rows} />;
  }
  return (
    <ul>
      {ruleValueLines(values).map((line) => (
        <li key={line.zh}>{language === 'en' ? line.en : line.zh}</li>
      ))}
    </ul>
  );
}

interface Row {
  readonly cells: readonly (string | number)[];
}

type ValuesOf<K extends Values['kind']> = Extract<Values, { kind: K }>;
type Grids = { readonly [K in Values['kind']]?: (values: ValuesOf<K>, speaker: Speaker) => Grid };

const GRIDS: Grids = {
  'yield-caps': ({ caps }, { text }) => ({
    heads: ['rules.col.variety', 'rules.col.year', 'rules.col.kgPerMu'],
    rows: caps.map(({ kgPerMu, variety, year }) => [
      variety === '*' ? text('rules.anyVariety') : variety,
      String(year),
      kgPerMu,
    ]),
  }),
  'recall-terms': ({ terms }) => ({
    heads: ['rules.col.class', 'rules.col.startHours', 'rules.col.doneDays'],
    rows: terms.map((term) => [String(term.class), term.startHours, term.doneWorkingDays]),
  }),
  'working-calendar': ({ holidays, workingWeekends }, { language, text }) => ({
    heads: ['rules.col.day', 'rules.col.weekday', 'rules.col.dayKind'],
    rows: [
      ...holidays.map((day) => [day, text('rules.holiday')] as const),
      ...workingWeekends.map((day) => [day, text('rules.workday')] as const),
    ]
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([day, kind]) => [day, weekdayOf(day, language), kind]),
  }),
  'mass-tolerance': ({ steps }, speaker) => ({
    heads: ['rules.col.step', 'rules.col.maxLoss'],
    rows: steps.map(({ maxLossMilliPercent, step }) => [
      ruleWord(step, speaker),
      percentText(maxLossMilliPercent, speaker.language),
    ]),
  }),
  'grain-treatments': ({ treatments }, speaker) => ({
    heads: ['rules.col.agent', 'rules.col.days'],
    rows: treatments.map(({ agent, withdrawalDays }) => [ruleWord(agent, speaker), withdrawalDays]),
  }),
};

function gridOf<K extends Values['kind']>(
  values: ValuesOf<K> & { kind: K },
  speaker: Speaker,
): Grid | undefined {
  const draw = GRIDS[values.kind];
  return draw?.(values, speaker);
}

/** A civil date is the same day in every zone. */
function weekdayOf(day: string, language: Speaker['language']): string {
  const at = new Date(`${day}T00:00:00.000Z`);
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(at);
}
