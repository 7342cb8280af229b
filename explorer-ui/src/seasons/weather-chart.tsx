// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { roomyLabels } from '../parts/label-room.js';
import { useDrawnWidth } from '../parts/use-drawn-width.js';
import type { ShownWeatherDay } from './season-things.js';

const TOP = 16;
const BOTTOM = 128;
const RAIN_HEIGHT = 44;
const HEIGHT = 160;
/** Width of a date, `07-11`. */
const DATE = 34;

/** Span of temperature and rain of each day; a day without temperature is a hatched gap with a question mark. */
export function WeatherChart(props: { readonly days: readonly ShownWeatherDay[] }): ReactElement {
  const { text } = useText();
  const { days } = props;
  const [host, width] = useDrawnWidth<SVGSVGElement>();
  const temperatures = days.flatMap(({ temperature }) => temperature ?? []);
  const high = Math.ceil(Math.max(...temperatures.map(({ maxC }) => maxC), 1));
  const low = Math.floor(Math.min(...temperatures.map(({ minC }) => minC), high - 1));
  const mostRain = Math.max(...days.map(({ rain }) => rain?.mm ?? 0), 10);
  const step = width / Math.max(1, days.length);
  const dated = roomyLabels(
    days.map((_day, at) => at * step + step / 2),
    DATE,
  );
  const yOf = (celsius: number): number =>
    BOTTOM - ((celsius - low) / Math.max(1, high - low)) * (BOTTOM - TOP);
  const gaps = days.filter(({ temperature }) => !temperature).length;
  const label = text('season.chart', { days: days.length, gaps, high, low });
  return (
    <figure className="chart">
      <svg
        ref={host}
        className="season-chart"
        data-chart="parcel-weather"
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${HEIGHT}`}
      >
        {days.map((day, at) => {
          const middle = at * step + step / 2;
          const { rain, temperature } = day;
          const rainHeight = ((rain?.mm ?? 0) / mostRain) * RAIN_HEIGHT;
          return (
            <g key={day.date}>
              {rain && (
                <rect
                  className="chart-rain"
                  x={middle - step * 0.35}
                  y={BOTTOM - rainHeight}
                  width={step * 0.7}
                  height={rainHeight}
                />
              )}
              {temperature ? (
                <>
                  <rect
                    className="chart-span"
                    x={middle - 4}
                    y={yOf(temperature.maxC)}
                    width={8}
                    height={Math.max(2, yOf(temperature.minC) - yOf(temperature.maxC))}
                    rx={3}
                  />
                  <text x={middle} y={yOf(temperature.maxC) - 4}>
                    {Math.round(temperature.maxC)}
                  </text>
                </>
              ) : (
                <>
                  <rect
                    className="chart-gap"
                    x={at * step + 2}
                    y={TOP}
                    width={step - 4}
                    height={BOTTOM - TOP}
                  />
                  <text x={middle} y={(TOP + BOTTOM) / 2}>
                    ?
                  </text>
                </>
              )}
              {dated[at] === true && (
                <text x={Math.min(width - DATE / 2, Math.max(DATE / 2, middle))} y={HEIGHT - 14}>
                  {day.date.slice(5)}
                </text>
              )}
            </g>
          );
        })}
        <line className="chart-base" x1={0} x2={width} y1={BOTTOM} y2={BOTTOM} />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
