// SPDX-License-Identifier: Apache-2.0
import { DESTRUCTION_METHODS, LOSS_REASONS, type Command, type Lot } from '@daoji/model';

import type { Speaker } from '../locale/use-text.js';
import {
  typedText,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import { hashField } from '../parts/hash-form-field.js';
import { massText } from '../parts/measures.js';
import type { Said } from '../parts/said-lines.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { newId, valueOptions } from './step-context.js';
import { gramsAt, kgGrams, kgTyped } from './typed-masses.js';
import { WEIGHED_AT } from './work-forms.js';

const MASS: FieldSpec = { isNeeded: true, label: 'lots.mass', mode: 'decimal', name: 'mass' };

/** Grams for a test. */
export function sampleForm(lot: Lot): CommandFormSpec {
  return {
    title: 'lots.sample',
    lead: 'lots.sampleLead',
    start: () => ({ mass: '', sampleId: newId('sa') }),
    fields: [MASS, { isNeeded: true, label: 'lots.sampleId', name: 'sampleId' }],
    said: (typed, speaker) => takenSaid(typed, lot, speaker),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        grams: takenGrams(typed),
        lotId: lot.lotId,
        sampleId: typedText(typed, 'sampleId').toLowerCase(),
        type: 'sampleLot',
      }),
  };
}

/** Rice that was lost without use. */
export function loseForm(lot: Lot): CommandFormSpec {
  return {
    title: 'lots.lose',
    start: { mass: '', moisture: '', reason: LOSS_REASONS[0] },
    fields: [
      MASS,
      ...(isPaddy(lot) ? [WEIGHED_AT] : []),
      { label: 'lots.lossReason', name: 'reason', options: valueOptions(LOSS_REASONS) },
    ],
    said: (typed, speaker) => takenSaid(typed, lot, speaker),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        grams: takenGrams(typed),
        lotId: lot.lotId,
        reason: typedText(typed, 'reason'),
        type: 'loseLot',
      } as Command),
  };
}

/** Rice that was destroyed before a witness; two persons sign. */
export function destroyForm(lot: Lot): CommandFormSpec {
  return {
    title: 'lots.destroy',
    lead: 'lots.twoPersons',
    start: { documentHash: '', mass: '', method: DESTRUCTION_METHODS[0] },
    fields: [
      MASS,
      { label: 'lots.method', name: 'method', options: valueOptions(DESTRUCTION_METHODS) },
      hashField('documentHash', 'lots.witnessRecord', true),
    ],
    isCosigned: true,
    said: (typed, speaker) => takenSaid(typed, lot, speaker),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        documentHash: typedText(typed, 'documentHash'),
        grams: takenGrams(typed),
        lotId: lot.lotId,
        method: typedText(typed, 'method'),
        type: 'destroyLot',
      } as Command),
  };
}

/** A count of lots, one at a time; two persons sign. */
export function stocktakeForm(
  lots: readonly Pick<Lot, 'kind' | 'lotId' | 'remainingGrams'>[],
): CommandFormSpec {
  const [first] = lots;
  return {
    title: 'lots.stocktake',
    lead: 'lots.stocktakeLead',
    start: { lotId: first?.lotId ?? '', mass: '', moisture: '', reason: '' },
    fields: [
      {
        label: 'lots.countedLot',
        name: 'lotId',
        options: ({ language }) =>
          lots.map(
            ({ lotId, remainingGrams }) =>
              [lotId, `${lotId} · ${massText(remainingGrams, language)}`] as const,
          ),
      },
      { isNeeded: true, label: 'lots.counted', mode: 'decimal', name: 'mass' },
      ...(lots.every(isPaddy) ? [WEIGHED_AT] : []),
      { isNeeded: true, label: 'lots.note', name: 'reason' },
    ],
    isCosigned: true,
    said: (typed, speaker) => countSaid(typed, lots, speaker),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        countedGrams: countedGrams(typed) ?? -1,
        lotId: typedText(typed, 'lotId'),
        reason: typedText(typed, 'reason'),
        type: 'stocktake',
      }),
  };
}

function isPaddy({ kind }: Pick<Lot, 'kind'>): boolean {
  return ['harvest', 'bought', 'storage'].includes(kind);
}

function takenGrams(typed: Typed): number {
  return gramsAt(typed['mass'] ?? '', typed['moisture'] ?? '') ?? 0;
}

/** An empty heap was counted too. */
function countedGrams(typed: Typed): number | undefined {
  const grams = kgGrams(typed['mass'] ?? '');
  return grams === 0 ? 0 : gramsAt(typed['mass'] ?? '', typed['moisture'] ?? '');
}

function takenSaid(typed: Typed, lot: Lot, { language, text }: Speaker): Said[] {
  if ((typed['mass'] ?? '').trim() === '') return [];
  const grams = takenGrams(typed);
  if (grams === 0) return [{ kind: 'stop', text: text('lots.massFault') }];
  const isConverted = (typed['moisture'] ?? '').trim() !== '';
  const mass = massText(grams, language);
  const left = lot.remainingGrams - grams;
  return [
    ...(isConverted ? [{ kind: 'note', text: text('producer.physical', { mass }) } as const] : []),
    left < 0
      ? {
          kind: 'warn',
          text: text('lots.overdrawn', {
            id: lot.lotId,
            mass: `${kgTyped(lot.remainingGrams)} kg`,
          }),
        }
      : { kind: 'note', text: text('lots.leftAfter', { mass: massText(left, language) }) },
  ];
}

function countSaid(
  typed: Typed,
  lots: readonly Pick<Lot, 'lotId' | 'remainingGrams'>[],
  { language, text }: Speaker,
): Said[] {
  if ((typed['mass'] ?? '').trim() === '') return [];
  const counted = countedGrams(typed);
  if (counted === undefined) return [{ kind: 'stop', text: text('lots.massFault') }];
  const lot = lots.find(({ lotId }) => lotId === typedText(typed, 'lotId'));
  if (!lot) return [];
  const difference = counted - lot.remainingGrams;
  const words = {
    counted: massText(counted, language),
    difference: massText(Math.abs(difference), language),
    record: massText(lot.remainingGrams, language),
  };
  if (difference === 0) return [{ kind: 'stop', text: text('lots.countEqual', words) }];
  const key = difference < 0 ? 'lots.countLess' : 'lots.countMore';
  return [{ kind: 'note', text: text(key, words) }];
}
