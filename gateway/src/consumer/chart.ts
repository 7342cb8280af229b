// SPDX-License-Identifier: Apache-2.0
import { gapMsOf } from '../series/usual-gap.js';
import type { SensorStrip } from '../story/sensor-strips.js';
import { shanghaiTime } from './formats.js';
import { html, type SafeHtml } from './html.js';

/** CSS px on a phone of 390 px; the page's style keeps it near that size on a desk, and so its letters. */
const [WIDTH, HEIGHT] = [320, 132];
const [LEFT, RIGHT, TOP, BOTTOM] = [42, 8, 22, 20];
const DAY_MS = 86_400_000;

/**
 * A curve as inline SVG with its axes: values in their unit, times in Asia/Shanghai; a gap, by the rule of a bin's curve, is never bridged.
 */
export function chart(strip: SensorStrip, unit: string, title: string): SafeHtml {
  const scale = scaleOf(strip);
  const paths = runsOf(strip).map((run) => {
    const points = run.map(({ timeMs, mean }) => `${scale.x(timeMs)},${scale.y(mean)}`).join(' ');
    return html`<polyline class="curve" points="${points}" />`;
  });
  const marks = strip.marks.map(
    ({ time, value }) =>
      html`<circle
        class="mark"
        cx="${scale.x(Date.parse(time))}"
        cy="${scale.y(Number(value))}"
        r="3"
      />`,
  );
  return html`<svg class="strip" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
    <text x="0" y="12">${unit}</text>
    ${scale.ticks.map((tick) => tickLine(tick, scale.y(tick)))} ${timeLabels(scale)}
    ${paths}${marks}
  </svg>`;
}

function tickLine(tick: number, y: string): SafeHtml {
  return html`<path class="grid" d="M${LEFT} ${y}H${WIDTH - RIGHT}" /><text
      class="end"
      x="${LEFT - 5}"
      y="${(Number(y) + 4).toFixed(1)}"
    >
      ${tick}
    </text>`;
}

/** Begin and end of what is drawn: the days, or for less than two days the times. */
function timeLabels({ fromMs, toMs }: Scale): SafeHtml {
  const label = (ms: number): string => {
    const text = shanghaiTime(new Date(ms).toISOString());
    return toMs - fromMs < 2 * DAY_MS ? text.slice(5, 16) : text.slice(0, 10);
  };
  const y = HEIGHT - 4;
  if (fromMs === toMs)
    return html`<text class="middle" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${y}">
      ${label(fromMs)}
    </text>`;
  return html`<text x="${LEFT}" y="${y}">${label(fromMs)}</text>
    <text class="end" x="${WIDTH - RIGHT}" y="${y}">${label(toMs)}</text>`;
}

interface Scale {
  readonly fromMs: number;
  readonly ticks: readonly number[];
  readonly toMs: number;
  readonly x: (timeMs: number) => string;
  readonly y: (value: number) => string;
}

function scaleOf(strip: SensorStrip): Scale {
  const times = [
    ...strip.curve.map(({ timeMs }) => timeMs),
    ...strip.marks.map(({ time }) => Date.parse(time)),
  ];
  const values = [
    ...strip.curve.map(({ mean }) => mean),
    ...strip.marks.map(({ value }) => Number(value)),
  ];
  const [fromMs, toMs] = [Math.min(...times), Math.max(...times)];
  const ticks = ticksOf(Math.min(...values), Math.max(...values));
  const [least = 0, most = 0] = [ticks[0], ticks.at(-1)];
  return {
    fromMs,
    ticks,
    toMs,
    x: linear(fromMs, toMs, LEFT, WIDTH - RIGHT),
    y: linear(least, most, HEIGHT - BOTTOM, TOP),
  };
}

/** Two to five round values that hold a range between them. */
function ticksOf(low: number, high: number): number[] {
  const rough = (high - low || 1) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(low / step);
  const count = Math.max(1, Math.ceil(high / step) - first);
  return Array.from({ length: count + 1 }, (_one, at) =>
    Number(((first + at) * step).toPrecision(9)),
  );
}

function linear(low: number, high: number, from: number, to: number): (value: number) => string {
  const span = high - low;
  return (value) =>
    (span === 0 ? (from + to) / 2 : from + ((value - low) / span) * (to - from)).toFixed(1);
}

function runsOf(strip: SensorStrip): SensorStrip['curve'][] {
  const longest = gapMsOf(strip.curve.map(({ timeMs }) => timeMs));
  const runs: SensorStrip['curve'][number][][] = [];
  for (const point of strip.curve) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && point.timeMs - last.timeMs <= longest) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
