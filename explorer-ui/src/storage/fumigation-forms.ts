// SPDX-License-Identifier: Apache-2.0
import { FUMIGANTS, type Command, type Fumigation } from '@daoji/model';

import type { Speaker } from '../locale/use-text.js';
import { newId, today, valueOptions } from '../lots/step-context.js';
import { ifTyped, typedText, type CommandFormSpec, type Typed } from '../parts/command-form.js';
import { hashField } from '../parts/hash-form-field.js';
import type { Said } from '../parts/said-lines.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import {
  milliOf,
  noteField,
  noteSaid,
  readingsField,
  readingsOf,
  timeField,
  timeOf,
} from './storage-fields.js';

/** Gas for a bin, with dose and days. */
export function orderFumigationForm(binId: string): CommandFormSpec {
  return {
    title: 'storage.orderFumigation',
    lead: 'storage.orderFumigationLead',
    start: () => ({
      agent: FUMIGANTS[0],
      closedDays: '14',
      dose: '6',
      fumigationId: newId('fu'),
    }),
    fields: [
      { label: 'lots.agent', name: 'agent', options: valueOptions(FUMIGANTS) },
      { isNeeded: true, label: 'lots.productName', name: 'productName' },
      { isNeeded: true, label: 'storage.volume', mode: 'numeric', name: 'volume' },
      { isNeeded: true, label: 'storage.dose', mode: 'decimal', name: 'dose' },
      { isNeeded: true, label: 'storage.closedDays', mode: 'numeric', name: 'closedDays' },
      { hint: 'storage.ctHint', label: 'storage.ct', mode: 'decimal', name: 'ct' },
      noteField('storage.why', true),
      { isNeeded: true, label: 'storage.fumigationId', name: 'fumigationId' },
    ],
    said: doseSaid,
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...(typedText(typed, 'ct') !== '' && {
          leastDoseMilligramHoursPerM3: milliOf(typed, 'ct'),
        }),
        agent: typedText(typed, 'agent'),
        binId,
        closedDays: Number(typedText(typed, 'closedDays')),
        doseMilligramsPerM3: milliOf(typed, 'dose'),
        fumigationId: typedText(typed, 'fumigationId').toLowerCase(),
        note: noteSaid(typed).note ?? '',
        productName: typedText(typed, 'productName'),
        type: 'orderFumigation',
        volumeM3: Number(typedText(typed, 'volume')),
      } as Command),
  };
}

/** What the whole bin takes. */
function doseSaid(typed: Typed, { text }: Speaker): Said[] {
  const grams = (milliOf(typed, 'dose') / 1_000) * Number(typedText(typed, 'volume'));
  return Number.isFinite(grams) && grams > 0
    ? [{ kind: 'note', text: text('storage.doseSaid', { kg: (grams / 1_000).toFixed(2) }) }]
    : [];
}

/** Steps that the state of a fumigation allows, in the order in which they are usual. */
const STEPS: Readonly<Partial<Record<Fumigation['state'], readonly StepKind[]>>> = {
  airing: ['gas'],
  closed: ['gas', 'top-up', 'air'],
  ordered: ['seal', 'drop'],
};
type StepKind = 'air' | 'drop' | 'gas' | 'seal' | 'top-up';

/** The next step of a fumigation. */
export function fumigationStepForm({ fumigationId, state }: Fumigation): CommandFormSpec {
  const kinds = STEPS[state] ?? [];
  const isOf = (typed: Typed, ...of: readonly string[]): boolean =>
    of.includes(typedText(typed, 'kind'));
  return {
    title: 'storage.fumigationStep',
    lead: 'storage.fumigationStepLead',
    start: () => ({ kind: kinds[0] ?? '' }),
    fields: [
      {
        label: 'storage.what',
        name: 'kind',
        options: ({ text }) => kinds.map((kind) => [kind, text(`storage.step.${kind}`)] as const),
      },
      timeField('storage.at'),
      ...(state === 'airing'
        ? []
        : [
            {
              hint: 'storage.gramsHint',
              label: 'storage.grams',
              mode: 'numeric',
              name: 'grams',
            } as const,
          ]),
      ...(state === 'ordered' ? [] : [{ ...readingsField('storage.readings'), isNeeded: false }]),
      noteField('storage.note', false),
    ],
    said: (typed, { text }) => [
      ...(isOf(typed, 'seal') ? [{ kind: 'warn', text: text('storage.sealSaid') } as const] : []),
      ...(isOf(typed, 'seal', 'top-up') && typedText(typed, 'grams') === ''
        ? [{ kind: 'need', text: text('storage.needGrams') } as const]
        : []),
      ...(isOf(typed, 'gas') && typedText(typed, 'readings') === ''
        ? [{ kind: 'need', text: text('storage.needReadings') } as const]
        : []),
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...noteSaid(typed),
        fumigationId,
        step: stepOf(typed),
        type: 'recordFumigation',
      } as Command),
  };
}

function stepOf(typed: Typed): object {
  const kind = typedText(typed, 'kind');
  if (kind === 'drop') return { kind };
  const at = timeOf(typed);
  if (kind === 'gas') return { at, kind, readings: readingsOf(typed) };
  return kind === 'air'
    ? { at, kind }
    : { at, kind, productGrams: Number(typedText(typed, 'grams')) };
}

/** A second person measured: people go in again. */
export function clearForm({
  entryLimitMicrogramsPerM3,
  fumigationId,
}: Fumigation): CommandFormSpec {
  return {
    title: 'storage.clear',
    lead: 'storage.clearLead',
    start: () => ({ freeFrom: today() }),
    fields: [
      readingsField('storage.readings'),
      timeField('storage.measuredAt'),
      { isDate: true, isNeeded: true, label: 'lots.freeFrom', name: 'freeFrom' },
      hashField('documentHash', 'storage.gasRecord'),
    ],
    said: (typed, { text }) => {
      const limit = entryLimitMicrogramsPerM3;
      const worst = Math.max(...readingsOf(typed).map((one) => one.microgramsPerM3));
      const words = { limit: (limit / 1_000).toString() };
      return worst > limit
        ? [{ kind: 'stop', text: text('storage.aboveLimit', words) }]
        : [{ kind: 'note', text: text('storage.limit', words) }];
    },
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'documentHash'),
        at: timeOf(typed),
        freeFrom: typedText(typed, 'freeFrom'),
        fumigationId,
        readings: readingsOf(typed),
        type: 'clearFumigation',
      }),
  };
}
