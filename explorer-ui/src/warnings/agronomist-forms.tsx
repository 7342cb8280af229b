// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, CONTROL_EFFECTS, type ControlTask, type Warning } from '@daoji/model';
import type { ReactElement } from 'react';

import type { TextKey } from '../locale/i18n.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { Checks } from '../parts/checks.js';
import {
  ifTyped,
  typedText,
  wordsIn,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { networkNow } from '../sign/network-clock.js';

/** A step that takes words alone. */
type WordStep = 'closeWarning' | 'confirmWarning' | 'withdrawWarning';

const STEP_TEXTS: Readonly<Record<WordStep, readonly [title: TextKey, lead: TextKey]>> = {
  closeWarning: ['warnings.close', 'warnings.closeLead'],
  confirmWarning: ['warnings.confirm', 'warnings.confirmLead'],
  withdrawWarning: ['warnings.withdraw', 'warnings.withdrawLead'],
};

/** A grade in words where the scale is that of leaf blast; its number alone otherwise. */
const GRADES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Confirms, withdraws or closes a warning. */
export function stepForm(warningId: string, type: WordStep): CommandFormSpec {
  const [title, lead] = STEP_TEXTS[type];
  return {
    title,
    lead,
    fields: [noteField('warnings.note', true)],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        note: noteOf(typed),
        type,
        warningId,
      }),
  };
}

/** Tasks for parcels that have none; all of them are chosen at first. */
export function orderForm(warning: Warning, free: readonly string[]): CommandFormSpec {
  return {
    title: 'warnings.order',
    lead: 'warnings.orderLead',
    start: () => ({ dueDate: '', parcels: free.join(' ') }),
    fields: [
      {
        draw: (typed, onChange) => <Parcels free={free} typed={typed} onChange={onChange} />,
        label: 'warnings.which-parcels',
        name: 'parcels',
      },
      { isDate: true, isNeeded: true, label: 'warnings.dueDate', name: 'dueDate' },
      noteField('warnings.what', true),
    ],
    said: (typed, { text }) =>
      chosenOf(free, typed).length === 0 ? [{ kind: 'need', text: text('warnings.noParcel') }] : [],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        dueDate: typedText(typed, 'dueDate'),
        note: noteOf(typed),
        parcelIds: chosenOf(free, typed),
        type: 'orderControl',
        warningId: warning.warningId,
      }),
  };
}

/** Grades before and after; where nothing was done the effect is not asked for. */
export function checkForm(warning: Warning, answered: readonly ControlTask[]): CommandFormSpec {
  const isUntreated = (typed: Typed): boolean =>
    answered.find(({ parcelId }) => parcelId === typedText(typed, 'parcelId'))?.state ===
    'declined';
  const grade = (name: string, label: TextKey): FieldSpec => ({
    label,
    name,
    options: (speaker) =>
      GRADES.map((one) => [String(one), gradeWords(warning, one, speaker)] as const),
  });
  return {
    title: 'warnings.check',
    lead: 'warnings.checkLead',
    start: () => ({
      checkedOn: civilDateOf(networkNow().toISOString()),
      effect: 'effective',
      gradeAfter: '0',
      gradeBefore: '0',
      parcelId: answered[0]?.parcelId ?? '',
    }),
    fields: [
      parcelField(answered),
      { isDate: true, isNeeded: true, label: 'warnings.checkedOn', name: 'checkedOn' },
      grade('gradeBefore', 'warnings.gradeBefore'),
      grade('gradeAfter', 'warnings.gradeAfter'),
      {
        label: 'warnings.effect',
        name: 'effect',
        options: ({ word }) =>
          CONTROL_EFFECTS.filter((one) => one !== 'untreated').map(
            (one) => [one, word('control-effect', one)] as const,
          ),
      },
      noteField('warnings.note', false),
    ],
    said: (typed, { text }) =>
      isUntreated(typed) ? [{ kind: 'note', text: text('warnings.untreatedSaid') }] : [],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'note'),
        checkedOn: typedText(typed, 'checkedOn'),
        effect: isUntreated(typed)
          ? 'untreated'
          : (CONTROL_EFFECTS.find((one) => one === typedText(typed, 'effect')) ?? 'no-effect'),
        gradeAfter: Number(typedText(typed, 'gradeAfter')),
        gradeBefore: Number(typedText(typed, 'gradeBefore')),
        parcelId: typedText(typed, 'parcelId'),
        type: 'checkEffect',
        warningId: warning.warningId,
      }),
  };
}

/** One of the parcels of some tasks. */
export function parcelField(tasks: readonly ControlTask[]): FieldSpec {
  return {
    label: 'warnings.parcel',
    name: 'parcelId',
    options: ({ word }) =>
      tasks.map(
        ({ operatorId, parcelId, state }) =>
          [parcelId, `${parcelId}（${operatorId}） · ${word('control-state', state)}`] as const,
      ),
  };
}

/** What somebody says about a step. */
export function noteField(label: TextKey, isNeeded: boolean): FieldSpec {
  return { isNeeded, label, lines: 2, name: 'note' };
}

/** A note on one line: signed text has no control characters. */
export function noteOf(typed: Typed): string {
  return typedText(typed, 'note').replace(/\s+/g, ' ').normalize('NFC');
}

function gradeWords({ pest }: Warning, grade: (typeof GRADES)[number], { text }: Speaker): string {
  return pest === 'rice-blast'
    ? text(`warnings.grade.${grade}`)
    : text('warnings.gradeOther', { grade });
}

function Parcels(props: {
  readonly free: readonly string[];
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): ReactElement {
  const { text } = useText();
  const { free, onChange, typed } = props;
  return (
    <Checks
      label={text('warnings.which-parcels')}
      chosen={chosenOf(free, typed)}
      onChange={(chosen) => onChange({ ...typed, parcels: chosen.join(' ') })}
      options={free.map((parcelId) => [parcelId, parcelId])}
    />
  );
}

function chosenOf(free: readonly string[], typed: Typed): string[] {
  const words = wordsIn(typed['parcels'] ?? '');
  return free.filter((parcelId) => words.includes(parcelId));
}
