// SPDX-License-Identifier: Apache-2.0
import {
  INSECT_FINDINGS,
  INSPECTION_SCOPES,
  MOISTURE_CLASSES,
  type Command,
  type Inspection,
} from '@daoji/model';

import type { Speaker } from '../locale/use-text.js';
import { newId } from '../lots/step-context.js';
import { ifTyped, typedText, type CommandFormSpec } from '../parts/command-form.js';
import { hashField } from '../parts/hash-form-field.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { milliOf, noteField, noteSaid } from './storage-fields.js';

/** What a person saw in a bin. */
export function inspectionForm(binId: string): CommandFormSpec {
  return {
    title: 'storage.inspect',
    lead: 'storage.inspectLead',
    start: () => ({
      insects: INSECT_FINDINGS[0],
      inspectionId: newId('in'),
      moistureClass: MOISTURE_CLASSES[0],
      scope: INSPECTION_SCOPES[0],
    }),
    fields: [
      { label: 'storage.scope', name: 'scope', options: words('scope', INSPECTION_SCOPES) },
      {
        label: 'storage.moistureClass',
        name: 'moistureClass',
        options: words('moisture-class', MOISTURE_CLASSES),
      },
      { label: 'storage.insects', name: 'insects', options: words('insects', INSECT_FINDINGS) },
      { isNeeded: true, label: 'storage.mean', mode: 'decimal', name: 'mean' },
      { isNeeded: true, label: 'storage.maximum', mode: 'decimal', name: 'maximum' },
      { isNeeded: true, label: 'storage.findings', lines: 2, name: 'note' },
      { isDate: true, label: 'storage.newGrain', name: 'newGrain' },
      hashField('photoHash', 'storage.photo'),
      { isNeeded: true, label: 'storage.inspectionId', name: 'inspectionId' },
    ],
    said: (typed, { text }) =>
      milliOf(typed, 'mean') > milliOf(typed, 'maximum')
        ? [{ kind: 'stop', text: text('storage.meanAbove') }]
        : [],
    draftOf: (typed, signerKeyId) => {
      const newGrainSince = typedText(typed, 'newGrain');
      return newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'photoHash'),
        ...(newGrainSince !== '' && { newGrainSince }),
        binId,
        findings: noteSaid(typed).note ?? '',
        insects: typedText(typed, 'insects'),
        inspectionId: typedText(typed, 'inspectionId').toLowerCase(),
        maximumMilliC: milliOf(typed, 'maximum'),
        meanMilliC: milliOf(typed, 'mean'),
        moistureClass: typedText(typed, 'moistureClass'),
        scope: typedText(typed, 'scope'),
        type: 'recordInspection',
      } as Command);
    },
  };
}

/** The head has read one of the inspections that wait. */
export function signForm(waiting: readonly Inspection[]): CommandFormSpec {
  return {
    title: 'storage.sign',
    lead: 'storage.signLead',
    start: () => ({ inspectionId: waiting[0]?.inspectionId ?? '' }),
    fields: [
      {
        label: 'storage.which',
        name: 'inspectionId',
        options: ({ word }) =>
          waiting.map((one) => [
            one.inspectionId,
            `${one.inspectedOn} · ${word('scope', one.scope)} · ${one.inspectionId}`,
          ]),
      },
      noteField('storage.note', false),
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...noteSaid(typed),
        inspectionId: typedText(typed, 'inspectionId'),
        type: 'signInspection',
      }),
  };
}

/** Values of a group of the glossary, to choose from. */
export function words(
  group: string,
  values: readonly string[],
): (speaker: Speaker) => readonly (readonly [string, string])[] {
  return ({ word }) => values.map((one) => [one, word(group, one)] as const);
}
