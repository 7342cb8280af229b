// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { CommandForm, type CommandFormSpec } from '../parts/command-form.js';
import { SentOutcomes } from '../parts/sent-outcomes.js';
import { checkForm, orderForm, stepForm } from './agronomist-forms.js';
import { declineForm, recordForm } from './grower-forms.js';
import type { ShownWarning } from './warning-queries.js';

/** The steps that the state of warning and tasks allows, by whose they are, and what came of those that were signed here. */
export function WarningForms({ shown }: { readonly shown: ShownWarning }): ReactElement {
  const queries = useQueryClient();
  const [sent, setSent] = useState<readonly string[]>([]);
  const growers = useMemo(() => growerForms(shown), [shown]);
  const agronomists = useMemo(() => agronomistForms(shown), [shown]);
  const again = (): void => void queries.invalidateQueries();
  const steps = {
    onSent: (commandId: string): void => {
      setSent((before) => [...before, commandId]);
      again();
    },
    onSigned: again,
    shown,
  };
  return (
    <>
      <SentOutcomes commandIds={sent} />
      <Forms title="warnings.grower" specs={growers} {...steps} />
      <Forms title="warnings.agronomist" specs={agronomists} {...steps} />
    </>
  );
}

function Forms(props: {
  readonly title: 'warnings.agronomist' | 'warnings.grower';
  readonly specs: readonly CommandFormSpec[];
  readonly shown: ShownWarning;
  readonly onSent: (commandId: string) => void;
  readonly onSigned: () => void;
}): ReactElement | null {
  const { text } = useText();
  const { onSent, onSigned, shown, specs, title } = props;
  if (specs.length === 0) return null;
  // What was chosen of tasks that are no more as they were is chosen anew.
  const key = shown.tasks.map(({ parcelId, state }) => `${parcelId}:${state}`).join();
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{text(title)}</h2>
      {specs.map((spec) => (
        <CommandForm key={`${spec.title}/${key}`} spec={spec} onSigned={onSigned} onSent={onSent} />
      ))}
    </section>
  );
}

/** Record and decline, while tasks wait for an answer. */
export function growerForms({ tasks, warning }: ShownWarning): CommandFormSpec[] {
  const open = tasks.filter(({ state }) => state === 'ordered');
  if (open.length === 0) return [];
  const { state, warningId } = warning;
  const record = recordForm(warningId, open);
  return state === 'ordered' ? [record, declineForm(warningId, open)] : [record];
}

/** What an agronomist may do next. */
export function agronomistForms({ tasks, warning }: ShownWarning): CommandFormSpec[] {
  const { state, verdict, warningId } = warning;
  if (state === 'closed') return [];
  const answered = tasks.filter((task) => task.state === 'done' || task.state === 'declined');
  const check = answered.length > 0 ? [checkForm(warning, answered)] : [];
  if (state === 'withdrawn') return check;
  const withdraw = stepForm(warningId, 'withdrawWarning');
  if (state === 'issued') return [stepForm(warningId, 'confirmWarning'), withdraw];
  const free = warning.parcels
    .map(({ parcelId }) => parcelId)
    .filter((parcelId) => !tasks.some((task) => task.parcelId === parcelId));
  const isOrderable = verdict !== 'not-judgeable' && free.length > 0;
  const isDone = tasks.every((task) => task.state === 'checked');
  return [
    ...check,
    ...(isOrderable ? [orderForm(warning, free)] : []),
    ...(isDone ? [stepForm(warningId, 'closeWarning')] : []),
    withdraw,
  ];
}
