// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from 'react';

import { useText, type Speaker } from '../locale/use-text.js';
import { numberText } from '../parts/measures.js';
import { reasonText } from './growth-section.js';
import type { ShownCrop, ShownWeatherDay } from './season-things.js';
import { WeatherChart } from './weather-chart.js';

/** Weather of the last days as a picture and as a table; what was not measured is said, never a 0. */
export function WeatherSection(props: { readonly weather: ShownCrop['weather'] }): ReactElement {
  const { text } = useText();
  const { days, reason } = props.weather;
  return (
    <section aria-labelledby="weather">
      <h2 id="weather">{text('season.weather')}</h2>
      {reason !== undefined && <p>{reasonText(reason, text)}</p>}
      {reason === undefined && (
        <>
          <WeatherChart days={days} />
          <WeatherTable days={days} />
          <p className="quiet">{text('season.weatherNote')}</p>
        </>
      )}
    </section>
  );
}

const HEADS = ['day', 'temperature', 'rain', 'humidity', 'sunshine'] as const;

function WeatherTable({ days }: { readonly days: readonly ShownWeatherDay[] }): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  const headOf = (at: number): string => text(`season.head.${HEADS[at] ?? 'day'}`);
  return (
    <div className="table-scroll" role="region" aria-label={text('season.weather')} tabIndex={0}>
      <table className="plain-head weather-days">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {text(`season.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map((day) => (
            <tr key={day.date}>
              <th scope="row">
                {day.date}
                <Voided day={day} speaker={speaker} />
              </th>
              {cellsOf(day, speaker).map((cell, at) => (
                <td key={HEADS[at + 1]} data-label={headOf(at + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Voided(props: {
  readonly day: ShownWeatherDay;
  readonly speaker: Speaker;
}): ReactElement | null {
  const { text, word } = props.speaker;
  if (props.day.voided.length === 0) return null;
  const said = props.day.voided.map(({ count, quantity }) =>
    text('season.voidedOf', { count, quantity: word('quantity', quantity) }),
  );
  return <span className="wait cell-note">{said.join(text('season.separator'))}</span>;
}

/** What was measured of a day; a gap is a gap. */
function cellsOf(day: ShownWeatherDay, { language, text }: Speaker): ReactNode[] {
  const { humidity, rain, sunshine, temperature } = day;
  const cell = (said: string | undefined, hours: number | undefined): ReactNode => {
    if (said === undefined) return <span className="quiet">{text('season.gap')}</span>;
    const isPart = hours !== undefined && hours < 24;
    return (
      <>
        {said}
        {isPart && <span className="quiet cell-note">{text('season.hoursOf', { hours })}</span>}
      </>
    );
  };
  const number = (value: number): string => numberText(value, language, 1);
  return [
    cell(
      temperature && `${number(temperature.minC)} – ${number(temperature.maxC)} ℃`,
      temperature?.hours,
    ),
    cell(rain && `${number(rain.mm)} mm`, rain?.hours),
    cell(humidity && `${number(humidity.meanPercent)} %`, humidity?.hours),
    cell(sunshine && `${number(sunshine.h)} h`, sunshine?.hours),
  ];
}
