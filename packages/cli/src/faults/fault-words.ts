// SPDX-License-Identifier: Apache-2.0
import { CONTRACT_WORDS_A_L } from './contract-words-a-l.js';
import { CONTRACT_WORDS_M_Z } from './contract-words-m-z.js';
import { FILE_WORDS } from './file-words.js';
import { GATEWAY_WORDS } from './gateway-words.js';
import { OWN_WORDS } from './own-words.js';

/** Every code that the command line can print, with what it means in Chinese. Codes of one name mean one thing. */
const WORDS: ReadonlyMap<string, string> = new Map(
  [FILE_WORDS, GATEWAY_WORDS, CONTRACT_WORDS_A_L, CONTRACT_WORDS_M_Z, OWN_WORDS].flatMap((words) =>
    Object.entries(words),
  ),
);

/** A status, and the code that the gateway or the ledger gave, at the beginning of a message. */
const ANSWERED = /^(?:\d{3} )?([A-Z][A-Z0-9_]+)(?::|$)/;
const CHINESE = /[㐀-鿿]/u;

/** What a code means in Chinese; undefined for one that nobody gave words. */
export function faultWords(code: string): string | undefined {
  return WORDS.get(code);
}

/**
 * Chinese first, then the message: `没有登记过这块地 · expected a parcel, got p-9`. Of a refusal the code that came with it speaks. A
 * message that has both languages already stays as it is.
 */
export function bothLanguages(code: string, text: string): string {
  // A contract's text begins with its code, which is said before it anyway.
  const message = text.startsWith(`${code}: `) ? text.slice(code.length + 2) : text;
  const [first = '', ...others] = message.split(' · ');
  if (others.length > 0 && CHINESE.test(first)) return message;
  const answered = ANSWERED.exec(message)?.[1] ?? '';
  const words = WORDS.get(answered) ?? WORDS.get(code) ?? WORDS.get('INTERNAL') ?? '';
  return `${words} · ${message}`;
}
