// SPDX-License-Identifier: Apache-2.0
import 'uplot/dist/uPlot.min.css';

import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import UPlot from 'uplot';

import { useText } from '../locale/use-text.js';
import { brokenCurve, type BrokenCurve } from './chart-gaps.js';
import { csvText } from './csv.js';
import { DataTable, type Column } from './data-table.js';
import { saveFile, saveText } from './save-file.js';
import { useTheme } from './theme.js';

/** One point of a curve. `time` is UTC text; `value` exact decimal text. */
export interface ChartPoint {
  readonly time: string;
  readonly value: string;
  readonly flags: readonly string[];
}

const HEIGHT = 220;

/** The one chart: a curve over time with a summary in words, the same points as a table, CSV and PNG. */
export function TimeChart(props: {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly ChartPoint[];
}): ReactElement {
  const { text, word } = useText();
  const zone = word('fact', 'zone');
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const { name, points, unit } = props;
  const curve = useMemo(() => brokenCurve(points), [points]);

  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const plot = new UPlot(chartOptions(element, { curve, unit, zone }), chartData(curve), element);
    const observer = new ResizeObserver(() => {
      plot.setSize({ height: HEIGHT, width: element.clientWidth });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [curve, theme, unit, zone]);

  const values = points.map((point) => Number(point.value));
  const figures = text('chart.summary', {
    count: points.length,
    max: Math.max(...values),
    min: Math.min(...values),
    name,
    unit,
  });
  const gaps = curve.gaps.length;
  const summary = gaps === 0 ? figures : `${figures}${text('chart.gaps', { count: gaps })}`;
  const columns: Column<ChartPoint>[] = [
    {
      id: 'time',
      isTime: true,
      label: text('chart.time'),
      value: (point) => point.time,
    },
    {
      id: 'value',
      isNumber: true,
      label: `${text('chart.value')} (${unit})`,
      value: (point) => Number(point.value),
    },
    {
      id: 'flags',
      label: text('chart.flags'),
      value: (point) => point.flags.map((flag) => word('flag', flag)).join(' '),
    },
  ];
  const saveCsv = (): void => {
    const rows = points.map((point) => [point.time, point.value, unit, point.flags.join(' ')]);
    saveText(
      `${name}.csv`,
      'text/csv;charset=utf-8',
      csvText([['time', 'value', 'unit', 'flags'], ...rows]),
    );
  };
  const savePng = (): void => {
    host.current?.querySelector('canvas')?.toBlob((picture) => {
      if (picture) saveFile(`${name}.png`, picture);
    });
  };
  return (
    <figure className="chart">
      <figcaption>{summary}</figcaption>
      <div
        ref={host}
        className="chart-canvas"
        data-chart="time-series"
        role="img"
        aria-label={summary}
      />
      <p className="table-foot">
        <Button className="link-button" onPress={saveCsv}>
          {text('chart.csv')}
        </Button>
        <Button className="link-button" onPress={savePng}>
          {text('chart.png')}
        </Button>
      </p>
      <details>
        <summary>{text('chart.table')}</summary>
        <DataTable name={name} columns={columns} rows={points} />
      </details>
    </figure>
  );
}

function chartData({ timesMs, values }: BrokenCurve): UPlot.AlignedData {
  return [timesMs.map((ms) => ms / 1000), [...values]];
}

const TWO_DAYS = 172_800;

/** Marks of the time axis in Asia/Shanghai: month and day, and the hour where the curve is short. */
function timeMarks(_plot: UPlot, seconds: number[]): string[] {
  const span = (seconds.at(-1) ?? 0) - (seconds[0] ?? 0);
  const format = new Intl.DateTimeFormat('en-GB', {
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
    ...(span > TWO_DAYS
      ? { day: '2-digit', month: '2-digit', year: '2-digit' }
      : { day: '2-digit', hour: '2-digit', minute: '2-digit', month: '2-digit' }),
  });
  return seconds.map((second) => {
    const parts = new Map(
      format.formatToParts(second * 1000).map(({ type, value }) => [type, value]),
    );
    const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')];
    const date = `${month ?? ''}-${day ?? ''}`;
    if (year !== undefined) return `${year}-${date}`;
    return `${date} ${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`;
  });
}

function chartOptions(
  element: HTMLElement,
  {
    curve,
    unit,
    zone,
  }: { readonly curve: BrokenCurve; readonly unit: string; readonly zone: string },
): UPlot.Options {
  const style = getComputedStyle(element);
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  const axis = { grid: { stroke: colour('--line'), width: 1 }, stroke: colour('--ink-soft') };
  const drawGaps = (plot: UPlot): void => {
    fillGaps(plot, curve, { edge: colour('--line-strong'), ground: colour('--sunken') });
  };
  return {
    axes: [
      {
        ...axis,
        label: zone,
        labelFont: '12px sans-serif',
        labelSize: 20,
        space: 90,
        values: timeMarks,
      },
      { ...axis, size: 56 },
    ],
    height: HEIGHT,
    hooks: { drawClear: [drawGaps] },
    legend: { show: false },
    series: [
      {},
      {
        label: unit,
        // A point between two gaps has no line: it is drawn as a point however many there are.
        points: {
          filter: (_plot, _series, isShown) => (isShown ? null : [...curve.lonely]),
          size: 4,
        },
        stroke: colour('--chart-1'),
        width: 2,
      },
    ],
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1e3), 'Asia/Shanghai'),
    width: element.clientWidth,
  };
}

/** Gaps as on the page of a bin: a sunken ground within dashes. */
function fillGaps(
  plot: UPlot,
  { gaps }: BrokenCurve,
  { edge, ground }: { readonly edge: string; readonly ground: string },
): void {
  const { bbox, ctx } = plot;
  ctx.save();
  ctx.fillStyle = ground;
  ctx.strokeStyle = edge;
  ctx.setLineDash([2, 3]);
  for (const [fromMs, toMs] of gaps) {
    const from = plot.valToPos(fromMs / 1000, 'x', true);
    const width = plot.valToPos(toMs / 1000, 'x', true) - from;
    ctx.fillRect(from, bbox.top, width, bbox.height);
    ctx.strokeRect(from, bbox.top, width, bbox.height);
  }
  ctx.restore();
}
