// SPDX-License-Identifier: Apache-2.0
import { gapMsOf } from '../series/usual-gap.js';
import type { SensorStrip } from '../story/sensor-strips.js';
import { html, type SafeHtml } from './html.js';

const WIDTH = 320;
const HEIGHT = 72;
const INSET = 6;

/** A curve as inline SVG; a gap, by the rule of a bin's curve, is never bridged. */
export function chart(strip: SensorStrip, title: string): SafeHtml {
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
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
    ${paths}${marks}
  </svg>`;
}

interface Scale {
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
  return {
    x: linear(Math.min(...times), Math.max(...times), INSET, WIDTH - INSET),
    y: linear(Math.min(...values), Math.max(...values), HEIGHT - INSET, INSET),
  };
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
