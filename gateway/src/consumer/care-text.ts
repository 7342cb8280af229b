// SPDX-License-Identifier: Apache-2.0
import type { Language, TraceCommand } from '@daoji/model';

import { html, type SafeHtml } from './html.js';
import { glossaryWord } from './words.js';

/** What an alarm, a warning or a treatment was about, in words; nothing for other steps. */
export function careText(command: TraceCommand, language: Language): SafeHtml | undefined {
  switch (command.type) {
    case 'raiseAlarm':
      return html`${glossaryWord(`alarm.${command.kind}`, language)}<br />`;
    case 'issueWarning':
      return html`${glossaryWord(`pest.${command.pest}`, language)}:
        ${glossaryWord(`warning-verdict.${command.verdict}`, language)}<br />`;
    case 'recordTreatment':
      return html`${command.productName} · ${command.startDate} – ${command.endDate}<br />`;
    default:
      return undefined;
  }
}
