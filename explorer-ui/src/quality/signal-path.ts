// SPDX-License-Identifier: Apache-2.0
import type { PersonFigures, QualityCharts } from './quality-things.js';

/** Page on which a signal about a person is raised, with the command's fields as they stand in the figure. */
export function signalPath(
  { from, measure, operatorId, ruleSetId, to }: QualityCharts,
  { figure, inputsDigest, personId, stepTypes }: PersonFigures,
  chart: 'cusum' | 'ewma' | 'funnel' | 'p-chart',
): string {
  const query = new URLSearchParams({
    chart,
    count: String(figure.count),
    from,
    inputsDigest,
    lower: String(Math.round(100_000 * (figure.lower ?? 0))),
    measure,
    n: String(figure.n),
    operatorId,
    personId,
    ...(ruleSetId !== 'built-in' && { ruleSetId }),
    stepTypes: stepTypes.join(','),
    to,
    upper: String(Math.round(100_000 * (figure.upper ?? 1))),
  });
  return `/signals/new?${query.toString()}`;
}
