// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { lotsOf } from './recall-forms.js';
import type { StepProps } from './recall-steps.js';

/** More lots of the same recall. */
export function ExtendForm({ detail, onSigned }: StepProps): ReactElement {
  const { text } = useText();
  const [entered, setEntered] = useState('');
  const { recallId } = detail.recall;
  return (
    <SignFlow
      draftOf={(keyId) =>
        newDraft('trace', {
          ...newCommandHead(keyId),
          lots: lotsOf(entered),
          recallId,
          type: 'extendRecallScope',
        })
      }
      onSigned={() => {
        setEntered('');
        onSigned();
      }}
    >
      <Field label={text('recall.moreLots')} value={entered} onChange={setEntered} isRequired />
    </SignFlow>
  );
}
