// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { ChartName } from '../charts.js';

/** A month of a chart: what stands below it, and what is drawn of each line. */
export interface ChartMonth {
  readonly month: string;
  /** Records that the point rests on. */
  readonly n: number;
  /** Values of the lines; undefined draws a gap. */
  readonly values: readonly (number | undefined)[];
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  /** Outside the limits. */
  readonly isSignal: boolean;
  /** Shown and not judged. */
  readonly isFew: boolean;
}

/** What a chart by month is made of. */
export interface MonthChartProps {
  readonly name: ChartName;
  /** What it shows, in a sentence. */
  readonly summary: string;
  readonly months: readonly ChartMonth[];
  /** Levels across the whole chart: the centre, a limit. */
  readonly levels: readonly { readonly at: number; readonly kind: 'centre' | 'limit' }[];
  /** Spelling of a value beside the axis. */
  readonly mark: (value: number) => string;
}

const LEFT = 36;
const TOP = 10;
const HEIGHT = 150;
const FOOT = 50;
const STEP = 23.5;

/** A chart by month: limits of each month, gaps where there is nothing to judge, and the n of every month below its point. */
export function MonthChart({ levels, mark, months, name, summary }: MonthChartProps): ReactElement {
  const width = LEFT + 6 + Math.max(months.length, 12) * STEP;
  const range = rangeOf(months, levels);
  const x = (at: number): number => LEFT + STEP / 2 + at * STEP;
  const y = (value: number): number =>
    TOP + HEIGHT * (1 - (value - range.least) / (range.most - range.least));
  const lines = Math.max(0, ...months.map(({ values }) => values.length));
  return (
    // Scrolled by keyboard too, where there are more months than a phone shows.
    <div className="chart-scroll" role="region" aria-label={summary} tabIndex={0}>
      <svg
        className="quality-chart"
        data-chart={name}
        role="img"
        aria-label={summary}
        width={width}
        height={TOP + HEIGHT + FOOT}
        viewBox={`0 0 ${width} ${TOP + HEIGHT + FOOT}`}
      >
        {ticksOf(range).map((value) => (
          <g key={value}>
            <line className="grid" x1={LEFT} x2={width} y1={y(value)} y2={y(value)} />
            <text className="tick" x={LEFT - 4} y={y(value) + 4}>
              {mark(value)}
            </text>
          </g>
        ))}
        {levels.map(({ at, kind }) => (
          <line key={`${kind} ${at}`} className={kind} x1={LEFT} x2={width} y1={y(at)} y2={y(at)} />
        ))}
        {months.map((month, at) => (
          <Limits key={month.month} month={month} x={x(at)} y={y} />
        ))}
        {Array.from({ length: lines }, (_, line) => (
          <path key={line} className={`curve curve-${line + 1}`} d={pathOf(months, line, x, y)} />
        ))}
        {months.map((month, at) => (
          <Point key={month.month} month={month} x={x(at)} y={y} isFirst={at === 0} />
        ))}
        <text className="tick" x={LEFT - 4} y={TOP + HEIGHT + 31}>
          n
        </text>
      </svg>
    </div>
  );
}

interface At {
  readonly month: ChartMonth;
  readonly x: number;
  readonly y: (value: number) => number;
}

function Limits({ month: { lower, upper }, x, y }: At): ReactElement | null {
  if (lower === undefined || upper === undefined) return null;
  const half = STEP / 2;
  return (
    <path
      className="limit"
      d={`M${x - half} ${y(upper)}h${STEP}M${x - half} ${y(lower)}h${STEP}`}
    />
  );
}

function Point(props: At & { readonly isFirst: boolean }): ReactElement {
  const { isFirst, month, x, y } = props;
  const { isFew, isSignal, n, values } = month;
  const kind = isSignal ? 'point point-out' : isFew ? 'point point-few' : 'point';
  const [year = '', number = ''] = month.month.split('-');
  return (
    <g data-point={month.month} data-n={n}>
      {values.map((value, line) =>
        value === undefined ? null : isSignal ? (
          <path key={line} className={kind} d={`M${x} ${y(value) - 6}l6 6l-6 6l-6 -6z`} />
        ) : (
          <circle key={line} className={kind} cx={x} cy={y(value)} r={3.5} />
        ),
      )}
      <text className="month" x={x} y={TOP + HEIGHT + 16}>
        {number}
      </text>
      {/* December's year would touch January's. */}
      {((isFirst && number !== '12') || number === '01') && (
        <text className="month" x={x} y={TOP + HEIGHT + 46}>
          {year}
        </text>
      )}
      <text className="count" x={x} y={TOP + HEIGHT + 31}>
        {n}
      </text>
    </g>
  );
}

function pathOf(
  months: readonly ChartMonth[],
  line: number,
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  let isOpen = false;
  return months
    .map(({ values }, at) => {
      const value = values[line];
      if (value === undefined) {
        isOpen = false;
        return '';
      }
      const piece = `${isOpen ? 'L' : 'M'}${x(at)} ${y(value)}`;
      isOpen = true;
      return piece;
    })
    .join('');
}

interface Range {
  readonly least: number;
  readonly most: number;
}

function rangeOf(months: readonly ChartMonth[], levels: MonthChartProps['levels']): Range {
  const all = [
    ...levels.map(({ at }) => at),
    ...months.flatMap(({ lower, upper, values }) => [lower, upper, ...values]),
  ].filter((value) => value !== undefined);
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  return least === most ? { least, most: least + 1 } : { least, most };
}

/** Three to six round values across a range. */
function ticksOf({ least, most }: Range): number[] {
  const rough = (most - least) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(least / step);
  return Array.from(
    { length: Math.floor(most / step) - first + 1 },
    // 3 × 0.1 is 0.30000000000000004, which is no label.
    (_, at) => Number(((first + at) * step).toPrecision(9)),
  );
}
