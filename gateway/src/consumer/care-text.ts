// SPDX-License-Identifier: Apache-2.0
import type { Language, TraceCommand } from '@daoji/model';

import type { LotInput } from '../story/lot-inputs.js';
import { html, type SafeHtml } from './html.js';
import { glossaryWord } from './words.js';

/** What a step is called: the work on the field or the input itself, where the command's name alone would say neither. */
export function stepTitle(
  command: TraceCommand,
  inputs: readonly LotInput[],
  language: Language,
): SafeHtml {
  const name = glossaryWord(`command.${command.type}`, language);
  if (command.type === 'recordFieldWork') return glossaryWord(`work.${command.work}`, language);
  if (command.type !== 'applyInput') return name;
  const used = inputs.find(({ applicationId }) => applicationId === command.applicationId);
  const input = used?.product ?? used?.registration;
  return html`${name}: ${[input, command.target].filter((part) => part !== undefined).join(' · ')}`;
}

/** What a step was about beyond its name, in words: the day of a work, the kind of an alarm; nothing for other steps. */
export function careText(command: TraceCommand, language: Language): SafeHtml | undefined {
  switch (command.type) {
    case 'recordFieldWork':
      return html`${day(command.doneOn, command.doneOn)}<br />`;
    case 'applyInput':
      return html`${day(command.startDate, command.stopDate)}<br />`;
    case 'raiseAlarm':
      return html`${glossaryWord(`alarm.${command.kind}`, language)}<br />`;
    case 'issueWarning':
      return html`${glossaryWord(`pest.${command.pest}`, language)}:
        ${glossaryWord(`warning-verdict.${command.verdict}`, language)}<br />`;
    case 'recordControl':
      return command.control.kind === 'application'
        ? undefined
        : html`${glossaryWord(`control-measure.${command.control.measure}`, language)} ·
            ${command.control.doneOn}<br />`;
    case 'checkEffect':
      return html`${glossaryWord(`control-effect.${command.effect}`, language)}<br />`;
    case 'recordTreatment':
      return html`${command.productName} · ${day(command.startDate, command.endDate)}<br />`;
    default:
      return undefined;
  }
}

function day(from: string, to: string): string {
  return from === to ? from : `${from} – ${to}`;
}
