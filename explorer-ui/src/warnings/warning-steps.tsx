// SPDX-License-Identifier: Apache-2.0
import type { Warning } from '@daoji/model';
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { RecordedMoment } from '../parts/times.js';

/** Who did what to the warning itself, in order. */
export function WarningSteps({ warning }: { readonly warning: Warning }): ReactElement {
  const { text, word } = useText();
  const { acknowledged, closed, issued, withdrawn } = warning;
  const steps = [
    ['issued', issued],
    ['acknowledged', acknowledged],
    ['withdrawn', withdrawn],
    ['closed', closed],
  ] as const;
  return (
    <section aria-labelledby="happened">
      <h2 id="happened">{text('warnings.happened')}</h2>
      <ul className="notices">
        {steps.map(([name, step]) =>
          step === undefined ? null : (
            <li key={name} className="notice">
              <strong>
                {name === 'issued' ? text('warnings.issued') : word('warning-state', name)} ·{' '}
                <RecordedMoment at={step.at} />
              </strong>
              <span>
                {text('warnings.by', { operator: step.operatorId, person: step.personId })}
                {'note' in step && ` · ${step.note}`}
              </span>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
