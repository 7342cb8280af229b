// SPDX-License-Identifier: Apache-2.0
import type { Correction } from '@daoji/model';
import type { ReactElement, ReactNode } from 'react';

import type { ShownEvent } from '../api/things.js';
import { shownTime } from '../check/shown-time.js';
import { FileLinks } from '../documents/command-files.js';
import { useText } from '../locale/use-text.js';
import { anchorOf, CorrectionFacts, InError } from '../lots/in-error.js';
import { EmptyState } from '../parts/empty-state.js';
import { Flags } from '../parts/flags.js';

/**
 * What happened, oldest first, in words: who, when, and when the ledger took it in. What was declared to be in error stays,
 * struck through, with what declared it.
 */
export function EventTimeline(props: {
  readonly corrections: readonly Correction[];
  readonly events: readonly ShownEvent[];
  /** What can be done about an event, below it. */
  readonly act?: (event: ShownEvent) => ReactNode;
}): ReactElement {
  const { text } = useText();
  const events = [...props.events].sort((left, right) =>
    left.eventTime.localeCompare(right.eventTime),
  );
  const shown = new Set(events.flatMap(({ commandId }) => commandId ?? []));
  if (events.length === 0) {
    return <EmptyState what={text('lot.noEvents')} next={text('lot.noEventsNext')} />;
  }
  return (
    <ol className="timeline">
      {events.map((event) => (
        <Entry
          key={event.commandHash}
          correction={props.corrections.find((one) => one.correctedCommandId === event.commandId)}
          event={event}
          shown={shown}
        >
          {props.act?.(event)}
        </Entry>
      ))}
    </ol>
  );
}

function Entry(props: {
  readonly correction: Correction | undefined;
  readonly event: ShownEvent;
  readonly shown: ReadonlySet<string>;
  readonly children: ReactNode;
}): ReactElement {
  const { language, text, word } = useText();
  const { correction, event, shown } = props;
  const { commandId, eventTime, files = [], flags, recordTime, signer, type } = event;
  const time = <time dateTime={eventTime}>{shownTime(eventTime, language)}</time>;
  return (
    <li id={commandId === undefined ? undefined : anchorOf(commandId)}>
      <p>
        <InError isInError={correction !== undefined}>
          <strong>{word('command', type)}</strong>
        </InError>{' '}
        <Flags flags={flags} />
      </p>
      <p>{correction ? <del>{time}</del> : time}</p>
      <p className="quiet">
        {word('fact', 'recordTime')} {shownTime(recordTime, language)} · {text('lot.signer')}{' '}
        <code>{signer.slice(0, 12)}</code>
      </p>
      {correction && <CorrectionFacts correction={correction} shown={shown} />}
      {type !== 'attachDocument' && <FileLinks hashes={files} />}
      {props.children}
    </li>
  );
}
