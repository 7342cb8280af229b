// SPDX-License-Identifier: Apache-2.0
import { TEXTS, type TextKey } from '../locale/i18n.js';
import type { Speaker } from '../locale/use-text.js';

/** What a refusal means, in words; nothing for a code that the pages have no words for. */
export function refusalWord(code: string, text: Speaker['text']): string {
  const key = `refusal.${code}`;
  return isTextKey(key) ? text(key) : '';
}

/** A code with its words before it, for a sentence that names it. */
export function namedCode(code: string, text: Speaker['text']): string {
  return `${refusalWord(code, text)} ${code}`.trim();
}

/** The code that a kept reason begins with. */
export function codeOf(reason: string): string {
  return /^[A-Z][A-Z0-9_]+(?=:)/.exec(reason)?.[0] ?? '';
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(TEXTS.en, key);
}
