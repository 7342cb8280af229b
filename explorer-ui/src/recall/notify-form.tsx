// SPDX-License-Identifier: Apache-2.0
import { recallTokenHash, recallTokenOf } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import type { ShownRecallDetail } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { massText } from '../parts/measures.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { ChoiceField } from './choice-field.js';
import { gramsOfKg, idOf } from './recall-forms.js';
import { keepLink, newLinkSecret } from './recall-links.js';
import type { StepProps } from './recall-steps.js';

interface Form {
  readonly channel: 'key' | 'link';
  readonly grams: string;
  readonly holderId: string;
  /** Made with the form: what is shown and signed is the hash of its token. */
  readonly secret: string;
}

const newForm = (): Form => ({ channel: 'key', grams: '', holderId: '', secret: newLinkSecret() });

/** Tells a holder; one without an account gets a one-time link, which stays on this device once the command is signed. */
export function NotifyForm({ detail, onSigned }: StepProps): ReactElement {
  const { language, text } = useText();
  const [form, setForm] = useState(newForm);
  const { recallId } = detail.recall;
  const signed = (): void => {
    const { channel, holderId, secret } = form;
    if (channel === 'link') keepLink({ holderId: idOf(holderId), recallId, secret });
    setForm(newForm());
    onSigned();
  };
  return (
    <SignFlow draftOf={(keyId) => draftOf(form, recallId, keyId)} onSigned={signed}>
      {untold(detail).map(({ grams, holderId, holderName }) => (
        <Button
          key={holderId}
          className="quiet-button"
          onPress={() => setForm({ ...form, grams: String(grams / 1_000), holderId })}
        >
          {text('recall.suggested')} {holderName} {massText(grams, language)}
        </Button>
      ))}
      <Field
        label={text('recall.holderId')}
        value={form.holderId}
        onChange={(holderId) => setForm({ ...form, holderId })}
        isRequired
      />
      <Field
        label={text('recall.grams')}
        value={form.grams}
        onChange={(grams) => setForm({ ...form, grams })}
        mode="decimal"
        isRequired
      />
      <ChoiceField
        label={text('recall.channel')}
        value={form.channel}
        options={(['key', 'link'] as const).map((one) => [one, text(`recall.channel.${one}`)])}
        onChange={(channel) => setForm({ ...form, channel })}
      />
    </SignFlow>
  );
}

function draftOf(
  { channel, grams, holderId, secret }: Form,
  recallId: string,
  keyId: string,
): Draft {
  const tokenHash = recallTokenHash(recallTokenOf(secret));
  return newDraft('trace', {
    ...newCommandHead(keyId),
    grams: gramsOfKg(grams) ?? -1,
    holderId: idOf(holderId),
    recallId,
    ...(channel === 'link' && { tokenHash }),
    type: 'notifyHolder',
  });
}

/** Holders of the recalled lots that nobody told yet, with all that they hold of them. */
function untold({ holders, lots }: ShownRecallDetail): {
  readonly grams: number;
  readonly holderId: string;
  readonly holderName: string;
}[] {
  const told = new Set(holders.map(({ holderId }) => holderId));
  const sums = new Map<string, { grams: number; holderId: string; holderName: string }>();
  for (const { grams, holderId, holderName } of lots) {
    if (holderId === undefined || told.has(holderId) || grams === 0) continue;
    const before = sums.get(holderId)?.grams ?? 0;
    sums.set(holderId, { grams: before + grams, holderId, holderName: holderName ?? holderId });
  }
  return [...sums.values()];
}
