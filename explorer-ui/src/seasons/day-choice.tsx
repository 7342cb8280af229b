// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText, type Speaker } from '../locale/use-text.js';
import type { ShownCrop, ShownStep } from './season-things.js';

/** Days of the season that are offered by name beside today. */
const MOST_OFFERED = 4;

/** Which day the sections below speak of: today, a day on which something happened, or any other of the season. */
export function DayChoice(props: {
  readonly crop: ShownCrop;
  /** Absent: today. */
  readonly day: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}): ReactElement {
  const { text } = useText();
  const { crop, day, onChange } = props;
  const { date, growth, season, steps } = crop;
  const isOver = growth.reason === 'harvested';
  return (
    <section aria-labelledby="which-day">
      <h2 id="which-day">{text('season.whichDay')}</h2>
      <p className="quiet">{leadOf(crop, day, text)}</p>
      <div className="search own-operator no-print">
        <label className="field">
          <span>{text('season.dayOf')}</span>
          <input
            type="date"
            min={`${season}-03-01`}
            max={date}
            value={day ?? (isOver ? '' : date)}
            onChange={({ target: { value } }) =>
              onChange(value === '' || value === date ? undefined : value)
            }
          />
        </label>
      </div>
      <p className="actions">
        {offeredDays(steps).map((step) => (
          <Button
            key={`${step.on} ${step.kind}`}
            className={step.on === day ? 'button' : 'button button-second'}
            aria-pressed={step.on === day}
            onPress={() => onChange(step.on)}
          >
            {step.on} {text(`season.dayOf.${step.kind}`)}
          </Button>
        ))}
        {day !== undefined && (
          <Button className="button button-second" onPress={() => onChange(undefined)}>
            {text('season.today')}
          </Button>
        )}
      </p>
    </section>
  );
}

function leadOf({ growth }: ShownCrop, day: string | undefined, text: Speaker['text']): string {
  if (day !== undefined) return text('season.whichDayIs', { day });
  return text(growth.reason === 'harvested' ? 'season.whichDayOver' : 'season.whichDayLead');
}

type OfferedStep = ShownStep & { readonly kind: 'application' | 'warning' };

/** Days of warnings and of sprays, the last of them; one button for a day. */
function offeredDays(steps: readonly ShownStep[]): OfferedStep[] {
  const found = steps.filter(
    (step): step is OfferedStep =>
      step.correction === undefined && (step.kind === 'warning' || step.kind === 'application'),
  );
  return [...new Map(found.map((step) => [step.on, step])).values()].slice(-MOST_OFFERED);
}
