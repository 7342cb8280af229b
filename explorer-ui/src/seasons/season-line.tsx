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
export function stepTitle(step: ShownStep, { text, word }: Speaker): string {
  const { effect, kind, measure, pest, verdict, work } = step;
  switch (kind) {
    case 'field-work':
      return word('work', work ?? '');
    case 'application':
      return word('command', 'applyInput');
    case 'warning':
      return `${word('thing', 'warning')}${text('season.colon')}${word('pest', pest ?? '')} · ${word('warning-verdict', verdict ?? '')}`;
    case 'control-ordered':
      return word('command', 'orderControl');
    case 'control-done':
      return measure === undefined
        ? word('command', 'recordControl')
        : `${word('command', 'recordControl')}${text('season.colon')}${word('control-measure', measure)}`;
    case 'control-declined':
      return word('command', 'declineControl');
    case 'effect-checked':
      return `${word('command', 'checkEffect')}${text('season.colon')}${word('control-effect', effect ?? '')}`;
    case 'harvest':
      return word('command', 'recordHarvest');
    default:
      return text('season.declared');
  }
}

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
