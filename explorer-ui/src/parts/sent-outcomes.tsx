// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { useOutbox } from '../sign/use-device.js';
import { OutboxOutcome } from './outbox-outcome.js';

/** What came of the commands that were signed on this page: recorded, waiting, or refused with rule and reason. */
export function SentOutcomes(props: { readonly commandIds: readonly string[] }): ReactElement {
  const { text, word } = useText();
  const entries = (useOutbox().data ?? []).filter(({ commandId }) =>
    props.commandIds.includes(commandId),
  );
  return (
    <ul className="outbox" aria-live="polite">
      {entries.map((entry) => (
        <li key={entry.commandId} className={`outbox-${entry.state}`}>
          <p>
            {text('sent.command')} <code>{entry.commandId}</code>{' '}
            <span className={`state state-${entry.state}`}>{word('state', entry.state)}</span>
          </p>
          <OutboxOutcome entry={entry} />
        </li>
      ))}
    </ul>
  );
}
