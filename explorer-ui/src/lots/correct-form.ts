// SPDX-License-Identifier: Apache-2.0
import { CORRECTION_EFFECTS, ERROR_REASONS, UNDOABLE_COMMANDS, type Command } from '@daoji/model';

import { zonedTime } from '../check/shown-time.js';
import type { TextKey } from '../locale/i18n.js';
import type { Speaker } from '../locale/use-text.js';
import { typedText, wordsIn, type CommandFormSpec } from '../parts/command-form.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

/** A recorded event, as far as a correction has to know it. */
export interface Correctable {
  readonly commandId?: string;
  readonly eventTime?: string;
  readonly type: string;
  /** What it is called where its kind and time are not enough. */
  readonly words?: string;
}

/** What a correction says beside the ordinary. */
export interface CorrectWords {
  /** Who may have to sign too for an `undo`, and whether that is known to be so. */
  readonly second?: { readonly isOn: boolean; readonly label: TextKey };
  /** What `undo` takes back. */
  readonly undo?: TextKey;
}

/** An event is declared to be in error; `others` are the events that may say it right. */
export function correctForm(
  event: Correctable,
  others: readonly Correctable[],
  { second, undo }: CorrectWords = {},
): CommandFormSpec | undefined {
  const { commandId } = event;
  if (commandId === undefined || event.type === 'correctEvent') return undefined;
  const effects = UNDOABLE_COMMANDS.includes(event.type)
    ? CORRECTION_EFFECTS
    : (['declare'] as const);
  return {
    title: 'lots.correct',
    lead: 'lots.correctLead',
    start: {
      effect: 'declare',
      later: '',
      note: '',
      reason: ERROR_REASONS[1],
      right: '',
      second: second?.isOn === true ? 'yes' : '',
    },
    isCosigned: (typed) =>
      second !== undefined && typed['effect'] === 'undo' && typed['second'] === 'yes',
    fields: [
      {
        label: 'lots.errorReason',
        name: 'reason',
        options: ({ word }) => ERROR_REASONS.map((one) => [one, word('error', one)] as const),
      },
      {
        label: 'lots.effect',
        name: 'effect',
        options: ({ text }) =>
          effects.map((one) => {
            const isShort = one === 'undo' && undo !== undefined;
            return [one, text(isShort ? 'correct.takeBack' : `lots.effect.${one}`)] as const;
          }),
      },
      ...(second
        ? [
            {
              label: second.label,
              name: 'second',
              options: ({ text }: Speaker) =>
                [
                  ['', text('correct.alone')],
                  ['yes', text('correct.together')],
                ] as const,
            },
          ]
        : []),
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
                    one.words ??
                      `${word('command', one.type)} ${zonedTime(one.eventTime ?? '', language)}`,
                  ] as const,
                ],
          ),
        ],
      },
      { hint: 'lots.laterHint', label: 'lots.later', name: 'later' },
      { isNeeded: true, label: 'lots.note', name: 'note' },
    ],
    said: (typed, { text }) =>
      undo !== undefined && typed['effect'] === 'undo' ? [{ kind: 'note', text: text(undo) }] : [],
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
