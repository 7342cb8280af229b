// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { ForecastLine } from './forecast-line.js';
import { useForecast, type ShownDay, type ShownLine, type ShownRun } from './forecast-queries.js';

/** What each model said of a parcel on each of the last five days, why, and which readings were void; the newest day first. */
export function FiveDayStrip({ parcelId }: { readonly parcelId: string }): ReactElement {
  const { text } = useText();
  return (
    <section aria-labelledby="five-days">
      <h2 id="five-days">{text('forecast.title')}</h2>
      <p className="quiet">{text('forecast.lead')}</p>
      <Loaded query={useForecast(parcelId)}>
        {(days) => (
          <ol className="five-days">
            {days.map((day) => (
              <Day key={day.date} day={day} />
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

function Day({ day: { date, runs } }: { readonly day: ShownDay }): ReactElement {
  const { text } = useText();
  return (
    <li>
      <h3>
        <time dateTime={date}>{date}</time>
      </h3>
      {runs.length === 0 ? (
        <p className="quiet">{text('forecast.notRun')}</p>
      ) : (
        runs.map((run) => <Run key={run.runId} run={run} />)
      )}
    </li>
  );
}

function Run({ run }: { readonly run: ShownRun }): ReactElement {
  const { text } = useText();
  const { deviceId, earlier, inputsRoot, lines, runId } = run;
  const main = lines.filter(({ opinion }) => opinion === 'main');
  const second = lines.filter(({ opinion }) => opinion === 'second');
  return (
    <>
      {main.length === 0 && <p className="quiet">{text('forecast.secondNone')}</p>}
      <Lines lines={main} />
      {second.length > 0 && (
        <details className="fold">
          <summary>{text('forecast.second', { count: second.length })}</summary>
          <p className="quiet">{text('forecast.secondWhy')}</p>
          <Lines lines={second} />
        </details>
      )}
      <p className="quiet">
        {text('forecast.station')} <Link to={`/devices/${deviceId}`}>{deviceId}</Link>
        {' · '}
        {text('forecast.run', { id: runId, root: inputsRoot.slice(0, 12) })}
        {earlier > 0 && ` · ${text('forecast.earlier', { count: earlier })}`}
      </p>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly ShownLine[] }): ReactElement {
  return (
    <ul className="notices">
      {lines.map((line) => (
        <ForecastLine key={`${line.modelId}/${line.since ?? ''}`} line={line} />
      ))}
    </ul>
  );
}
