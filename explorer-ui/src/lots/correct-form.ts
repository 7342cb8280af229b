// SPDX-License-Identifier: Apache-2.0
import { CORRECTION_EFFECTS, ERROR_REASONS, UNDOABLE_COMMANDS, type Command } from '@daoji/model';

import type { ShownEvent } from '../api/things.js';
import { shownTime } from '../check/shown-time.js';
import { typedText, wordsIn, type CommandFormSpec } from '../parts/command-form.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

/** An event is declared to be in error; `others` are the events of the lot that may say it right. */
export function correctForm(
  event: ShownEvent,
  others: readonly ShownEvent[],
): CommandFormSpec | undefined {
  const { commandId } = event;
  if (commandId === undefined || event.type === 'correctEvent') return undefined;
  const effects = UNDOABLE_COMMANDS.includes(event.type)
    ? CORRECTION_EFFECTS
    : (['declare'] as const);
  return {
    title: 'lots.correct',
    lead: 'lots.correctLead',
    start: { effect: 'declare', later: '', note: '', reason: ERROR_REASONS[1], right: '' },
    fields: [
      {
        label: 'lots.errorReason',
        name: 'reason',
        options: ({ word }) => ERROR_REASONS.map((one) => [one, word('error', one)] as const),
      },
      {
        label: 'lots.effect',
        name: 'effect',
        options: ({ text }) => effects.map((one) => [one, text(`lots.effect.${one}`)] as const),
      },
      {
        label: 'lots.right',
        name: 'right',
        options: ({ language, text, word }) => [
          ['', text('lots.rightNone')],
          ...others.flatMap((one) =>
            one.commandId === undefined || one.commandId === commandId
              ? []
              : [
                  [
                    one.commandId,
                    `${word('command', one.type)} ${shownTime(one.eventTime, language)}`,
                  ] as const,
                ],
          ),
        ],
      },
      { hint: 'lots.laterHint', label: 'lots.later', name: 'later' },
      { isNeeded: true, label: 'lots.note', name: 'note' },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        correctedCommandId: commandId,
        correctiveCommandIds: [
          ...wordsIn(typedText(typed, 'right')),
          ...wordsIn(typedText(typed, 'later').toUpperCase()),
        ],
        effect: typedText(typed, 'effect'),
        note: typedText(typed, 'note'),
        reason: typedText(typed, 'reason'),
        type: 'correctEvent',
      } as Command),
  };
}
