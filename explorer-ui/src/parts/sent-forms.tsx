// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';

import { CommandForm, type CommandFormSpec } from './command-form.js';
import { SentOutcomes } from './sent-outcomes.js';

/** Folded forms, and above them what the ledger made of what was signed in them. */
export function SentForms(props: { readonly specs: readonly CommandFormSpec[] }): ReactElement {
  const queries = useQueryClient();
  const [sent, setSent] = useState<readonly string[]>([]);
  return (
    <>
      <SentOutcomes commandIds={sent} />
      {props.specs.map((spec) => (
        <CommandForm
          key={spec.title}
          spec={spec}
          onSent={(commandId) => setSent((before) => [...before, commandId])}
          onSigned={() => void queries.invalidateQueries()}
        />
      ))}
    </>
  );
}
