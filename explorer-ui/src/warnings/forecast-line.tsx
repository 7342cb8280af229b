// SPDX-License-Identifier: Apache-2.0
import { Fragment, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText, type Speaker } from '../locale/use-text.js';
import { Moment } from '../parts/times.js';
import type { ShownLine } from './forecast-queries.js';

/** Units of what is void, as the pages write them. */
const UNITS: Readonly<Record<string, string>> = {
  'air-temperature': '℃',
  rain: 'mm',
  'relative-humidity': '%',
  sunshine: 'h',
  'wind-speed': 'm/s',
};

/** What one model said of a day: pest, verdict, why, which readings were missing or void, and which model spoke. */
export function ForecastLine({ line }: { readonly line: ShownLine }): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  const { modelId, modelVersion, pest, ruleSetId, verdict, warningIds } = line;
  return (
    <li className={lineClass(verdict)}>
      <strong>
        {word('pest', pest)} · {word('warning-verdict', verdict)}
      </strong>
      <span>{whyText(line, speaker)}</span>
      <VoidedReadings line={line} />
      {warningIds.map((id) => (
        <span key={id}>
          {text('forecast.warning')} <Link to={`/warnings/${id}`}>{id}</Link>
        </span>
      ))}
      <span className="quiet">
        {word('run-model', modelId)} {text('forecast.version', { version: modelVersion })} ·{' '}
        {ruleSetId === 'built-in' ? (
          text('forecast.builtIn')
        ) : (
          <Link to={`/rules/${ruleSetId}`}>{text('forecast.rules', { id: ruleSetId })}</Link>
        )}
      </span>
    </li>
  );
}

function VoidedReadings({ line }: { readonly line: ShownLine }): ReactElement {
  const { text, word } = useText();
  const { voided, voidedCount } = line;
  if (voidedCount === 0) return <span className="quiet">{text('forecast.noneVoided')}</span>;
  return (
    <span>
      {text('forecast.voided', { count: voidedCount })}{' '}
      {voided.map(({ at, quantity, reason, valueMilli }, index) => (
        <Fragment key={`${at}/${quantity}`}>
          {index > 0 && '；'}
          <Moment at={at} />{' '}
          {text('forecast.voidedOne', {
            quantity: word('quantity', quantity),
            reason: word('void-reason', reason),
            value: `${valueMilli / 1000} ${UNITS[quantity] ?? ''}`,
          })}
        </Fragment>
      ))}
      {voided.length < voidedCount && ` ${text('forecast.voidedMore', { shown: voided.length })}`}
    </span>
  );
}

/** The figures that the verdict rests on, or what was missing for one. */
function whyText(line: ShownLine, { text, word }: Speaker): string {
  const { degreeDaysMilli, intensityPpm, missing, since, wetHours } = line;
  const lacks = missing.map(({ hours, quantity }) =>
    text('forecast.missingOne', { hours, quantity: word('quantity', quantity) }),
  );
  return [
    lacks.length > 0 && text('forecast.missing', { what: lacks.join('、') }),
    wetHours !== undefined && text('forecast.wetHours', { hours: wetHours }),
    intensityPpm !== undefined && text('forecast.intensity', { percent: shareText(intensityPpm) }),
    degreeDaysMilli !== undefined &&
      text('forecast.degreeDays', { degreeDays: (degreeDaysMilli / 1000).toFixed(1) }),
    since !== undefined && text('forecast.since', { date: since }),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}

/** Percent of a share in millionths, never 0 where there is something. */
function shareText(ppm: number): string {
  return (ppm / 10_000).toFixed(ppm > 0 && ppm < 1_000 ? 4 : 2);
}

function lineClass(verdict: string): string {
  return verdict === 'none' ? 'notice' : 'notice notice-wait';
}
