// SPDX-License-Identifier: Apache-2.0
import { refusalWords } from '@daoji/model';

import type { Speaker } from '../locale/use-text.js';

/** What a refusal means, in words of the visit's language; nothing for a code that has none. */
export function refusalWord(code: string, language: Speaker['language']): string {
  const [zh, en] = refusalWords(code) ?? ['', ''];
  return language === 'en' ? en : zh;
}

/** A code with its words before it, for a sentence that names it. */
export function namedCode(code: string, language: Speaker['language']): string {
  return `${refusalWord(code, language)} ${code}`.trim();
}

/** The code that a kept reason begins with. */
export function codeOf(reason: string): string {
  return /^[A-Z][A-Z0-9_]+(?=:)/.exec(reason)?.[0] ?? '';
}
