// SPDX-License-Identifier: Apache-2.0
import { poissonFunnel, standardise, type Compared, type ComparedGroup } from '@daoji/agronomy';
import type { OperatorQuality } from '@daoji/model';
import type { z } from 'zod';

import type { qualityChartsSchema } from '../api/quality-operations.js';
import type { ReadIndex } from '../index/read-index.js';
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
): Charts {
  const { from, measure, operatorId, personId, to } = asked;
  const records = stepRecords(index, asked, values);
  const groups = standardise(groupsOf(records), values.leastN);
  const shown =
    personId === undefined ? records : records.filter((one) => one.personId === personId);
  const months = monthsBetween(from, to);
  const compared =
    personId === undefined
      ? baselineGroups(records, months, values)
      : groups.filter(({ group }) => group.personId === personId);
  return {
    control: controlMonths(compared, months, values),
    from,
    inputsDigest: recordsDigest(shown),
    measure,
    operatorId,
    pChart: pChartMonths(shown, months, values.leastN),
    ...(personId !== undefined && { personId }),
    persons: personsOf(records, groups, values),
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
    const limits = limitsOf(compared, rule);
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

/** The ratio's limits for what was expected of this person. */
function limitsOf({ expected }: Compared, { funnel }: OperatorQuality): Person['limits'] {
  if (expected === 0) return undefined;
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
