// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { ForecastLine } from './forecast-line.js';
import { useForecast, type ShownDay, type ShownLine, type ShownRun } from './forecast-queries.js';

/**
 * What each model said of a parcel on each of five days, why, and which readings were void; the newest day first.
 * @param props.to - the last of them; absent: yesterday.
 */
export function FiveDayStrip(props: {
  readonly parcelId: string;
  readonly to?: string | undefined;
}): ReactElement {
  const { text } = useText();
  const { parcelId, to } = props;
  return (
    <section aria-labelledby="five-days">
      <h2 id="five-days">
        {to === undefined ? text('forecast.title') : text('forecast.titleTo', { to })}
      </h2>
      <p className="quiet">{text('forecast.lead')}</p>
      <Loaded query={useForecast(parcelId, to)}>
        {(days) => (
          <ol className="five-days">
            {stretchesOf(days).map((stretch) => (
              <Stretch key={stretch[0]?.date} days={stretch} />
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

/** A day with its runs, or days one after the other that nothing judged. */
function Stretch({ days }: { readonly days: readonly ShownDay[] }): ReactElement {
  const { text } = useText();
  const [newest, oldest] = [days[0]?.date ?? '', days.at(-1)?.date ?? ''];
  const runs = days.flatMap((day) => day.runs);
  return (
    <li>
      <h3>
        {oldest !== newest && (
          <>
            <time dateTime={oldest}>{oldest}</time> –{' '}
          </>
        )}
        <time dateTime={newest}>{newest}</time>
      </h3>
      {runs.length === 0 && (
        <p className="quiet">
          {text(days.length === 1 ? 'forecast.notRun' : 'forecast.notRunDays', {
            count: days.length,
          })}
        </p>
      )}
      {runs.map((run) => (
        <Run key={run.runId} run={run} />
      ))}
    </li>
  );
}

/** Days newest first; those in a row that nothing judged stand together, so that a quiet week is one sentence. */
function stretchesOf(days: readonly ShownDay[]): (readonly ShownDay[])[] {
  return days.reduce<(readonly ShownDay[])[]>((all, day) => {
    const last = all.at(-1);
    const isQuiet = day.runs.length === 0 && last?.at(-1)?.runs.length === 0;
    return isQuiet ? [...all.slice(0, -1), [...last, day]] : [...all, [day]];
  }, []);
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
