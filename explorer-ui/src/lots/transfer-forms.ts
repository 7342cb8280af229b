// SPDX-License-Identifier: Apache-2.0
import { TRANSFER_PURPOSES, type Command, type Lot, type Transfer } from '@daoji/model';

import type { Speaker } from '../locale/use-text.js';
import {
  typedText,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import { massText } from '../parts/measures.js';
import type { Said } from '../parts/said-lines.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { wordsIn } from '../parts/command-form.js';
import { rowsField } from './mass-rows.js';
import { newId, valueOptions, type StepContext } from './step-context.js';
import { kgTyped, partsOf, physicalSaid, rowFaults, sumOf, typedRows } from './typed-masses.js';
import { WEIGHED_AT } from './work-forms.js';

/** Whole lots on their way to another operator. */
export function offerForm(lot: Lot, context: StepContext): CommandFormSpec {
  const others = context.operators.filter(({ operatorId }) => operatorId !== lot.operatorId);
  const receiver: FieldSpec = { isNeeded: true, label: 'lots.receiver', name: 'toOperatorId' };
  return {
    title: 'lots.offer',
    lead: 'lots.offerLead',
    start: () => ({
      lotIds: lot.lotId,
      purpose: 'sale',
      toOperatorId: '',
      transferId: newId('tr'),
    }),
    fields: [
      { hint: 'lots.offerLotsHint', isNeeded: true, label: 'lots.offerLots', name: 'lotIds' },
      others.length === 0
        ? receiver
        : {
            ...receiver,
            options: () => [
              ['', '–'],
              ...others.map(
                ({ operatorId, publicName }) =>
                  [operatorId, `${publicName}（${operatorId}）`] as const,
              ),
            ],
          },
      { label: 'lots.purpose', name: 'purpose', options: valueOptions(TRANSFER_PURPOSES) },
      { isNeeded: true, label: 'lots.transferId', name: 'transferId' },
    ],
    said: (typed, speaker) => sentSaid(typed, context.lots, speaker),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        lotIds: wordsIn(typedText(typed, 'lotIds').toLowerCase()),
        purpose: typedText(typed, 'purpose'),
        toOperatorId: typedText(typed, 'toOperatorId').toLowerCase(),
        transferId: typedText(typed, 'transferId').toLowerCase(),
        type: 'offerTransfer',
      } as Command),
  };
}

function sentSaid(typed: Typed, known: readonly Lot[], { language, text }: Speaker): Said[] {
  const ids = wordsIn(typedText(typed, 'lotIds').toLowerCase());
  const lots = known.filter(({ lotId }) => ids.includes(lotId));
  if (lots.length === 0) return [];
  const grams = lots.reduce((sum, { remainingGrams }) => sum + remainingGrams, 0);
  return [
    {
      kind: 'note',
      text: text('lots.sending', { count: lots.length, mass: massText(grams, language) }),
    },
  ];
}

/** The receiver takes over what arrived. */
export function acceptForm(transfer: Transfer): CommandFormSpec {
  const { lots, transferId } = transfer;
  const sent = sumOf(lots);
  return {
    title: 'lots.accept',
    lead: 'lots.acceptLead',
    start: () => ({
      ...typedRows(
        'in',
        lots.map(({ grams, lotId }) => ({ lotId, mass: kgTyped(grams) })),
      ),
      moisture: '',
    }),
    fields: [rowsField('in', 'lots.arrived', { isFixed: true }), WEIGHED_AT],
    said: (typed, speaker) => [
      ...rowFaults(typed, 'in', speaker),
      ...physicalSaid(typed, 'in', speaker),
      ...arrivedSaid(sent, sumOf(partsOf(typed, 'in')), speaker),
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        received: partsOf(typed, 'in'),
        transferId,
        type: 'acceptTransfer',
      }),
  };
}

function arrivedSaid(sent: number, arrived: number, { language, text }: Speaker): Said[] {
  const words = { arrived: massText(arrived, language), sent: massText(sent, language) };
  const difference = massText(Math.abs(sent - arrived), language);
  if (arrived === sent) return [{ kind: 'note', text: text('lots.allArrived', words) }];
  const key = arrived < sent ? 'lots.lessArrived' : 'lots.moreArrived';
  return [{ kind: 'warn', text: text(key, { ...words, difference }) }];
}

/** The sender calls a transfer off that nobody accepted. */
export function cancelForm(transferId: string): CommandFormSpec {
  return {
    title: 'lots.cancel',
    fields: [{ isNeeded: true, label: 'lots.reason', name: 'reason' }],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        reason: typedText(typed, 'reason'),
        transferId,
        type: 'cancelTransfer',
      }),
  };
}
