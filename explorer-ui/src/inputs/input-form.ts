// SPDX-License-Identifier: Apache-2.0
import type { TextKey } from '../locale/i18n.js';
import {
  typedText,
  wordsIn,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import { scaledOf } from '../parts/measures.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

const stockField = (label: TextKey, name = 'stockLotId'): FieldSpec => ({
  label,
  name,
  hint: 'inputs.stockLotIdHint',
});
const quantity: FieldSpec = { label: 'inputs.quantity', mode: 'decimal', name: 'quantity' };
const count: FieldSpec = { label: 'inputs.count', mode: 'numeric', name: 'count' };
const id = (typed: Typed, name: string): string => typedText(typed, name).toLowerCase();
const milli = (typed: Typed, name: string): number => scaledOf(typedText(typed, name), 1000) ?? 0;
const whole = (typed: Typed, name: string): number =>
  Number.parseInt(typedText(typed, name), 10) || 0;

/** The forms of the input store: purchase, issue, empties. */
export const INPUT_FORMS: readonly CommandFormSpec[] = [
  {
    start: { unit: 'g' },
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
        labelCodes: wordsIn(typedText(typed, 'labelCodes')),
        packageMilli: milli(typed, 'perPackage'),
        purchasedOn: typedText(typed, 'purchasedOn'),
        registration: typedText(typed, 'registration').toUpperCase(),
        stockLotId: id(typed, 'stockLotId'),
        type: 'purchaseInput',
        unit: typedText(typed, 'unit') === 'ml' ? 'ml' : 'g',
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
        // Against an accepted contract the receiver has agreed; else nobody confirmed the entry, and it says so for ever.
        ...(id(typed, 'contract') === '' && {
          onBehalfOf: { confirmation: 'none', operatorId: id(typed, 'to') },
        }),
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
