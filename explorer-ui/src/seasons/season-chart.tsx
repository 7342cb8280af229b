// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { roomyLabels } from '../parts/label-room.js';
import { useDrawnWidth } from '../parts/use-drawn-width.js';
import type { ShownStep } from './season-things.js';
import { stepTitle } from './season-line.js';

const LEFT = 62;
const LANE = 26;
const TOP = 6;
const DAY_MS = 86_400_000;
/** Width of a month's name. */
const MONTH = 32;
/** Days on each side of the steps. */
const MARGIN = 6;

/** Lanes from top to bottom, with the kinds of steps in them. */
const LANES = [
  ['work', ['season-declared', 'field-work']],
  ['inputs', ['application']],
  ['warnings', ['warning']],
  ['control', ['control-ordered', 'control-done', 'control-declined', 'effect-checked']],
  ['harvest', ['harvest']],
] as const;

/** The steps of a season on one axis of days, a lane for each kind; what is in error is an empty mark. */
export function SeasonChart({ steps }: { readonly steps: readonly ShownStep[] }): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  const [host, width] = useDrawnWidth<SVGSVGElement>();
  const days = steps.map(({ on }) => dayOf(on));
  const from = Math.min(...days) - MARGIN;
  const span = Math.max(30, Math.max(...days) + MARGIN - from);
  const xOf = (day: number): number => LEFT + ((day - from) / span) * (width - LEFT - 6);
  const bottom = TOP + LANES.length * LANE;
  const months = monthsOf(from, from + span);
  const named = roomyLabels(
    months.map(([day]) => xOf(day)),
    MONTH,
  );
  const label = text('season.lineChart', {
    count: steps.length,
    from: steps[0]?.on ?? '',
    to: steps.at(-1)?.on ?? '',
  });
  return (
    <figure className="chart">
      <svg
        ref={host}
        className="season-chart"
        data-chart="season-line"
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${bottom + 22}`}
      >
        {LANES.map(([lane, kinds], at) => {
          const y = TOP + at * LANE + LANE / 2;
          return (
            <g key={lane}>
              <text className="chart-lane" x={0} y={y + 4}>
                {text(`season.lane.${lane}`)}
              </text>
              <line className="chart-base" x1={LEFT} x2={width} y1={y} y2={y} />
              {steps
                .filter(({ kind }) => (kinds as readonly string[]).includes(kind))
                .map((step, index) => (
                  <circle
                    key={`${step.commandId} ${index}`}
                    className={
                      step.correction ? 'chart-mark chart-mark-void' : `chart-mark chart-${lane}`
                    }
                    cx={xOf(dayOf(step.on))}
                    cy={y}
                    r={6}
                  >
                    <title>{`${step.on} ${stepTitle(step, speaker)}`}</title>
                  </circle>
                ))}
            </g>
          );
        })}
        {months.map(([day, month], at) => (
          <g key={day}>
            <line className="chart-month" x1={xOf(day)} x2={xOf(day)} y1={TOP} y2={bottom} />
            {named[at] === true && (
              <text x={xOf(day)} y={bottom + 14}>
                {text('season.month', { month })}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`) / DAY_MS;
}

/** First days of the months between two days. */
function monthsOf(from: number, to: number): (readonly [day: number, month: number])[] {
  const months: (readonly [number, number])[] = [];
  for (let day = Math.ceil(from); day <= to; day += 1) {
    const date = new Date(day * DAY_MS);
    if (date.getUTCDate() === 1) months.push([day, date.getUTCMonth() + 1]);
  }
  return months;
}
