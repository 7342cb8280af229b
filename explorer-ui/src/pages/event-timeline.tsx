// SPDX-License-Identifier: Apache-2.0
import { scenarioTimeOf, type ScenarioClock } from '@daoji/model';
import type { ReactElement, ReactNode } from 'react';

import { useStatus } from '../api/queries.js';
import type { ShownEvent } from '../api/things.js';
import { FileLinks } from '../documents/command-files.js';
import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Flags } from '../parts/flags.js';
import { ListedMoment, Timeline } from '../parts/times.js';
import { rememberedScenario } from '../sign/network-clock.js';

/**
 * What happened, oldest first, in words: who and when. When the ledger took it in stands beside only what the ledger itself
 * calls late, by the clock that it compared with: on a scenario network that is not the machine's.
 */
export function EventTimeline(props: {
  readonly events: readonly ShownEvent[];
  /** What can be done about an event, below it. */
  readonly act?: (event: ShownEvent) => ReactNode;
}): ReactElement {
  const { text, word } = useText();
  const scenario = useStatus().data?.scenario ?? rememberedScenario();
  const events = [...props.events].sort((left, right) =>
    left.eventTime.localeCompare(right.eventTime),
  );
  // A correction names first the event that it is about.
  const superseded = new Set(
    events.flatMap(({ subjects, type }) => (type === 'correctEvent' ? (subjects[0] ?? []) : [])),
  );
  if (events.length === 0) {
    return <EmptyState what={text('lot.noEvents')} next={text('lot.noEventsNext')} />;
  }
  return (
    <Timeline note={text(scenario ? 'lot.timesNoteScenario' : 'lot.timesNote')}>
      {events.map((event) => (
        <li key={event.commandHash}>
          <p>
            <strong>{word('command', event.type)}</strong> <Flags flags={event.flags} />
            {superseded.has(`event~${event.commandId ?? ''}`) && (
              <span className="flag">{word('fact', 'correction')}</span>
            )}
          </p>
          <p>
            <ListedMoment at={event.eventTime} />
          </p>
          {event.flags.includes('LATE_RECORD') && (
            <p>
              {word('fact', 'recordTime')} <ListedMoment at={recordedAt(event, scenario)} />
            </p>
          )}
          <p className="quiet">
            {text('lot.signer')} <code>{event.signer.slice(0, 12)}</code>
          </p>
          {event.type !== 'attachDocument' && <FileLinks hashes={event.files ?? []} />}
          {props.act?.(event)}
        </li>
      ))}
    </Timeline>
  );
}

function recordedAt({ recordTime }: ShownEvent, scenario: ScenarioClock | undefined): string {
  if (!scenario) return recordTime;
  return new Date(scenarioTimeOf(scenario, Date.parse(recordTime))).toISOString();
}
