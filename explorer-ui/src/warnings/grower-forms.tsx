// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, CONTROL_MEASURES, type Control, type ControlTask } from '@daoji/model';
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import {
  typedText,
  wordsIn,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import { Field } from '../parts/field.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { networkNow } from '../sign/network-clock.js';
import { noteField, noteOf, parcelField } from './agronomist-forms.js';

/** How a task is answered with an input. */
const BY_INPUT = 'application';

const grantFields: readonly FieldSpec[] = [
  { hint: 'warnings.grantHint', label: 'warnings.contracts', name: 'contracts' },
  { hint: 'warnings.grantHint', label: 'warnings.mandates', name: 'mandates' },
];

/** What was done on one parcel: an application that is recorded, or a measure without an input. */
export function recordForm(warningId: string, open: readonly ControlTask[]): CommandFormSpec {
  return {
    title: 'warnings.record',
    lead: 'warnings.recordLead',
    start: () => ({
      doneOn: civilDateOf(networkNow().toISOString()),
      how: BY_INPUT,
      parcelId: open[0]?.parcelId ?? '',
    }),
    fields: [
      parcelField(open),
      {
        label: 'warnings.how',
        name: 'how',
        options: ({ text, word }) => [
          [BY_INPUT, text('warnings.byInput')],
          ...CONTROL_MEASURES.map((one) => [one, word('control-measure', one)] as const),
        ],
      },
      {
        // An application has its own day; a measure has nothing else.
        draw: (typed, onChange) =>
          measureOf(typed) === undefined ? (
            <ApplicationId typed={typed} onChange={onChange} />
          ) : (
            <DoneOn typed={typed} onChange={onChange} />
          ),
        label: 'warnings.applicationId',
        name: 'applicationId',
      },
      noteField('warnings.note', false),
      ...grantFields,
    ],
    said: (typed, { text }) => {
      if (measureOf(typed) === undefined)
        return typedText(typed, 'applicationId') === ''
          ? [{ kind: 'need', text: text('warnings.needApplication') }]
          : [];
      const task = open.find(({ parcelId }) => parcelId === typedText(typed, 'parcelId'));
      const isLate = task !== undefined && typedText(typed, 'doneOn') > task.ordered.dueDate;
      return isLate ? [{ kind: 'warn', text: text('warnings.lateSaid') }] : [];
    },
    draftOf: (typed, signerKeyId) => {
      const note = noteOf(typed);
      return newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...grantsOf(typed),
        ...(note !== '' && { note }),
        control: controlOf(typed),
        parcelId: typedText(typed, 'parcelId'),
        type: 'recordControl',
        warningId,
      });
    },
  };
}

/** Nothing is done, and why. */
export function declineForm(warningId: string, open: readonly ControlTask[]): CommandFormSpec {
  return {
    title: 'warnings.decline',
    lead: 'warnings.declineLead',
    start: { parcelId: open[0]?.parcelId ?? '' },
    fields: [parcelField(open), noteField('warnings.reason', true), ...grantFields],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...grantsOf(typed),
        note: noteOf(typed),
        parcelId: typedText(typed, 'parcelId'),
        type: 'declineControl',
        warningId,
      }),
  };
}

interface Drawn {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}

function ApplicationId({ onChange, typed }: Drawn): ReactElement {
  const { text } = useText();
  return (
    <Field
      label={text('warnings.applicationId')}
      hint={text('warnings.applicationHint')}
      value={typed['applicationId'] ?? ''}
      onChange={(applicationId) => onChange({ ...typed, applicationId })}
    />
  );
}

function DoneOn({ onChange, typed }: Drawn): ReactElement {
  const { text } = useText();
  return (
    <label className="field">
      <span>{text('warnings.doneOn')}</span>
      <input
        type="date"
        value={typed['doneOn'] ?? ''}
        onChange={(event) => onChange({ ...typed, doneOn: event.target.value })}
      />
    </label>
  );
}

function controlOf(typed: Typed): Control {
  const measure = measureOf(typed);
  if (measure !== undefined)
    return { doneOn: typedText(typed, 'doneOn'), kind: 'measure', measure };
  return { applicationId: typedText(typed, 'applicationId').toLowerCase(), kind: 'application' };
}

function measureOf(typed: Typed): (typeof CONTROL_MEASURES)[number] | undefined {
  return CONTROL_MEASURES.find((one) => one === typedText(typed, 'how'));
}

function grantsOf(typed: Typed): { contractIds?: string[]; mandateIds?: string[] } {
  const contractIds = wordsIn(typedText(typed, 'contracts').toLowerCase());
  const mandateIds = wordsIn(typedText(typed, 'mandates').toLowerCase());
  return {
    ...(contractIds.length > 0 && { contractIds }),
    ...(mandateIds.length > 0 && { mandateIds }),
  };
}
