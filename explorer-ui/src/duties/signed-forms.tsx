// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';

import { CommandForm, type CommandFormSpec } from '../parts/command-form.js';
import { SentOutcomes } from '../parts/sent-outcomes.js';

/** Forms that are signed on this page, and what came of those that were; the page reads its answers anew after each. */
export function SignedForms(props: {
  readonly specs: readonly CommandFormSpec[];
  /** What the forms were made from: they start anew when it changes. */
  readonly of: string;
}): ReactElement {
  const { of, specs } = props;
  const queries = useQueryClient();
  const [sent, setSent] = useState<readonly string[]>([]);
  const again = (): void => void queries.invalidateQueries();
  return (
    <>
      <SentOutcomes commandIds={sent} />
      {specs.map((spec) => (
        <CommandForm
          key={`${spec.title}/${of}`}
          spec={spec}
          onSigned={again}
          onSent={(commandId) => {
            setSent((before) => [...before, commandId]);
            again();
          }}
        />
      ))}
    </>
  );
}
