// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { labelRows } from '../parts/label-room.js';
import { numberText } from '../parts/measures.js';
import { useDrawnWidth } from '../parts/use-drawn-width.js';
import { gapsOf, rangeOf, runsOf, type Run } from './curve-scale.js';
import type { CurveMark, LayerCurve, ShownCurve } from './grain-queries.js';

const [LEFT, RIGHT, BOTTOM] = [58, 34, 22];
/** Height of a row of marks, and width of one. */
const [MARK_ROW, MARK_WIDTH] = [16, 24];
const [STRIP, BETWEEN] = [52, 8];
const DAY_MS = 86_400_000;
const SIGNS = { cleared: '○', raised: '▼', treatment: '■' } as const;

/** A strip for each layer: its mean as a line within the span from the least to the greatest, gaps hatched, marks across all. */
export function CurvePicture(props: {
  readonly curve: ShownCurve;
  readonly label: string;
}): ReactElement {
  const { language, text } = useText();
  const { curve, label } = props;
  const [host, width] = useDrawnWidth<SVGSVGElement>();
  const { from, layers, marks, to } = curve;
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const range = rangeOf(layers);
  const x = (ms: number): number => {
    const share = (Math.min(toMs, Math.max(fromMs, ms)) - fromMs) / Math.max(1, toMs - fromMs);
    return LEFT + share * (width - LEFT - RIGHT);
  };
  const markRows = labelRowsOf(marks, x);
  const top = 6 + MARK_ROW * Math.max(1, ...markRows.map((row) => row + 1));
  const bottom = top + layers.length * (STRIP + BETWEEN);
  return (
    <svg
      ref={host}
      className="grain-picture"
      data-chart="bin-curve"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${bottom + BOTTOM}`}
    >
      {layers.map((layer, row) => (
        <Strip
          key={layer.layer}
          curve={curve}
          layer={layer}
          range={range}
          width={width}
          x={x}
          y={top + row * (STRIP + BETWEEN)}
        />
      ))}
      {marks.map((mark, at) => (
        <Mark
          key={`${mark.id} ${mark.kind}`}
          bottom={bottom}
          mark={mark}
          number={at + 1}
          row={markRows[at] ?? 0}
          top={top}
          x={x}
        />
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <text
          key={share}
          className={`grain-axis ${share === 1 ? 'grain-end' : share === 0 ? '' : 'grain-middle'}`}
          x={LEFT + share * (width - LEFT - RIGHT)}
          y={bottom + 14}
        >
          {tick(fromMs + share * (toMs - fromMs), toMs - fromMs, language)}
        </text>
      ))}
      <text className="grain-axis" x={2} y={bottom + 14}>
        {text('grain.zone')}
      </text>
    </svg>
  );
}

function Strip(props: {
  readonly curve: ShownCurve;
  readonly layer: LayerCurve;
  readonly range: readonly [number, number];
  readonly width: number;
  readonly x: (ms: number) => number;
  readonly y: number;
}): ReactElement {
  const { language, text } = useText();
  const { curve, layer, range, width, x, y } = props;
  const [low, high] = range;
  const yOf = (value: number): number => y + STRIP - ((value - low) / (high - low)) * STRIP;
  const times = curve.at.map((time) => Date.parse(time) + (curve.spanSeconds * 1000) / 2);
  const point = (index: number, values: LayerCurve['mean']): string =>
    `${x(times[index] ?? 0).toFixed(1)},${yOf(values[index] ?? 0).toFixed(1)}`;
  const last = layer.mean.findLast((one) => one !== null);
  return (
    <g>
      <rect className="curve-ground" height={STRIP} width={width - LEFT - RIGHT} x={LEFT} y={y} />
      {gapsOf(curve, layer).map(([from, to]) => (
        <rect
          key={from}
          className="curve-gap"
          height={STRIP}
          width={x(to) - x(from)}
          x={x(from)}
          y={y}
        />
      ))}
      {runsOf(curve, layer).map((run) => (
        <RunShape key={run[0]} layer={layer} point={point} run={run} />
      ))}
      <text className="grain-axis grain-strong" x={2} y={y + 26}>
        {text('grain.layer', { layer: layer.layer })}
      </text>
      {layer.depthMm !== undefined && (
        <text className="grain-axis" x={2} y={y + 39}>
          {`${numberText(layer.depthMm / 1_000, language, 1)} m`}
        </text>
      )}
      <text className="grain-axis grain-end" x={LEFT - 3} y={y + 10}>
        {high}
      </text>
      <text className="grain-axis grain-end" x={LEFT - 3} y={y + STRIP}>
        {low}
      </text>
      <text className="grain-axis grain-strong grain-end" x={width - 1} y={y + 30}>
        {typeof last === 'number' ? numberText(last, language, 1) : '–'}
      </text>
    </g>
  );
}

/** A run of one span alone is a short stroke: a line of one point would not be seen. */
function RunShape(props: {
  readonly layer: LayerCurve;
  readonly point: (index: number, values: LayerCurve['mean']) => string;
  readonly run: Run;
}): ReactElement {
  const { layer, point, run } = props;
  const line = run.map((index) => point(index, layer.mean)).join(' L');
  const up = run.map((index) => point(index, layer.max));
  const down = run.map((index) => point(index, layer.min)).reverse();
  return (
    <>
      <path className="curve-band" d={`M${[...up, ...down].join(' L')}Z`} />
      <path className="curve-line" d={run.length === 1 ? `M${line} h0.1` : `M${line}`} />
    </>
  );
}

function Mark(props: {
  readonly bottom: number;
  readonly mark: CurveMark;
  readonly number: number;
  /** Row of its sign above the strips; 0 is the one next to them. */
  readonly row: number;
  readonly top: number;
  readonly x: (ms: number) => number;
}): ReactElement {
  const { bottom, mark, number, row, top, x } = props;
  const { at, kind, until } = mark;
  const from = x(Date.parse(at));
  return (
    <g className={`curve-mark curve-${kind}`}>
      {until !== undefined && (
        <rect
          height={bottom - top}
          width={Math.max(1, x(Date.parse(until)) - from)}
          x={from}
          y={top}
        />
      )}
      <path d={`M${from.toFixed(1)} ${top}V${bottom}`} />
      <text className="grain-middle" x={from} y={top - 5 - row * MARK_ROW}>
        {`${SIGNS[kind]}${number}`}
      </text>
    </g>
  );
}

/** Signs of marks that lie close to each other stand in rows above each other; in the order of the marks. */
function labelRowsOf(marks: readonly CurveMark[], x: (ms: number) => number): number[] {
  const places = marks.map(({ at }) => x(Date.parse(at)));
  const order = places.map((_place, at) => at).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const rows = labelRows(
    order.map((at) => places[at] ?? 0),
    MARK_WIDTH,
  );
  return places.map((_place, at) => rows[order.indexOf(at)] ?? 0);
}

/** Month and day, and the hour where the curve is short, in Asia/Shanghai. */
function tick(ms: number, lengthMs: number, language: string): string {
  const isShort = lengthMs <= 2 * DAY_MS;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    ...(isShort
      ? { hour: '2-digit', hourCycle: 'h23', minute: '2-digit' }
      : { day: '2-digit', month: '2-digit' }),
  }).format(ms);
}
