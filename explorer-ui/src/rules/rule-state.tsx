// SPDX-License-Identifier: Apache-2.0
import type { RuleSet } from '@daoji/model';
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';

/** Whether a rule set counts, in a word and a mark. */
export function RuleState(props: {
  readonly inForce: boolean;
  readonly ruleSet: Pick<RuleSet, 'state'>;
}): ReactElement {
  const { text } = useText();
  const { inForce, ruleSet } = props;
  if (ruleSet.state === 'proposed') {
    return (
      <span className="wait">
        <span aria-hidden="true">…</span> {text('rules.proposed')}
      </span>
    );
  }
  return (
    <span className={inForce ? 'good' : 'quiet'}>
      <span aria-hidden="true">{inForce ? '✓' : '–'}</span>{' '}
      {text(inForce ? 'rules.inForce' : 'rules.notInForce')}
    </span>
  );
}
