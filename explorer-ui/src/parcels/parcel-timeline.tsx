// SPDX-License-Identifier: Apache-2.0
import { describeCommand, parseCommand } from '@daoji/model';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';

import type { ParcelHistory } from '../api/parcel-queries.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord, textOf } from '../check/untyped.js';
import { CommandFiles } from '../documents/command-files.js';
import { useText } from '../locale/use-text.js';
import { CorrectAction } from '../field/correct-action.js';
import { InError } from '../lots/in-error.js';
import { EmptyState } from '../parts/empty-state.js';
import { ListedMoment, Timeline } from '../parts/times.js';

type Event = ParcelHistory['events'][number];

/** What a grower records on land, and may correct from here; a harvest with its lot stands on the lot's page too. */
const CORRECTABLE: readonly string[] = [
  'applyInput',
  'declareSeason',
  'recordFieldWork',
  'recordHarvest',
];

/** What happened to a parcel, newest first; each entry opens into the words that were signed. */
export function ParcelTimeline(props: { readonly events: readonly Event[] }): ReactElement {
  const { text } = useText();
  const events = [...props.events].sort((left, right) =>
    right.eventTime.localeCompare(left.eventTime),
  );
  const others = events.filter(({ correction }) => correction === undefined);
  if (events.length === 0) {
    return <EmptyState what={text('lot.noEvents')} next={text('lot.noEventsNext')} />;
  }
  return (
    <Timeline>
      {events.map((one) => (
        <li key={one.commandId}>
          <Entry event={one} others={others.filter(({ type }) => type === one.type)} />
        </li>
      ))}
    </Timeline>
  );
}

function Entry(props: { readonly event: Event; readonly others: readonly Event[] }): ReactElement {
  const { event, others } = props;
  const { text, word } = useText();
  const [isOpen, setOpen] = useState(false);
  const time = <ListedMoment at={event.eventTime} />;
  return (
    <>
      <p>
        <InError isInError={event.correction !== undefined}>
          <strong>{word('command', event.type)}</strong>
        </InError>
      </p>
      <p className="quiet">{event.correction ? <del>{time}</del> : time}</p>
      <details onToggle={(change) => setOpen(change.currentTarget.open)}>
        <summary>{text('parcels.signedWords')}</summary>
        {isOpen && <Words commandId={event.commandId} />}
        {isOpen && <CommandFiles commandId={event.commandId} />}
      </details>
      {(CORRECTABLE.includes(event.type) || event.correction) && (
        <CorrectAction correction={event.correction} event={event} others={others} />
      )}
    </>
  );
}

function Words({ commandId }: { readonly commandId: string }): ReactElement {
  const { language, text } = useText();
  const command = useQuery({
    queryFn: async () => {
      const answer = await getJson(routes.command(commandId));
      const said = isRecord(answer) ? textOf(answer['command']) : undefined;
      return said === undefined ? null : parseCommand('trace', said);
    },
    queryKey: ['command', commandId],
  });
  if (command.data === undefined) {
    return <p role="status">{text(command.error ? 'parcels.noWords' : 'app.loading')}</p>;
  }
  if (command.data === null) return <p>{text('parcels.noWords')}</p>;
  return <p className="said">{describeCommand(command.data, language === 'en' ? 'en' : 'zh')}</p>;
}
