// SPDX-License-Identifier: Apache-2.0
import { WORDS_A_C } from './words-a-c.js';
import { WORDS_D_K } from './words-d-k.js';
import { WORDS_L_P } from './words-l-p.js';
import { WORDS_Q_Z } from './words-q-z.js';

/**
 * Words for people of every code that contracts, ledger client, archive, gateway and readers of files refuse by, in one place for pages
 * and command line. Tests hold them against `docs/errors.md`, which says of each what it rests on.
 */
export const REFUSAL_WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ...WORDS_A_C,
  ...WORDS_D_K,
  ...WORDS_L_P,
  ...WORDS_Q_Z,
};

/** What a code means, in Chinese and in English; undefined for one that is none of {@link REFUSAL_WORDS}. */
export function refusalWords(code: string): readonly [zh: string, en: string] | undefined {
  return Object.hasOwn(REFUSAL_WORDS, code) ? REFUSAL_WORDS[code] : undefined;
}
