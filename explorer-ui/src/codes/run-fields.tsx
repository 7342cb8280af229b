// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import type { TypedRun } from './places.js';

/** First and last place of a run, as they stand on the roll. */
export function RunFields(props: {
  readonly run: TypedRun;
  readonly onChange: (run: TypedRun) => void;
}): ReactElement {
  const { text } = useText();
  const { onChange, run } = props;
  return (
    <div className="pair">
      <Field
        label={text('codes.from')}
        value={run.from}
        onChange={(from) => onChange({ ...run, from })}
        mode="numeric"
      />
      <Field
        label={text('codes.to')}
        value={run.to}
        onChange={(to) => onChange({ ...run, to })}
        mode="numeric"
      />
    </div>
  );
}
