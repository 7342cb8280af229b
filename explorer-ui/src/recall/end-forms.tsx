// SPDX-License-Identifier: Apache-2.0
import { DESTRUCTION_METHODS, VALUE_WORDS, wordsOf } from '@daoji/model';
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { HashField } from '../parts/hash-field.js';
import { massText } from '../parts/measures.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { ChoiceField } from './choice-field.js';
import { gramsOfKg } from './recall-forms.js';
import type { StepProps } from './recall-steps.js';

type Method = (typeof DESTRUCTION_METHODS)[number];

/** What became of rice that came back, with the record of a witness. */
export function DisposalForm({ detail, onSigned }: StepProps): ReactElement {
  const { language, text } = useText();
  const spoken = language === 'en' ? 'en' : 'zh';
  const [grams, setGrams] = useState('');
  const [documentHash, setHash] = useState('');
  const [method, setMethod] = useState<Method>('incineration');
  return (
    <SignFlow
      draftOf={(keyId) =>
        documentHash === ''
          ? { isReady: false, why: text('documents.noFile') }
          : newDraft('trace', {
              ...newCommandHead(keyId),
              documentHash,
              grams: gramsOfKg(grams) ?? -1,
              method,
              recallId: detail.recall.recallId,
              type: 'recordDisposal',
            })
      }
      onSigned={() => {
        setGrams('');
        setHash('');
        onSigned();
      }}
    >
      <Field
        label={text('recall.grams')}
        value={grams}
        onChange={setGrams}
        mode="decimal"
        isRequired
      />
      <ChoiceField
        label={text('recall.method')}
        value={method}
        options={DESTRUCTION_METHODS.map((one) => [one, wordsOf(VALUE_WORDS, one, spoken)])}
        onChange={setMethod}
      />
      <HashField label="recall.documentHash" hash={documentHash} onChange={setHash} />
    </SignFlow>
  );
}

/** Whether the recall reached its holders. */
export function EffectForm({ detail, onSigned }: StepProps): ReactElement {
  const { text } = useText();
  const [outcome, setOutcome] = useState<'effective' | 'notEffective'>('effective');
  const [note, setNote] = useState('');
  return (
    <SignFlow
      draftOf={(keyId) =>
        newDraft('trace', {
          ...newCommandHead(keyId),
          isEffective: outcome === 'effective',
          note: note.trim(),
          recallId: detail.recall.recallId,
          type: 'recordEffectCheck',
        })
      }
      onSigned={() => {
        setNote('');
        onSigned();
      }}
    >
      <ChoiceField
        label={text('recall.isEffective')}
        value={outcome}
        options={(['effective', 'notEffective'] as const).map((one) => [
          one,
          text(`recall.${one}`),
        ])}
        onChange={setOutcome}
      />
      <Field label={text('recall.note')} value={note} onChange={setNote} lines={3} isRequired />
    </SignFlow>
  );
}

/** The end; what is signed names the mass of which nobody knows. */
export function CloseForm({ detail, onSigned }: StepProps): ReactElement {
  const { language, text } = useText();
  const { unknownGrams } = detail.account;
  return (
    <SignFlow
      draftOf={(keyId) =>
        newDraft('trace', {
          ...newCommandHead(keyId),
          recallId: detail.recall.recallId,
          type: 'closeRecall',
          unknownGrams,
        })
      }
      onSigned={onSigned}
    >
      <p className="unknown-box">
        {text('recall.unknown')}
        <strong>{massText(unknownGrams, language)}</strong>
      </p>
      <p>{text('recall.closeLead', { mass: massText(unknownGrams, language) })}</p>
    </SignFlow>
  );
}
