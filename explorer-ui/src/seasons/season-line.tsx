// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';

import { zonedTime } from '../check/shown-time.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { InError } from '../lots/in-error.js';
import { EmptyState } from '../parts/empty-state.js';
import { recordedAt, rememberedScenario } from '../sign/network-clock.js';
import { SeasonChart } from './season-chart.js';
import type { ShownStep } from './season-things.js';

/** The season as one line: what was done, used, warned of, treated and harvested, by the day, with when it was recorded. */
export function SeasonLine(props: {
  readonly season: number;
  readonly steps: readonly ShownStep[];
}): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  const { season, steps } = props;
  return (
    <section aria-labelledby="line">
      <h2 id="line">{text('season.line', { season })}</h2>
      {steps.length === 0 ? (
        <EmptyState what={text('season.noSteps')} next={text('season.noStepsNext')} />
      ) : (
        <>
          <SeasonChart steps={steps} />
          <p className="quiet">{text('season.lineNote')}</p>
          <ol className="timeline">
            {steps.map((step, at) => (
              <li key={`${step.commandId} ${step.kind} ${at}`}>
                <p>
                  <InError isInError={step.correction !== undefined}>
                    <strong>
                      <time dateTime={step.on}>{step.on}</time> {stepTitle(step, speaker)}
                    </strong>
                  </InError>
                </p>
                <p>{detailOf(step, speaker)}</p>
                <p className="quiet">{recordText(step, speaker)}</p>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** What a step is, in the words of the trade. */
export function stepTitle(step: ShownStep, speaker: Speaker): string {
  const { text, word } = speaker;
  const name = nameOf(step, speaker);
  const { effect, kind, measure } = step;
  if (kind === 'control-done' && measure !== undefined)
    return `${name}${text('season.colon')}${word('control-measure', measure)}`;
  if (kind === 'effect-checked')
    return `${name}${text('season.colon')}${word('control-effect', effect ?? '')}`;
  return name;
}

function nameOf({ kind, pest, verdict, work }: ShownStep, { text, word }: Speaker): string {
  if (kind === 'field-work') return word('work', work ?? '');
  if (kind === 'warning')
    return `${word('thing', 'warning')}${text('season.colon')}${word('pest', pest ?? '')} · ${word('warning-verdict', verdict ?? '')}`;
  const command = COMMAND_OF[kind];
  return command === undefined ? text('season.declared') : word('command', command);
}

const COMMAND_OF: Readonly<Record<string, string | undefined>> = {
  application: 'applyInput',
  'control-declined': 'declineControl',
  'control-done': 'recordControl',
  'control-ordered': 'orderControl',
  'effect-checked': 'checkEffect',
  harvest: 'recordHarvest',
};

function detailOf(step: ShownStep, { text }: Speaker): ReactNode {
  const { application, lotId, warningId } = step;
  if (application) {
    const { freeFrom, name, registration, target } = application;
    return text(freeFrom === undefined ? 'season.used' : 'season.usedFree', {
      from: freeFrom ?? '',
      name: name ?? registration,
      registration,
      target,
    });
  }
  if (lotId !== undefined) return <Link to={`/lots/${lotId}`}>{lotId}</Link>;
  if (warningId !== undefined)
    return <Link to={`/warnings/${warningId}`}>{text('season.toWarning')}</Link>;
  return '';
}

/** When it was recorded, by the network's clock; the zone stands above the line. */
function recordText({ eventTime, recordTime }: ShownStep, { language, text }: Speaker): string {
  const at =
    eventTime ??
    (recordTime === undefined ? undefined : recordedAt(recordTime, rememberedScenario()));
  return at === undefined ? '' : text('season.recorded', { at: zonedTime(at, language) });
}
