// SPDX-License-Identifier: Apache-2.0
import type { Correction } from '@daoji/model';
import type { ReactElement, ReactNode } from 'react';

import { useText } from '../locale/use-text.js';
import { RecordedMoment } from '../parts/times.js';

/** What was declared to be in error stands struck through, with the word beside it: a line alone says nothing to a reader. */
export function InError(props: {
  readonly isInError: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { word } = useText();
  if (!props.isInError) return <>{props.children}</>;
  return (
    <>
      <del>{props.children}</del> <span className="flag">{word('fact', 'correction')}</span>
    </>
  );
}

/** Where an event stands in a timeline of this page. */
export function anchorOf(commandId: string): string {
  return `event-${commandId}`;
}

/**
 * That a record was declared to be in error, why, when and by which command, what became of it, and what says it right.
 * @param shown - commands whose events stand on this page: they are linked.
 */
export function CorrectionFacts(props: {
  readonly correction: Correction;
  readonly shown?: ReadonlySet<string>;
}): ReactElement {
  const { text, word } = useText();
  const { commandId, correctiveCommandIds, declaredAt, effect, note, reason } = props.correction;
  const event = (id: string): ReactNode =>
    props.shown?.has(id) === true ? (
      <a href={`#${anchorOf(id)}`}>
        <code>{id}</code>
      </a>
    ) : (
      <code>{id}</code>
    );
  return (
    <p className="notice notice-wait">
      <strong>{word('fact', 'correction')}</strong> {word('error', reason)}：{note}{' '}
      <span className="quiet">
        {text(effect === 'undo' ? 'correct.isUndone' : 'correct.isDeclared')} ·{' '}
        <RecordedMoment at={declaredAt} /> · {word('command', 'correctEvent')} {event(commandId)}
        {correctiveCommandIds.map((id) => (
          <span key={id}>
            {' '}
            · {word('fact', 'correctedBy')} {event(id)}
          </span>
        ))}
      </span>
    </p>
  );
}
