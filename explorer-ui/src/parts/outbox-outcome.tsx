// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import type { OutboxEntry } from '../sign/device-store.js';
import { RefusalText } from './refusal-text.js';

/** What came of a command where it is not simply recorded: refused, refused in part, or a lot put on hold by it. */
export function OutboxOutcome({ entry }: { readonly entry: OutboxEntry }): ReactElement | null {
  const { text } = useText();
  const { outcome, reason, state } = entry;
  if (reason !== undefined) {
    return state === 'refused' ? (
      <div className="notice notice-bad" role="alert">
        <strong>{text('outbox.conflict')}</strong>
        <span>
          <RefusalText reason={reason} />
        </span>
        <span>{text('outbox.conflictNext')}</span>
      </div>
    ) : (
      <p className="field-error">
        <strong className="label">{text('problem.why')}</strong>
        <RefusalText reason={reason} />
      </p>
    );
  }
  return outcome ? <Partly outcome={outcome} /> : null;
}

function Partly(props: {
  readonly outcome: NonNullable<OutboxEntry['outcome']>;
}): ReactElement | null {
  const { text } = useText();
  const { flags, refusals } = props.outcome;
  const isHold = flags.includes('HOLD_PLACED');
  if (refusals.length === 0 && !isHold) return null;
  return (
    <div className="notice notice-bad" role="alert">
      {isHold && <strong>{text('outbox.hold')}</strong>}
      {refusals.length > 0 && <strong>{text('outbox.partly')}</strong>}
      {refusals.map(({ code, message, subject }) => (
        <span key={subject}>
          <strong>{subject.split('~').at(-1)}</strong> <RefusalText code={code} reason={message} />
        </span>
      ))}
    </div>
  );
}
