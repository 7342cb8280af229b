// SPDX-License-Identifier: Apache-2.0
import { REMOVAL_REASONS, type Command } from '@daoji/model';

import type { ShownStock } from '../api/trade-things.js';
import type { TextKey } from '../locale/i18n.js';
import {
  ifTyped,
  typedText,
  wordsIn,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import { hashField } from '../parts/hash-form-field.js';
import { scaledOf } from '../parts/measures.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { amountText } from './amounts.js';

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

/** How a receiver without a contract may have agreed; only the first is more than the keeper's word. */
export const ISSUE_CONFIRMATIONS = ['own-signature', 'sms-code', 'signed-paper', 'none'] as const;

/** The forms of the input store: purchase, issue, empties, removal. @param stock - what may be removed, if it is known. */
export function inputForms(stock: readonly ShownStock[]): readonly CommandFormSpec[] {
  return [...STORE_FORMS, removeForm(stock.filter((one) => one.stock.remainingMilli > 0))];
}

/** Stock that leaves without use: given back, out of date, or destroyed; also what was banned since. */
function removeForm(stock: readonly ShownStock[]): CommandFormSpec {
  const unitOf = (stockLotId: string): ShownStock | undefined =>
    stock.find((one) => one.stock.stockLotId === stockLotId);
  return {
    title: 'inputs.remove',
    lead: 'inputs.removeLead',
    start: { reason: REMOVAL_REASONS[0], stockLotId: '' },
    fields: [
      {
        isNeeded: true,
        label: 'inputs.from',
        name: 'stockLotId',
        options: ({ language }) => [
          ['', '–'],
          ...stock.map(
            ({ name, stock: lot }) =>
              [
                lot.stockLotId,
                `${lot.stockLotId} · ${name ?? lot.registration} · ${amountText(lot.remainingMilli, lot.unit, language)}`,
              ] as const,
          ),
        ],
      },
      { ...quantity, isNeeded: true },
      {
        label: 'inputs.removeReason',
        name: 'reason',
        options: ({ text }) =>
          REMOVAL_REASONS.map((one) => [one, text(`inputs.reason.${one}`)] as const),
      },
    ],
    said: (typed, { language, text }) => {
      const lot = unitOf(typedText(typed, 'stockLotId'))?.stock;
      if (!lot) return [];
      const left = lot.remainingMilli - milli(typed, 'quantity');
      return left < 0
        ? [{ kind: 'stop', text: text('inputs.removeTooMuch') }]
        : [
            {
              kind: 'note',
              text: text('inputs.removeLeft', { left: amountText(left, lot.unit, language) }),
            },
          ];
    },
    draftOf: (typed, signerKeyId) =>
      // The closed schema judges the reason.
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        quantityMilli: milli(typed, 'quantity'),
        reason: typedText(typed, 'reason'),
        stockLotId: id(typed, 'stockLotId'),
        type: 'removeInput',
      } as Command),
  };
}

/** True where the receiver signs the same bytes: no contract says yet that it agreed. */
function isReceiverSigning(typed: Typed): boolean {
  return id(typed, 'contract') === '' && howOf(typed) === 'own-signature';
}

function isOnPaper(typed: Typed): boolean {
  return howOf(typed) === 'signed-paper';
}

function howOf(typed: Typed): (typeof ISSUE_CONFIRMATIONS)[number] {
  return ISSUE_CONFIRMATIONS.find((one) => one === typed['how']) ?? 'none';
}

/** In whose name stock is taken in where the receiver does not sign itself; said of the record for ever. */
function behalfOf(typed: Typed): Pick<Command, 'onBehalfOf'> {
  const confirmation = howOf(typed);
  if (id(typed, 'contract') !== '' || confirmation === 'own-signature') return {};
  return {
    onBehalfOf: {
      ...(confirmation === 'signed-paper' && ifTyped(typed, 'photoHash')),
      confirmation,
      operatorId: id(typed, 'to'),
    },
  };
}

const STORE_FORMS: readonly CommandFormSpec[] = [
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
    lead: 'inputs.issueLead',
    start: { how: ISSUE_CONFIRMATIONS[0] },
    isCosigned: isReceiverSigning,
    fields: [
      stockField('inputs.from', 'from'),
      { label: 'inputs.to', name: 'to' },
      stockField('inputs.toStock', 'toStock'),
      quantity,
      count,
      { label: 'inputs.contract', name: 'contract' },
      {
        label: 'inputs.issueHow',
        name: 'how',
        options: ({ text }) =>
          ISSUE_CONFIRMATIONS.map((one) => [one, text(`inputs.how.${one}`)] as const),
      },
      hashField('photoHash', 'inputs.issuePaper', false, isOnPaper),
    ],
    said: (typed, { text }) =>
      id(typed, 'contract') === '' && howOf(typed) !== 'own-signature'
        ? [{ kind: 'warn', text: text('inputs.issueUnsigned') }]
        : [],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...(id(typed, 'contract') === '' ? {} : { contractId: id(typed, 'contract') }),
        fromStockLotId: id(typed, 'from'),
        ...behalfOf(typed),
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
