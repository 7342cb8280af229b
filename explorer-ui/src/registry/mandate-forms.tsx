// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, MANDATE_WORKS, type Mandate, type Operator } from '@daoji/model';
import type { ReactElement } from 'react';

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
import { hashField } from '../parts/hash-form-field.js';
import type { Said } from '../parts/said-lines.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { networkNow } from '../sign/network-clock.js';

/** How a household may have confirmed a mandate that its receiver enters. */
export const MANDATE_CONFIRMATIONS = ['own-signature', 'signed-paper', 'none'] as const;
type MandateConfirmation = (typeof MANDATE_CONFIRMATIONS)[number];

/** The giver's own signature: another operator may record on its land. */
export function giveForm(operatorId: string, operators: readonly Operator[]): CommandFormSpec {
  return {
    title: 'mandate.give',
    lead: 'mandate.giveLead',
    start: startOf,
    fields: [idField, partyField('mandate.to', 'to', operatorId, operators), ...termFields],
    said: (typed, speaker) => termsSaid(typed, speaker),
    draftOf: (typed, signerKeyId) =>
      mandateDraft(typed, signerKeyId, operatorId, typedText(typed, 'to')),
  };
}

/** Entered by the receiver on a household's behalf, with how the household confirmed it and what that means. */
export function enterForm(operatorId: string, operators: readonly Operator[]): CommandFormSpec {
  return {
    title: 'mandate.enter',
    lead: 'mandate.enterLead',
    start: () => ({ ...startOf(), how: MANDATE_CONFIRMATIONS[0] }),
    isCosigned: (typed) => howOf(typed) === 'own-signature',
    fields: [
      idField,
      partyField('mandate.from', 'from', operatorId, operators),
      ...termFields,
      {
        label: 'mandate.how',
        name: 'how',
        options: ({ text }) =>
          MANDATE_CONFIRMATIONS.map((one) => [one, text(`mandate.how.${one}`)] as const),
      },
      hashField('photoHash', 'mandate.paper', false, isOnPaper),
    ],
    said: (typed, speaker) => [
      ...confirmationSaid(typed, operators, speaker),
      ...termsSaid(typed, speaker),
    ],
    draftOf: (typed, signerKeyId) =>
      mandateDraft(typed, signerKeyId, typedText(typed, 'from'), operatorId, {
        confirmation: howOf(typed),
        operatorId: typedText(typed, 'from'),
        ...(isOnPaper(typed) && ifTyped(typed, 'photoHash')),
      }),
  };
}

/** Either party ends one of the mandates that are given. */
export function endMandateForm(given: readonly Mandate[]): CommandFormSpec {
  const ids = given.map(({ mandateId }) => mandateId);
  return {
    title: 'mandate.end',
    lead: 'mandate.endLead',
    start: { mandateId: ids[0] ?? '' },
    fields: [
      {
        label: 'mandate.id',
        name: 'mandateId',
        options: () => ids.map((one) => [one, one] as const),
      },
      { isNeeded: true, label: 'mandate.reason', name: 'reason' },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        mandateId: typedText(typed, 'mandateId'),
        reason: typedText(typed, 'reason').normalize('NFC'),
        type: 'endMandate',
      }),
  };
}

const idField: FieldSpec = {
  hint: 'inputs.stockLotIdHint',
  isNeeded: true,
  label: 'mandate.id',
  name: 'mandateId',
};

const termFields: readonly FieldSpec[] = [
  {
    draw: (typed, onChange) => <Works typed={typed} onChange={onChange} />,
    label: 'mandate.works',
    name: 'works',
  },
  { hint: 'mandate.parcelsHint', label: 'mandate.parcels', lines: 2, name: 'parcels' },
  { isDate: true, isNeeded: true, label: 'mandate.validFrom', name: 'validFrom' },
  { isDate: true, isNeeded: true, label: 'mandate.validTo', name: 'validTo' },
];

function Works(props: {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): ReactElement {
  const { text } = useText();
  const { onChange, typed } = props;
  return (
    <Checks
      label={text('mandate.works')}
      chosen={worksOf(typed)}
      onChange={(chosen) => onChange({ ...typed, works: chosen.join(' ') })}
      options={MANDATE_WORKS.map((work) => [work, text(`mandate.work.${work}`)])}
    />
  );
}

function partyField(
  label: 'mandate.from' | 'mandate.to',
  name: 'from' | 'to',
  operatorId: string,
  operators: readonly Operator[],
): FieldSpec {
  const others = operators.filter((one) => one.operatorId !== operatorId);
  return {
    isNeeded: true,
    label,
    name,
    options: () => [
      ['', '–'],
      ...others.map((one) => [one.operatorId, `${one.publicName}（${one.operatorId}）`] as const),
    ],
  };
}

/** This season's work, from today to the end of the year. */
function startOf(): Typed {
  const today = civilDateOf(networkNow().toISOString());
  return { validFrom: today, validTo: `${today.slice(0, 4)}-12-31`, works: '' };
}

function confirmationSaid(typed: Typed, operators: readonly Operator[], { text }: Speaker): Said[] {
  const how = howOf(typed);
  const giver = operators.find((one) => one.operatorId === typedText(typed, 'from'));
  if (giver && giver.kind !== 'household' && how !== 'own-signature')
    return [{ kind: 'stop', text: text('mandate.firm', { name: giver.publicName }) }];
  if (how === 'signed-paper' && typedText(typed, 'photoHash') === '')
    return [{ kind: 'warn', text: text('mandate.means.noPhoto') }];
  return [{ kind: how === 'none' ? 'warn' : 'note', text: text(`mandate.means.${how}`) }];
}

function termsSaid(typed: Typed, { text }: Speaker): Said[] {
  const [from, to] = [typedText(typed, 'validFrom'), typedText(typed, 'validTo')];
  return [
    ...(worksOf(typed).length === 0
      ? [{ kind: 'need', text: text('mandate.noWork') } as const]
      : []),
    ...(from !== '' && to !== '' && to < from
      ? [{ kind: 'stop', text: text('mandate.datesWrong') } as const]
      : []),
  ];
}

function mandateDraft(
  typed: Typed,
  signerKeyId: string,
  fromOperatorId: string,
  toOperatorId: string,
  onBehalfOf?: { confirmation: MandateConfirmation; operatorId: string; photoHash?: string },
): Draft {
  const parcels = wordsIn(typedText(typed, 'parcels').toLowerCase());
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    ...(onBehalfOf && { onBehalfOf }),
    ...(parcels.length > 0 && { parcels }),
    fromOperatorId,
    mandateId: typedText(typed, 'mandateId').toLowerCase(),
    toOperatorId,
    type: 'giveMandate',
    validFrom: typedText(typed, 'validFrom'),
    validTo: typedText(typed, 'validTo'),
    works: worksOf(typed),
  });
}

function worksOf(typed: Typed): Mandate['works'] {
  const words = wordsIn(typed['works'] ?? '');
  return MANDATE_WORKS.filter((work) => words.includes(work));
}

function isOnPaper(typed: Typed): boolean {
  return howOf(typed) === 'signed-paper';
}

function howOf(typed: Typed): MandateConfirmation {
  const how = typedText(typed, 'how');
  return MANDATE_CONFIRMATIONS.find((one) => one === how) ?? 'none';
}
