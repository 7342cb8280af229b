// SPDX-License-Identifier: Apache-2.0
import { chartSnapshotKey, type ChartSnapshot } from '@daoji/model';

import { RuleBook } from '../rules/rule-book.js';
import type { Plan } from '../run-command.js';
import { personStep } from './duty-steps.js';
import { assertChartRules } from './signal-rules.js';
import { assertFigures } from './signal-steps.js';

/** What the charts of a day rested on, once a day. Refuses `CHART_SNAPSHOT_EXISTS`, `SIGNAL_FIGURES`, `RULE_SET_NOT_FOUND`. */
export const planSnapshotChart: Plan<'snapshotChart'> = async (command, facts) => {
  const { date, inputsDigest, operatorId, rows, ruleSetId } = command;
  const key = chartSnapshotKey(operatorId, date);
  await facts.assertFree(key, 'CHART_SNAPSHOT_EXISTS');
  const taken = personStep(facts);
  assertFigures(date <= taken.on, `expected a day that is not ahead of ${taken.on}, got ${date}`);
  const names = rows.map(({ chart, measure }) => `${chart} ${measure}`);
  const again = names.find((name, index) => names.indexOf(name) !== index);
  assertFigures(again === undefined, `expected each chart and measure once, got ${again ?? ''}`);
  for (const { chart, count, n } of rows)
    assertFigures(count <= n, `expected at most ${n} of ${n} in ${chart}, got ${count}`);
  const ruleSets = await assertChartRules(new RuleBook(facts), ruleSetId);
  const value: ChartSnapshot = {
    date,
    inputsDigest,
    operatorId,
    rows,
    ruleSetId,
    taken,
    v: 1,
  };
  return { ruleSets, subjects: [key], targets: [{ key, operatorId }], writes: [{ key, value }] };
};
