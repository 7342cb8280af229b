// SPDX-License-Identifier: Apache-2.0
import { poissonFunnel, standardise, type Compared, type ComparedGroup } from '@daoji/agronomy';
import type { OperatorQuality } from '@daoji/model';
import type { z } from 'zod';

import type { qualityChartsSchema } from '../api/quality-operations.js';
import type { ReadIndex } from '../index/read-index.js';
import { asItIs, type RecordedAt } from '../scenario-clock.js';
import { baselineGroups, controlMonths, monthsBetween, pChartMonths } from './monthly-charts.js';
import { comparedOf, figureOf, groupsOf, recordsDigest } from './person-figures.js';
import type { QualityRule } from './quality-rule.js';
import { stepRecords, type AskedRecords, type StepRecord } from './step-records.js';

type Charts = z.infer<typeof qualityChartsSchema>;
type Person = Charts['persons'][number];

/**
 * Figures of every person of an operator in the order of their pseudonyms, never of a rate, and the charts by month of one of them, or
 * of all together.
 */
export function qualityCharts(
  index: ReadIndex,
  asked: AskedRecords & { readonly personId?: string | undefined },
  { ruleSetId, values }: QualityRule,
  recordedAt: RecordedAt = asItIs,
): Charts {
  const { from, measure, operatorId, personId, to } = asked;
  const records = stepRecords(index, asked, values, recordedAt);
  const groups = standardise(groupsOf(records), values.leastN);
  const shown =
    personId === undefined ? records : records.filter((one) => one.personId === personId);
  const months = monthsBetween(from, to);
  const compared =
    personId === undefined
      ? baselineGroups(records, months, values)
      : groups.filter(({ group }) => group.personId === personId);
  const persons = personsOf(records, groups, values);
  return {
    control: controlMonths(compared, months, values),
    from,
    funnel: funnelOf(persons, values),
    inputsDigest: recordsDigest(shown),
    measure,
    operatorId,
    pChart: pChartMonths(shown, months, values.leastN),
    ...(personId !== undefined && { personId }),
    persons,
    ruleSetId,
    to,
    values,
    whole: figureOf(records),
  };
}

function personsOf(
  records: readonly StepRecord[],
  groups: readonly ComparedGroup[],
  rule: OperatorQuality,
): Person[] {
  const ids = [...new Set(records.map(({ personId }) => personId))].sort();
  return ids.map((personId) => {
    const own = records.filter((one) => one.personId === personId);
    const compared = comparedOf(groups, personId);
    const { expected } = compared;
    const limits = expected > 0 ? limitsAt(expected, rule) : undefined;
    return {
      compared: shownCompared(compared),
      figure: figureOf(own),
      inputsDigest: recordsDigest(own),
      ...(limits && { limits }),
      personId,
      posts: [...new Set(own.flatMap(({ posts }) => posts))].sort(),
      standing: standingOf(compared, limits, rule),
      stepTypes: [...new Set(own.map(({ type }) => type))].sort(),
    };
  });
}

/** Points of a funnel's curves. */
const CURVE = 48;

/** Limits from little to a tenth more than is expected of anybody, closer where they bend. */
function funnelOf(persons: readonly Person[], rule: OperatorQuality): Charts['funnel'] {
  const most = 1.1 * Math.max(0, ...persons.map(({ compared }) => compared.expected));
  if (most === 0) return [];
  return Array.from({ length: CURVE }, (_, at) => {
    const expected = most * ((at + 1) / CURVE) ** 2;
    return { expected, ...limitsAt(expected, rule) };
  });
}

/** The ratio's limits for an expected count. */
function limitsAt(expected: number, { funnel }: OperatorQuality): NonNullable<Person['limits']> {
  return {
    inner: poissonFunnel(expected, funnel.innerMilliPercent / 100_000),
    outer: poissonFunnel(expected, funnel.outerMilliPercent / 100_000),
  };
}

function standingOf(
  { n, ratio }: Compared,
  limits: Person['limits'],
  { leastN }: OperatorQuality,
): Person['standing'] {
  if (ratio === undefined || !limits || n < leastN) return 'few';
  const isBeyond = ({ lower, upper }: { lower: number; upper: number }): boolean =>
    ratio < lower || ratio > upper;
  if (isBeyond(limits.outer)) return 'outer';
  return isBeyond(limits.inner) ? 'inner' : 'within';
}

function shownCompared({ variance, ...compared }: Compared): Person['compared'] {
  return { ...compared, sd: Math.sqrt(variance) };
}
