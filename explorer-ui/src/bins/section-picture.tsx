// SPDX-License-Identifier: Apache-2.0
import { useId, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { numberText } from '../parts/measures.js';
import { useDrawnWidth } from '../parts/use-drawn-width.js';
import { bandOf, isCounting, type Grid } from './grain-grid.js';
import type { GridLayer, GridPoint, PointState } from './grain-queries.js';

const [LEFT, RIGHT, TOP, BOTTOM] = [50, 40, 22, 20];
const ROW = 30;
/** Width of a chart on a phone, CSS px; on a wider screen the cells are wider and the letters the same. */
const PHONE = 326;
/** A number of four characters needs so much. */
const NUMBER_WIDTH = 28;
/** A cable's number of two digits needs so much. */
const LABEL_WIDTH = 20;
/** What stands in a cell beside or instead of its number, so that nothing is told by colour alone. */
const MARKS: Readonly<Record<PointState, string>> = {
  hot: '▲',
  missing: '·',
  normal: '',
  note: '△',
  silent: '–',
  stuck: '=',
  void: '×',
};

/** Most cables whose numbers fit into the picture on a phone. */
export const MOST_NUMBERED = Math.floor((PHONE - LEFT - RIGHT) / NUMBER_WIDTH);

/**
 * A cut through the bin: a row for each layer, the surface at the top, a column for each cable. Colour and number tell the
 * temperature, a frame and a sign what is hot against its layer, a grey hatched cell that nothing can be said.
 */
export function SectionPicture(props: {
  readonly grid: Grid;
  readonly label: string;
  readonly layers: readonly GridLayer[];
  /** Wide enough for every number; else as wide as the screen, with numbers where they fit. */
  readonly isWide?: boolean;
}): ReactElement {
  const { text } = useText();
  const hatch = `h${useId().replace(/\W/g, '')}`;
  const { grid, isWide = false, label, layers } = props;
  const [host, drawn] = useDrawnWidth<SVGSVGElement>();
  const count = Math.max(1, grid.columns.length);
  const width = isWide ? LEFT + RIGHT + count * NUMBER_WIDTH : drawn;
  const cell = (width - LEFT - RIGHT) / count;
  const height = TOP + BOTTOM + layers.length * ROW;
  const isNumbered = cell >= NUMBER_WIDTH;
  return (
    <svg
      ref={host}
      className={isWide ? 'grain-picture grain-wide' : 'grain-picture'}
      data-chart="bin-section"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      {...(isWide && { height, width })}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse">
          <path className="grain-hatch" d="M0 5 5 0" />
        </pattern>
      </defs>
      <text className="grain-axis" x={LEFT} y={13}>
        {text('grain.surface')}
      </text>
      <text className="grain-axis grain-end" x={width - 2} y={13}>
        {text('grain.meanC')}
      </text>
      {layers.map((layer, row) => (
        <LayerRow
          key={layer.layer}
          cell={cell}
          hatch={hatch}
          isNumbered={isNumbered}
          layer={layer}
          points={grid.rows[row] ?? []}
          width={width}
          y={TOP + row * ROW}
        />
      ))}
      <path className="grain-wall" d={wall(width, height)} />
      {columnLabels(count, cell).map((at) => (
        <text
          key={at}
          className="grain-axis grain-middle"
          x={LEFT + (at + 0.5) * cell}
          y={height - 6}
        >
          {grid.columns[at]?.cable}
        </text>
      ))}
      <text className="grain-axis" x={2} y={height - 6}>
        {text('grain.cable')}
      </text>
    </svg>
  );
}

function LayerRow(props: {
  readonly cell: number;
  readonly hatch: string;
  readonly isNumbered: boolean;
  readonly layer: GridLayer;
  readonly points: readonly (GridPoint | undefined)[];
  readonly width: number;
  readonly y: number;
}): ReactElement {
  const { language, text } = useText();
  const { cell, hatch, isNumbered, layer, points, width, y } = props;
  const { depthMm, meanC } = layer;
  return (
    <g>
      <text className="grain-axis grain-strong" x={2} y={y + 13}>
        {text('grain.layer', { layer: layer.layer })}
      </text>
      {depthMm !== undefined && (
        <text className="grain-axis" x={2} y={y + 26}>
          {`${numberText(depthMm / 1_000, language, 1)} m`}
        </text>
      )}
      {points.map((point, at) =>
        point === undefined ? null : (
          <Cell
            key={point.channel}
            hatch={hatch}
            isNumbered={isNumbered}
            point={point}
            width={cell}
            x={LEFT + at * cell}
            y={y}
          />
        ),
      )}
      <text className="grain-axis grain-strong grain-end" x={width - 2} y={y + 19}>
        {meanC === undefined ? '–' : numberText(meanC, language, 1)}
      </text>
    </g>
  );
}

function Cell(props: {
  readonly hatch: string;
  readonly isNumbered: boolean;
  readonly point: GridPoint;
  readonly width: number;
  readonly x: number;
  readonly y: number;
}): ReactElement {
  const { language } = useText();
  const { hatch, isNumbered, point, width, x, y } = props;
  const { state, valueC } = point;
  const isGood = isCounting(point) && valueC !== undefined;
  const band = isGood ? `grain-band-${bandOf(valueC)}` : 'grain-unknown';
  const mark = MARKS[state];
  const box = { height: ROW - 2, width: Math.max(1, width - 1), x: x + 0.5, y: y + 1 };
  const number = isNumbered && isGood ? numberText(valueC, language, 1) : '';
  const middle = x + width / 2;
  return (
    <g>
      <rect className={`grain-cell ${band} grain-${state}`} {...box} />
      {!isGood && <rect fill={`url(#${hatch})`} {...box} />}
      {number !== '' && (
        <text className={`grain-number ${band}`} x={middle} y={y + (mark === '' ? 19 : 14)}>
          {number}
        </text>
      )}
      {mark !== '' && (
        <text className={`grain-mark ${band}`} x={middle} y={y + (number === '' ? 19 : 26)}>
          {mark}
        </text>
      )}
    </g>
  );
}

/** Walls and floor; the top is open. */
function wall(width: number, height: number): string {
  const [left, right, floor] = [LEFT - 2, width - RIGHT + 2, height - BOTTOM + 2];
  return `M${left} ${TOP - 4}V${floor}H${right}V${TOP - 4}`;
}

/** Every cable has its number while there is room, else the first and each fifth. */
function columnLabels(count: number, cell: number): number[] {
  const every = cell >= LABEL_WIDTH ? 1 : 5;
  return Array.from({ length: count }, (_one, at) => at).filter(
    (at) => at === 0 || (at + 1) % every === 0,
  );
}
