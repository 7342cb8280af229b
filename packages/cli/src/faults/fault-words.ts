// SPDX-License-Identifier: Apache-2.0
import { refusalWords } from '@daoji/model';

import { EPCIS_WORDS } from './epcis-words.js';
import { OWN_WORDS } from './own-words.js';

/** Words of faults that the command line finds by itself; those of others stand in the model, where pages have them too. */
const WORDS: ReadonlyMap<string, string> = new Map(
  [EPCIS_WORDS, OWN_WORDS].flatMap((words) => Object.entries(words)),
);

/** A status, and the code that the gateway or the ledger gave, at the beginning of a message. */
const ANSWERED = /^(?:\d{3} )?([A-Z][A-Z0-9_]+)(?::|$)/;
const CHINESE = /[㐀-鿿]/u;

/** What a code means in Chinese; undefined for one that nobody gave words. */
export function faultWords(code: string): string | undefined {
  return WORDS.get(code) ?? refusalWords(code)?.[0];
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
  const words = faultWords(answered) ?? faultWords(code) ?? faultWords('INTERNAL') ?? '';
  return `${words} · ${message}`;
}
