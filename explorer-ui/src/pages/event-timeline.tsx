// SPDX-License-Identifier: Apache-2.0
import type { Correction, ScenarioClock } from '@daoji/model';
import type { ReactElement, ReactNode } from 'react';

import { useStatus } from '../api/queries.js';
import type { ShownEvent } from '../api/things.js';
import { FileLinks } from '../documents/command-files.js';
import { useText } from '../locale/use-text.js';
import { anchorOf, CorrectionFacts, InError } from '../lots/in-error.js';
import { EmptyState } from '../parts/empty-state.js';
import { Flags } from '../parts/flags.js';
import { ListedMoment, Timeline } from '../parts/times.js';
import { recordedAt, rememberedScenario } from '../sign/network-clock.js';

/**
 * What happened, oldest first, in words: who and when. When the ledger took it in stands beside only what the ledger itself
 * calls late, by the clock that it compared with: on a scenario network that is not the machine's.
 * What was declared to be in error stays, struck through, with what declared it.
 */
export function EventTimeline(props: {
  readonly corrections: readonly Correction[];
  readonly events: readonly ShownEvent[];
  /** What can be done about an event, below it. */
  readonly act?: (event: ShownEvent) => ReactNode;
}): ReactElement {
  const { text } = useText();
  const scenario = useStatus().data?.scenario ?? rememberedScenario();
  const events = [...props.events].sort((left, right) =>
    left.eventTime.localeCompare(right.eventTime),
  );
  const shown = new Set(events.flatMap(({ commandId }) => commandId ?? []));
  if (events.length === 0) {
    return <EmptyState what={text('lot.noEvents')} next={text('lot.noEventsNext')} />;
  }
  return (
    <Timeline note={text(scenario ? 'lot.timesNoteScenario' : 'lot.timesNote')}>
      {events.map((event) => (
        <Entry
          key={event.commandHash}
          correction={props.corrections.find((one) => one.correctedCommandId === event.commandId)}
          event={event}
          scenario={scenario}
          shown={shown}
        >
          {props.act?.(event)}
        </Entry>
      ))}
    </Timeline>
  );
}

function Entry(props: {
  readonly correction: Correction | undefined;
  readonly event: ShownEvent;
  readonly scenario: ScenarioClock | undefined;
  readonly shown: ReadonlySet<string>;
  readonly children: ReactNode;
}): ReactElement {
  const { text, word } = useText();
  const { correction, event, scenario, shown } = props;
  const { commandId, eventTime, files = [], flags, signer, type } = event;
  const time = <ListedMoment at={eventTime} />;
  return (
    <li id={commandId === undefined ? undefined : anchorOf(commandId)}>
      <p>
        <InError isInError={correction !== undefined}>
          <strong>{word('command', type)}</strong>
        </InError>{' '}
        <Flags flags={flags} />
      </p>
      <p>{correction ? <del>{time}</del> : time}</p>
      {flags.includes('LATE_RECORD') && (
        <p>
          {word('fact', 'recordTime')} <ListedMoment at={recordedAt(event.recordTime, scenario)} />
        </p>
      )}
      <p className="quiet">
        {text('lot.signer')} <code>{signer.slice(0, 12)}</code>
      </p>
      {correction && <CorrectionFacts correction={correction} shown={shown} />}
      {type !== 'attachDocument' && <FileLinks hashes={files} />}
      {props.children}
    </li>
  );
}
