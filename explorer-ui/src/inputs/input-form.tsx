// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { SignFlow } from '../parts/sign-flow.js';
import { scaledOf } from '../parts/measures.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';

/** What a form of inputs holds, as typed. */
export type Typed = Readonly<Record<string, string>>;

interface FieldSpec {
  readonly name: string;
  readonly label: TextKey;
  readonly hint?: TextKey;
  readonly mode?: 'decimal' | 'numeric';
  readonly lines?: number;
}

/** One kind of form: its fields, and the command that they make. */
export interface InputFormSpec {
  readonly title: TextKey;
  readonly fields: readonly FieldSpec[];
  readonly draftOf: (typed: Typed, signerKeyId: string) => Draft;
}

const stockField = (label: TextKey, name = 'stockLotId'): FieldSpec => ({
  label,
  name,
  hint: 'inputs.stockLotIdHint',
});
const quantity: FieldSpec = { label: 'inputs.quantity', mode: 'decimal', name: 'quantity' };
const count: FieldSpec = { label: 'inputs.count', mode: 'numeric', name: 'count' };
const text = (typed: Typed, name: string): string => (typed[name] ?? '').trim();
const id = (typed: Typed, name: string): string => text(typed, name).toLowerCase();
const milli = (typed: Typed, name: string): number => scaledOf(text(typed, name), 1000) ?? 0;
const whole = (typed: Typed, name: string): number => Number.parseInt(text(typed, name), 10) || 0;

/** Words apart by spaces, commas or lines. */
export function wordsIn(typed: string): string[] {
  return typed.split(/[\s,，、;；]+/).filter((word) => word !== '');
}

/** The forms of the input store: purchase, issue, empties. */
export const INPUT_FORMS: readonly InputFormSpec[] = [
  {
    title: 'inputs.purchase',
    fields: [
      stockField('inputs.stockLotId'),
      { label: 'inputs.registration', name: 'registration' },
      { hint: 'inputs.dateHint', label: 'inputs.purchasedOn', name: 'purchasedOn' },
      { label: 'inputs.perPackage', mode: 'decimal', name: 'perPackage' },
      { label: 'inputs.unit', name: 'unit' },
      { hint: 'inputs.labelCodesHint', label: 'inputs.labelCodes', lines: 4, name: 'labelCodes' },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        labelCodes: wordsIn(text(typed, 'labelCodes')),
        packageMilli: milli(typed, 'perPackage'),
        purchasedOn: text(typed, 'purchasedOn'),
        registration: text(typed, 'registration').toUpperCase(),
        stockLotId: id(typed, 'stockLotId'),
        type: 'purchaseInput',
        unit: text(typed, 'unit') === 'ml' ? 'ml' : 'g',
      }),
  },
  {
    title: 'inputs.issue',
    fields: [
      stockField('inputs.from', 'from'),
      { label: 'inputs.to', name: 'to' },
      stockField('inputs.toStock', 'toStock'),
      quantity,
      count,
      { label: 'inputs.contract', name: 'contract' },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...(id(typed, 'contract') === '' ? {} : { contractId: id(typed, 'contract') }),
        fromStockLotId: id(typed, 'from'),
        // The receiver has no key on this page: the entry is theirs on paper, and says so for ever.
        onBehalfOf: { confirmation: 'none', operatorId: id(typed, 'to') },
        packages: whole(typed, 'count'),
        quantityMilli: milli(typed, 'quantity'),
        toOperatorId: id(typed, 'to'),
        toStockLotId: id(typed, 'toStock'),
        type: 'issueInput',
      }),
  },
  {
    title: 'inputs.empties',
    fields: [stockField('inputs.stockLotId'), count],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        count: whole(typed, 'count'),
        stockLotId: id(typed, 'stockLotId'),
        type: 'returnEmpties',
      }),
  },
];

/** One form of the input store, folded until it is needed. */
export function InputForm(props: {
  readonly spec: InputFormSpec;
  readonly onSigned: () => void;
}): ReactElement {
  const speaker = useText();
  const { onSigned, spec } = props;
  const [typed, setTyped] = useState<Typed>({ unit: 'g' });
  return (
    <details className="fold">
      <summary>{speaker.text(spec.title)}</summary>
      <SignFlow
        draftOf={(keyId) => spec.draftOf(typed, keyId)}
        onSigned={() => {
          setTyped({ unit: 'g' });
          onSigned();
        }}
      >
        {spec.fields.map(({ hint, label, lines, mode, name }) => (
          <Field
            key={name}
            label={speaker.text(label)}
            value={typed[name] ?? ''}
            onChange={(value) => setTyped({ ...typed, [name]: value })}
            {...(hint && { hint: speaker.text(hint) })}
            {...(mode && { mode })}
            {...(lines && { lines })}
          />
        ))}
      </SignFlow>
    </details>
  );
}
