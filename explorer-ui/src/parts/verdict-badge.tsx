// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { ANSWER_PATHS } from '../check/verdict-mark.js';
import type { CheckAnswer } from '../check/verdict.js';
import { useText } from '../locale/use-text.js';

/** One of the four answers as icon, word and colour. */
export function VerdictBadge(props: { readonly answer: CheckAnswer }): ReactElement {
  const { word } = useText();
  return (
    <span className={`badge badge-${props.answer}`}>
      <span className={`mark mark-${props.answer}`} aria-hidden="true">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={ANSWER_PATHS[props.answer]} />
        </svg>
      </span>
      {word('verdict', props.answer)}
    </span>
  );
}
