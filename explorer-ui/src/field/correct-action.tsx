// SPDX-License-Identifier: Apache-2.0
import type { Correction } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';

import type { TextKey } from '../locale/i18n.js';
import { correctForm, type Correctable, type CorrectWords } from '../lots/correct-form.js';
import { CorrectionFacts } from '../lots/in-error.js';
import { SentForms } from '../parts/sent-forms.js';

/** What `undo` takes back, by kind of record. */
const UNDO: Readonly<Record<string, TextKey>> = {
  applyInput: 'correct.undo.applyInput',
  recordBoughtIn: 'correct.undo.slip',
  recordDelivery: 'correct.undo.slip',
  recordFieldWork: 'correct.undo.recordFieldWork',
};
const SECOND: Readonly<Record<string, TextKey>> = {
  applyInput: 'correct.agronomist',
  recordDelivery: 'correct.grower',
};

/** A record with its correction, where it has one; where not, the form that corrects it. */
export function CorrectAction(props: {
  readonly correction: Correction | undefined;
  readonly event: Correctable;
  /** True where the other party is known to have to sign. */
  readonly isCosigned?: boolean;
  /** Records of the same kind, one of which may say it right. */
  readonly others: readonly Correctable[];
}): ReactElement | null {
  const { correction, event, isCosigned = false, others } = props;
  const spec = useMemo(
    () => correctForm(event, others, wordsOf(event.type, isCosigned)),
    [event, isCosigned, others],
  );
  if (correction) return <CorrectionFacts correction={correction} />;
  return spec ? <SentForms specs={[spec]} /> : null;
}

function wordsOf(type: string, isOn: boolean): CorrectWords {
  const [label, undo] = [SECOND[type], UNDO[type]];
  return { ...(label && { second: { isOn, label } }), ...(undo && { undo }) };
}
