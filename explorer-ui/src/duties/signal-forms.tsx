// SPDX-License-Identifier: Apache-2.0
import {
  SIGNAL_EXPLANATIONS,
  SIGNAL_GROUNDS,
  SIGNAL_OBJECTIONS,
  SIGNAL_VERDICTS,
  type Identity,
  type Signal,
} from '@daoji/model';

import { ifTyped, typedText, type CommandFormSpec } from '../parts/command-form.js';
import { hashField } from '../parts/hash-form-field.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { oneOf, reasonField, today } from './duty-forms.js';

const STATEMENT = hashField('documentHash', 'signal.statement');

/** What the reader may do next: the person named answers, a third person decides. */
export function signalForms(signal: Signal, reader: Identity): CommandFormSpec[] {
  const { operatorId, personId, raised, state } = signal;
  if (reader.operatorId !== operatorId || state === 'upheld' || state === 'dismissed') return [];
  if (reader.personId === personId) {
    const contest = contestForm(signal);
    if (state === 'contested') return [];
    return state === 'raised' ? [explainForm(signal), contest] : [contest];
  }
  const mayDecide = reader.roles.includes('safety-director') && reader.personId !== raised.personId;
  return mayDecide ? [decideForm(signal)] : [];
}

function explainForm({ signalId }: Signal): CommandFormSpec {
  return {
    title: 'signal.explain',
    lead: 'signal.explainLead',
    start: { reason: SIGNAL_EXPLANATIONS[0] },
    fields: [reasonField(SIGNAL_EXPLANATIONS, 'signal-reason'), STATEMENT],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'documentHash'),
        reason: oneOf(SIGNAL_EXPLANATIONS, typedText(typed, 'reason')),
        signalId,
        type: 'explainSignal',
      }),
  };
}

function contestForm({ signalId }: Signal): CommandFormSpec {
  return {
    title: 'signal.contest',
    lead: 'signal.contestLead',
    start: { reason: SIGNAL_OBJECTIONS[0] },
    fields: [reasonField(SIGNAL_OBJECTIONS, 'signal-reason'), STATEMENT],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'documentHash'),
        reason: oneOf(SIGNAL_OBJECTIONS, typedText(typed, 'reason')),
        signalId,
        type: 'contestSignal',
      }),
  };
}

function decideForm({ raised, signalId, state }: Signal): CommandFormSpec {
  const isContested = state === 'contested';
  return {
    title: 'signal.decide',
    lead: 'signal.decideLead',
    start: () => ({ heardOn: isContested ? today() : '', reason: 'chance', verdict: 'dismissed' }),
    fields: [
      {
        label: 'signal.verdict',
        name: 'verdict',
        options: ({ word }) =>
          [...SIGNAL_VERDICTS].reverse().map((one) => [one, word('signal-state', one)] as const),
      },
      reasonField(
        SIGNAL_GROUNDS.filter((one) => one !== 'unanswered' || state === 'raised'),
        'signal-reason',
      ),
      ...(isContested
        ? [{ isDate: true, isNeeded: true, label: 'signal.heardOn', name: 'heardOn' } as const]
        : []),
      STATEMENT,
    ],
    said: (_typed, { text }) => [
      ...(isContested ? [{ kind: 'note', text: text('signal.heardSaid') } as const] : []),
      ...(state === 'raised' && today() <= raised.answerBy
        ? [{ kind: 'stop', text: text('signal.tooEarly', { date: raised.answerBy }) } as const]
        : []),
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'documentHash'),
        ...ifTyped(typed, 'heardOn'),
        reason: oneOf(SIGNAL_GROUNDS, typedText(typed, 'reason')),
        signalId,
        type: 'decideSignal',
        verdict: oneOf(SIGNAL_VERDICTS, typedText(typed, 'verdict')),
      }),
  };
}
