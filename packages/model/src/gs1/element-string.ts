// SPDX-License-Identifier: Apache-2.0
import { checkAiValue } from './ai-value.js';
import { findAi } from './ai-table.js';
import { Gs1Error } from './gs1-error.js';

/** One Application Identifier with its value, as it is on a label: not percent-encoded. */
export interface AiElement {
  readonly ai: string;
  readonly value: string;
}

/**
 * Reads a bracketed element string, `(01)09520123456788(10)A1`; a bracket inside a value is written `\(`.
 * @throws {@link Gs1Error} `GS1_ELEMENT_STRING`, `GS1_AI_UNKNOWN` and the codes of a value.
 */
export function parseElementString(text: string): AiElement[] {
  const elements = text.split(/(?<!\\)(?=\()/).map((part) => {
    const [, ai = '', value = ''] = /^\((\d{2,4})\)(.+)$/s.exec(part) ?? [];
    if (ai === '') {
      throw new Gs1Error(
        'GS1_ELEMENT_STRING',
        `expected (AI)value, got ${JSON.stringify(part.slice(0, 40))}`,
      );
    }
    return { ai, value: value.replaceAll('\\(', '(') };
  });
  for (const element of elements) checkElement(element);
  return elements;
}

/**
 * Writes elements for a data carrier, with `^` for FNC1: at the start, and before an AI that follows a value of unknown length.
 * @param allowsUnknown - AIs that the dictionary has not; only under the leniency of that name.
 */
export function carrierString(elements: readonly AiElement[], allowsUnknown = false): string {
  let needsFnc1 = true;
  return elements
    .map(({ ai, value }) => {
      const start = needsFnc1 ? '^' : '';
      needsFnc1 = findAi(ai, allowsUnknown)?.needsFnc1 ?? true;
      return `${start}${ai}${value}`;
    })
    .join('');
}

/**
 * Checks one element against the dictionary.
 * @throws {@link Gs1Error} `GS1_AI_UNKNOWN` and the codes of a value.
 */
export function checkElement({ ai, value }: AiElement, allowsUnknown = false): void {
  const rule = findAi(ai, allowsUnknown);
  if (rule === undefined) throw new Gs1Error('GS1_AI_UNKNOWN', `expected a known AI, got (${ai})`);
  checkAiValue(rule, value);
}
