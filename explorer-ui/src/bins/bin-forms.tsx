// SPDX-License-Identifier: Apache-2.0
import { TREATMENT_AGENTS, type Command, type Lot, type SiteObject } from '@daoji/model';

import type { ShownBin } from '../api/bin-queries.js';
import type { Speaker } from '../locale/use-text.js';
import { rowsField } from '../lots/mass-rows.js';
import { newId, today, valueOptions, type StepContext } from '../lots/step-context.js';
import { partsOf, sumOf, typedRows } from '../lots/typed-masses.js';
import { inputsSaid, storeForm, WEIGHED_AT } from '../lots/work-forms.js';
import { ifTyped, typedText, type CommandFormSpec, type Typed } from '../parts/command-form.js';
import { hashField } from '../parts/hash-form-field.js';
import { massText } from '../parts/measures.js';
import type { Said } from '../parts/said-lines.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

/** Lots of a bin with what is left of them. */
export type BinLot = ShownBin['lots'][number];

/** Paddy into this bin. */
export function storeHereForm(shown: ShownBin, context: StepContext): CommandFormSpec {
  const { bin, grams } = shown;
  return {
    title: 'lots.storeHere',
    start: () => ({ ...typedRows('in', [{}]), lotId: newId('s'), moisture: '' }),
    fields: [
      rowsField('in', 'lots.into'),
      WEIGHED_AT,
      { isNeeded: true, label: 'lots.newLot', name: 'lotId' },
    ],
    said: (typed, speaker) => [
      ...inputsSaid(typed, context, speaker),
      ...roomSaid(bin, grams + sumOf(partsOf(typed, 'in')), speaker),
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        binId: bin.id,
        inputs: partsOf(typed, 'in'),
        lotId: typedText(typed, 'lotId').toLowerCase(),
        type: 'storeLot',
      }),
  };
}

function roomSaid(
  { capacityGrams = 0 }: SiteObject,
  after: number,
  { language, text }: Speaker,
): Said[] {
  const words = { after: massText(after, language), capacity: massText(capacityGrams, language) };
  return after > capacityGrams
    ? [{ kind: 'warn', text: text('lots.overCapacity', words) }]
    : [{ kind: 'note', text: text('lots.roomLeft', words) }];
}

/** Grain out of this bin into another one. */
export function moveForm(lot: Lot, context: StepContext): CommandFormSpec {
  return { ...storeForm(lot, context), title: 'lots.moveBin' };
}

/** A bin swept empty; two persons sign. */
export function cleanOutForm({ bin, grams, lots }: ShownBin): CommandFormSpec {
  const lotIds = lots.map(({ lotId }) => lotId);
  return {
    title: 'lots.cleanOut',
    lead: 'lots.cleanOutLead',
    start: { note: '' },
    fields: [{ isNeeded: true, label: 'lots.note', name: 'note' }],
    isCosigned: true,
    said: (_typed, { language, text }) => [
      grams === 0
        ? { kind: 'note', text: text('lots.cleanOutNone') }
        : {
            kind: 'warn',
            text: text('lots.cleanOutLoss', {
              count: lots.length,
              mass: massText(grams, language),
            }),
          },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        binId: bin.id,
        lotIds,
        note: typedText(typed, 'note'),
        type: 'cleanOutBin',
      }),
  };
}

/** Grain in a bin or a lot treated against pests. */
export function treatForm(subject: {
  readonly id: string;
  readonly kind: 'bin' | 'lot';
}): CommandFormSpec {
  return {
    title: 'lots.treat',
    lead: 'lots.treatLead',
    start: () => ({
      agent: TREATMENT_AGENTS[0],
      documentHash: '',
      endDate: today(),
      freeFrom: '',
      productName: '',
      startDate: today(),
      treatmentId: newId('tm'),
    }),
    fields: [
      { label: 'lots.agent', name: 'agent', options: valueOptions(TREATMENT_AGENTS) },
      { isNeeded: true, label: 'lots.productName', name: 'productName' },
      { isDate: true, isNeeded: true, label: 'lots.startDate', name: 'startDate' },
      { isDate: true, isNeeded: true, label: 'lots.endDate', name: 'endDate' },
      { isDate: true, isNeeded: true, label: 'lots.freeFrom', name: 'freeFrom' },
      { isNeeded: true, label: 'lots.treatmentId', name: 'treatmentId' },
      hashField('documentHash', 'lots.treatRecord'),
    ],
    said: treatmentSaid,
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'documentHash'),
        agent: typedText(typed, 'agent'),
        endDate: typedText(typed, 'endDate'),
        freeFrom: typedText(typed, 'freeFrom'),
        productName: typedText(typed, 'productName'),
        startDate: typedText(typed, 'startDate'),
        subject,
        treatmentId: typedText(typed, 'treatmentId').toLowerCase(),
        type: 'recordTreatment',
      } as Command),
  };
}

/** Text order of civil dates is their order in time. */
function treatmentSaid(typed: Typed, { text }: Speaker): Said[] {
  const [start, end, free] = ['startDate', 'endDate', 'freeFrom'].map((name) =>
    typedText(typed, name),
  );
  if (!start || !end || !free) return [];
  const isInOrder = start <= today() && start <= end && end <= free;
  return isInOrder ? [] : [{ kind: 'stop', text: text('lots.treatDates') }];
}
