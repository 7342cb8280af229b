// SPDX-License-Identifier: Apache-2.0
import type { Signal } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText, type Speaker } from '../locale/use-text.js';

/** Signals with their figures, never without n and interval. */
export function SignalList({ items }: { readonly items: readonly Signal[] }): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  return (
    <ul className="notices">
      {items.map((signal) => {
        const { personId, raised, signalId, state } = signal;
        const isOpen = state !== 'upheld' && state !== 'dismissed';
        return (
          <li key={signalId} className={isOpen ? 'notice notice-wait' : 'notice'}>
            <strong>
              <Link to={`/signals/${signalId}`}>
                {personId} · {word('signal-measure', signal.measure)}
              </Link>
            </strong>
            <span>{figureWords(signal, speaker)}</span>
            <span>
              {word('signal-state', state)}
              {state === 'raised' && ` · ${text('signal.answerBy', { date: raised.answerBy })}`}
            </span>
            <span className="quiet">{signalId}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** What was counted, with n and the interval of 95 %. */
export function figureWords(
  {
    count,
    from,
    lower,
    n,
    to,
    upper,
  }: Pick<Signal, 'count' | 'from' | 'lower' | 'n' | 'to' | 'upper'>,
  { text }: Speaker,
): string {
  return text('signal.figures', {
    count,
    from,
    lower: percent(lower),
    n,
    to,
    upper: percent(upper),
  });
}

/** Thousandths of a percent as percent with one digit. */
function percent(milli: number): string {
  return (milli / 1_000).toFixed(1);
}
