// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { ChoiceField } from './choice-field.js';
import { gramsOfKg } from './recall-forms.js';
import type { StepProps } from './recall-steps.js';

const EMPTY = { destroyed: '', holderId: '', kind: 'acknowledge', returned: '', stillOut: '' };
type Form = Omit<typeof EMPTY, 'kind'> & { readonly kind: 'acknowledge' | 'count' };

/** A holder with a key knows of the recall and counts back; the ledger takes it from the holder's own key alone. */
export function HolderForm({ detail, onSigned }: StepProps): ReactElement {
  const { text } = useText();
  const [form, setForm] = useState<Form>({ ...EMPTY, kind: 'acknowledge' });
  const holders = detail.holders.filter(({ tokenHash }) => tokenHash === undefined);
  const holderId = form.holderId === '' ? (holders[0]?.holderId ?? '') : form.holderId;
  const set = (name: keyof Form) => (value: string) => setForm({ ...form, [name]: value });
  return (
    <SignFlow
      draftOf={(keyId) => draftOf({ ...form, holderId }, detail.recall.recallId, keyId)}
      onSigned={() => {
        setForm({ ...EMPTY, kind: 'acknowledge' });
        onSigned();
      }}
    >
      <ChoiceField
        label={text('recall.holder')}
        value={holderId}
        options={holders.map((one) => [one.holderId, one.holderName])}
        onChange={set('holderId')}
      />
      <ChoiceField
        label={text('recall.answerKind')}
        value={form.kind}
        options={(['acknowledge', 'count'] as const).map((kind) => [
          kind,
          text(`recall.answerKind.${kind}`),
        ])}
        onChange={(kind) => setForm({ ...form, kind })}
      />
      {form.kind === 'count' &&
        (['returned', 'destroyed', 'stillOut'] as const).map((name) => (
          <Field
            key={name}
            label={text(`recall.${name}Kg`)}
            value={form[name]}
            onChange={set(name)}
            mode="decimal"
            isRequired
          />
        ))}
    </SignFlow>
  );
}

function draftOf(form: Form, recallId: string, keyId: string): Draft {
  const head = { ...newCommandHead(keyId), holderId: form.holderId, recallId };
  if (form.kind === 'acknowledge') return newDraft('trace', { ...head, type: 'acknowledgeRecall' });
  return newDraft('trace', {
    ...head,
    destroyedGrams: gramsOfKg(form.destroyed) ?? -1,
    returnedGrams: gramsOfKg(form.returned) ?? -1,
    stillOutGrams: gramsOfKg(form.stillOut) ?? -1,
    type: 'recordRetrieval',
  });
}
