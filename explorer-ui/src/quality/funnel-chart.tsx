// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { FigureTable } from './figure-table.js';
import { placeLabels, type PlacedLabel } from './funnel-labels.js';
import type { Limits, PersonFigures, QualityCharts } from './quality-things.js';

const WIDTH = 326;
const LEFT = 34;
const TOP = 12;
const HEIGHT = 190;
const FOOT = 36;
/** A ratio above is drawn at the upper edge; the table has it. */
const MOST_RATIO = 6;

/**
 * Funnel of persons: what was counted ÷ what was expected against what was expected, in the limits for that number. Each point
 * is named by pseudonym and n.
 */
export function FunnelChart({ charts }: { readonly charts: QualityCharts }): ReactElement {
  const { text } = useText();
  const { funnel } = charts.values;
  const shown = charts.persons.filter(isDrawn);
  const outside = shown.filter(({ standing }) => standing === 'outer' || standing === 'inner');
  const summary = text('quality.funnel', {
    inner: funnel.innerMilliPercent / 1000,
    outer: funnel.outerMilliPercent / 1000,
    outside: outside.map(({ personId }) => personId).join(' ') || text('quality.nobody'),
    persons: shown.length,
  });
  return (
    <figure className="chart">
      <figcaption>{summary}</figcaption>
      <div className="chart-scroll" role="region" aria-label={summary} tabIndex={0}>
        <Plot curve={charts.funnel} persons={shown} summary={summary} />
      </div>
      <FigureTable
        name={text('quality.funnelTable')}
        head={[
          text('quality.person'),
          text('quality.counted'),
          text('quality.expected'),
          'n',
          text('quality.ratio'),
          text('quality.limitsOf', { coverage: funnel.innerMilliPercent / 1000 }),
          text('quality.limitsOf', { coverage: funnel.outerMilliPercent / 1000 }),
          text('quality.judged'),
        ]}
        rows={charts.persons.map(({ compared, limits, personId, standing }) => [
          personId,
          compared.observed,
          compared.expected.toFixed(1),
          compared.n,
          compared.ratio?.toFixed(2) ?? '–',
          limitsText(limits?.inner),
          limitsText(limits?.outer),
          text(`quality.standing.${standing}`),
        ])}
      />
    </figure>
  );
}

type Drawn = PersonFigures & {
  readonly compared: { readonly ratio: number };
  readonly limits: { readonly inner: Limits; readonly outer: Limits };
};

function isDrawn(person: PersonFigures): person is Drawn {
  return person.limits !== undefined && person.compared.ratio !== undefined;
}

function Plot(props: {
  readonly curve: QualityCharts['funnel'];
  readonly persons: readonly Drawn[];
  readonly summary: string;
}): ReactElement {
  const { text } = useText();
  const { curve, persons, summary } = props;
  const mostExpected = Math.max(0.1, ...curve.map(({ expected }) => expected));
  const most = Math.min(
    MOST_RATIO,
    Math.max(2, ...persons.flatMap(({ compared, limits }) => [compared.ratio, limits.outer.upper])),
  );
  const x = (expected: number): number => LEFT + ((WIDTH - LEFT - 6) * expected) / mostExpected;
  const y = (ratio: number): number => TOP + HEIGHT * (1 - Math.min(ratio, most) / most);
  const line = (of: (point: QualityCharts['funnel'][number]) => number): string =>
    curve
      .map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point.expected)} ${y(of(point))}`)
      .join('');
  const labels = placeLabels(
    persons.map((person) => ({
      label: nameOf(person),
      x: x(person.compared.expected),
      y: y(person.compared.ratio),
    })),
    { bottom: TOP + HEIGHT, top: 0, width: WIDTH },
  );
  const placed = persons.flatMap((person, at) => {
    const label = labels[at];
    return label ? [[person, label] as const] : [];
  });
  return (
    <svg
      className="quality-chart"
      data-chart="quality-funnel"
      role="img"
      aria-label={summary}
      width={WIDTH}
      height={TOP + HEIGHT + FOOT}
      viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + FOOT}`}
    >
      {Array.from({ length: Math.floor(most) + 1 }, (_, ratio) => (
        <g key={ratio}>
          <line className="grid" x1={LEFT} x2={WIDTH} y1={y(ratio)} y2={y(ratio)} />
          <text className="tick" x={LEFT - 4} y={y(ratio) + 4}>
            {ratio}
          </text>
        </g>
      ))}
      <line className="centre" x1={LEFT} x2={WIDTH} y1={y(1)} y2={y(1)} />
      <path className="limit" d={line(({ inner }) => inner.upper)} />
      <path className="limit" d={line(({ inner }) => inner.lower)} />
      <path className="limit limit-outer" d={line(({ outer }) => outer.upper)} />
      <path className="limit limit-outer" d={line(({ outer }) => outer.lower)} />
      {[0, 0.5, 1].map((part) => (
        <text key={part} className="month" x={x(mostExpected * part * 0.9)} y={TOP + HEIGHT + 16}>
          {(mostExpected * part * 0.9).toFixed(mostExpected < 5 ? 1 : 0)}
        </text>
      ))}
      <text className="month" x={WIDTH / 2} y={TOP + HEIGHT + 31}>
        {text('quality.funnelAxis')}
      </text>
      {placed.map(([person, label]) => (
        <Point
          key={person.personId}
          label={label}
          person={person}
          x={x(person.compared.expected)}
          y={y(person.compared.ratio)}
        />
      ))}
    </svg>
  );
}

function Point(props: {
  readonly label: PlacedLabel;
  readonly person: Drawn;
  readonly x: number;
  readonly y: number;
}): ReactElement {
  const { compared, personId, standing } = props.person;
  const { label, x, y } = props;
  const isOut = standing === 'outer' || standing === 'inner';
  return (
    <g data-point={personId} data-n={compared.n}>
      {isOut ? (
        <path className="point point-out" d={`M${x} ${y - 6}l6 6l-6 6l-6 -6z`} />
      ) : (
        <circle
          className={standing === 'few' ? 'point point-few' : 'point'}
          cx={x}
          cy={y}
          r={3.5}
        />
      )}
      <text
        className={label.isRight ? 'name name-right' : 'name name-left'}
        x={label.x}
        y={label.y}
      >
        {nameOf(props.person)}
      </text>
    </g>
  );
}

/** Never without the n. */
function nameOf({ compared, personId }: Drawn): string {
  return `${personId} n=${compared.n}`;
}

function limitsText(limits: Limits | undefined): string {
  return limits ? `${limits.lower.toFixed(2)}–${limits.upper.toFixed(2)}` : '–';
}
