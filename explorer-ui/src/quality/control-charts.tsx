// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { FigureTable } from './figure-table.js';
import { MonthChart } from './month-chart.js';
import { percentOf } from './figure-text.js';
import type { ControlMonth, QualityCharts } from './quality-things.js';

interface Charted {
  readonly charts: QualityCharts;
  /** Whose steps: a pseudonym, or all together. */
  readonly who: string;
}

/** Share by month with limits of three standard deviations for each month's n. */
export function PChart({ charts, who }: Charted): ReactElement {
  const { text } = useText();
  const { centre, months } = charts.pChart;
  const outside = months.filter(({ isOut }) => isOut).map(({ month }) => month);
  const summary = text('quality.pChart', {
    outside: outside.join(' ') || text('quality.noMonth'),
    who,
  });
  return (
    <figure className="chart">
      <figcaption>{summary}</figcaption>
      <MonthChart
        name="quality-p-chart"
        summary={summary}
        levels={centre === undefined ? [] : [{ at: centre, kind: 'centre' }]}
        mark={percentOf}
        months={months.map(({ isFew, isOut, lower, month, n, share, upper }) => ({
          isFew,
          isSignal: isOut,
          lower,
          month,
          n,
          upper,
          values: [share],
        }))}
      />
      <FigureTable
        name={text('quality.pTable')}
        head={[
          text('quality.month'),
          text('quality.counted'),
          'n',
          text('quality.share'),
          text('quality.limits'),
          text('quality.judged'),
        ]}
        rows={months.map(({ count, isFew, isOut, lower, month, n, share, upper }) => [
          month,
          count,
          n,
          share === undefined ? '–' : percentOf(share),
          lower === undefined || upper === undefined
            ? '–'
            : `${percentOf(lower)}–${percentOf(upper)}`,
          text(`quality.month.${isFew ? 'few' : isOut ? 'out' : 'within'}`),
        ])}
      />
    </figure>
  );
}

/** Both cumulated sums of the monthly scores, the lower one drawn downwards. */
export function CusumChart({ charts, who }: Charted): ReactElement {
  const { text } = useText();
  const h = charts.values.cusum.hMilli / 1000;
  const signals = charts.control.filter(({ cusum }) => cusum?.isSignal);
  const names = signals.map(({ month }) => month).join(' ') || text('quality.noMonth');
  const summary = text('quality.cusum', { outside: names, who });
  return (
    <figure className="chart">
      <figcaption>{summary}</figcaption>
      <MonthChart
        name="quality-cusum"
        summary={summary}
        levels={[
          { at: h, kind: 'limit' },
          { at: 0, kind: 'centre' },
          { at: -h, kind: 'limit' },
        ]}
        mark={String}
        months={charts.control.map(({ cusum, month, n }) => ({
          isFew: cusum === undefined,
          isSignal: cusum?.isSignal === true,
          month,
          n,
          values: cusum ? [cusum.high, -cusum.low] : [],
        }))}
      />
      <ControlTable charts={charts} kind="cusum" />
    </figure>
  );
}

/** Exponentially weighted mean of the monthly scores with its widening limits. */
export function EwmaChart({ charts, who }: Charted): ReactElement {
  const { text } = useText();
  const signals = charts.control.filter(({ ewma }) => ewma?.isSignal);
  const names = signals.map(({ month }) => month).join(' ') || text('quality.noMonth');
  const summary = text('quality.ewma', { outside: names, who });
  return (
    <figure className="chart">
      <figcaption>{summary}</figcaption>
      <MonthChart
        name="quality-ewma"
        summary={summary}
        levels={[{ at: 0, kind: 'centre' }]}
        mark={(value) => value.toFixed(1)}
        months={charts.control.map(({ ewma, month, n }) => ({
          isFew: ewma === undefined,
          isSignal: ewma?.isSignal === true,
          lower: ewma?.lower,
          month,
          n,
          upper: ewma?.upper,
          values: [ewma?.value],
        }))}
      />
      <ControlTable charts={charts} kind="ewma" />
    </figure>
  );
}

function ControlTable(props: {
  readonly charts: QualityCharts;
  readonly kind: 'cusum' | 'ewma';
}): ReactElement {
  const { text } = useText();
  const { charts, kind } = props;
  return (
    <FigureTable
      name={text(`quality.${kind}Table`)}
      head={[
        text('quality.month'),
        text('quality.counted'),
        text('quality.expected'),
        'n',
        text('quality.score'),
        text(kind === 'cusum' ? 'quality.sums' : 'quality.mean'),
        text('quality.judged'),
      ]}
      rows={charts.control.map((month) => [
        month.month,
        month.count,
        month.expected.toFixed(1),
        month.n,
        month.score?.toFixed(2) ?? '–',
        kind === 'cusum' ? sumsText(month) : meanText(month),
        text(`quality.month.${judgedOf(month, kind)}`),
      ])}
    />
  );
}

function sumsText({ cusum }: ControlMonth): string {
  return cusum ? `+${cusum.high.toFixed(2)} / −${cusum.low.toFixed(2)}` : '–';
}

function meanText({ ewma }: ControlMonth): string {
  if (!ewma) return '–';
  return `${ewma.value.toFixed(2)} (${ewma.lower.toFixed(2)} – ${ewma.upper.toFixed(2)})`;
}

function judgedOf(month: ControlMonth, kind: 'cusum' | 'ewma'): 'few' | 'out' | 'within' {
  if (month.score === undefined) return 'few';
  return month[kind]?.isSignal === true ? 'out' : 'within';
}
