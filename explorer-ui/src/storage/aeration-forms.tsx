// SPDX-License-Identifier: Apache-2.0
import { AERATION_STOPS, type Aeration, type AerationBasis, type Command } from '@daoji/model';

import { zonedTime } from '../check/shown-time.js';
import { newId } from '../lots/step-context.js';
import {
  typedText,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import type { Said } from '../parts/said-lines.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { AdviceField, adviceOf } from './aeration-advice.js';
import { words } from './inspection-forms.js';
import type { MeasuredGrain } from './measured-grain.js';
import { noteField, noteSaid, timeField, timeOf } from './storage-fields.js';

/**
 * A fan is to run, beside what the rules say about it.
 * @param measured - what the bin's sensors say: filled in, and to be confirmed by who signs.
 */
export function orderAerationForm(
  binId: string,
  isRunning: boolean,
  measured?: MeasuredGrain,
): CommandFormSpec {
  return {
    title: 'storage.orderAeration',
    lead: 'storage.orderAerationLead',
    start: () => ({ aerationId: newId('ae'), isWet: 'no', store: 'flat', ...measured?.typed }),
    fields: [
      { isNeeded: true, label: 'storage.grain', mode: 'decimal', name: 'grain' },
      { isNeeded: true, label: 'storage.moisture', mode: 'decimal', name: 'moisture' },
      { isNeeded: true, label: 'storage.outside', mode: 'decimal', name: 'outside' },
      { isNeeded: true, label: 'storage.humidity', mode: 'decimal', name: 'humidity' },
      {
        label: 'storage.wet',
        name: 'isWet',
        options: ({ text }) => [
          ['no', text('storage.wetNo')],
          ['yes', text('storage.wetYes')],
        ],
      },
      {
        label: 'storage.store',
        name: 'store',
        options: ({ text }) => [
          ['flat', text('storage.flat')],
          ['silo', text('storage.silo')],
        ],
      },
      {
        draw: (typed, onChange) => (
          <AdviceField binId={binId} isRunning={isRunning} typed={typed} onChange={onChange} />
        ),
        label: 'storage.advice',
        name: 'basis',
      },
      ...(measured ? [confirmField] : []),
      noteField('storage.why', true),
      { isNeeded: true, label: 'storage.aerationId', name: 'aerationId' },
    ],
    said: (typed, speaker) => {
      const { language, text } = speaker;
      const from: Said[] = measured
        ? [
            {
              kind: 'note',
              text: text('storage.filledIn', { at: zonedTime(measured.at, language) }),
            },
          ]
        : [];
      const basis = adviceOf(typed);
      if (!basis) return [...from, { kind: 'need', text: text('storage.needAdvice') }];
      return isAgainst(basis) ? [...from, { kind: 'warn', text: text('storage.against') }] : from;
    },
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        aerationId: typedText(typed, 'aerationId').toLowerCase(),
        basis: adviceOf(typed),
        binId,
        note: noteSaid(typed).note ?? '',
        type: 'orderAeration',
      } as Command),
  };
}

/** Sensors replace nobody: who signs says that the numbers were looked at. */
const confirmField: FieldSpec = {
  isNeeded: true,
  label: 'storage.numbersSeen',
  name: 'seen',
  options: ({ text }) => [
    ['', '–'],
    ['yes', text('storage.numbersSeenYes')],
  ],
};

/** The next step of a fan that was ordered: started, or stopped and why. */
export function aerationStepForm({ aerationId, state }: Aeration): CommandFormSpec {
  const isRunning = state === 'running';
  return {
    title: isRunning ? 'storage.stopFan' : 'storage.startFan',
    start: () => ({ reason: AERATION_STOPS[0], what: 'start' }),
    fields: [
      ...(isRunning
        ? [
            {
              label: 'storage.stopReason',
              name: 'reason',
              options: words('aeration-reason', AERATION_STOPS),
            } as const,
          ]
        : [
            {
              label: 'storage.what',
              name: 'what',
              options: ({ text }) => [
                ['start', text('storage.fanStarted')],
                ['drop', text('storage.notDone')],
              ],
            } satisfies CommandFormSpec['fields'][number],
          ]),
      timeField('storage.at'),
      noteField('storage.note', false),
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...noteSaid(typed),
        aerationId,
        step: stepOf(typed, isRunning),
        type: 'recordAeration',
      } as Command),
  };
}

function stepOf(typed: Typed, isRunning: boolean): object {
  if (isRunning) return { at: timeOf(typed), kind: 'stop', reason: typedText(typed, 'reason') };
  return typedText(typed, 'what') === 'drop'
    ? { kind: 'drop' }
    : { at: timeOf(typed), kind: 'start' };
}

function isAgainst({ advice }: AerationBasis): boolean {
  return advice === 'stop' || advice === 'stay-off';
}
