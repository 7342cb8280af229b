// SPDX-License-Identifier: Apache-2.0
import { VALUE_WORDS, wordsOf } from './command-terms.js';
import type { Command } from './command.js';

/** A sentence in both languages, always written together so that neither says more than the other. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** The command of one type. */
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/** What each of some command types says. */
export type Sentences<T extends Command['type']> = {
  readonly [K in T]: (command: CommandOf<K>) => Sentence;
};

type Parts = readonly { readonly grams: number; readonly lotId: string }[];

/** Chinese for a closed value; the value itself where the table has none. */
export function zh(value: string): string {
  return wordsOf(VALUE_WORDS, value, 'zh');
}

/** Grams as kg, up to three decimals. */
export function kg(grams: number): string {
  return `${decimal(grams, 1000, 3)} kg`;
}

/** Square metres as 亩, one decimal. */
export function mu(areaM2: number): string {
  return `${(areaM2 * 0.0015).toFixed(1)} 亩`;
}

/** Square metres as ha, two decimals. */
export function hectares(areaM2: number): string {
  return `${(areaM2 / 10_000).toFixed(2)} ha`;
}

/** Thousandths of a percent as percent. */
export function percent(milli: number): string {
  return `${decimal(milli, 1000, 3)} %`;
}

/** `value / divisor` without trailing zeros. */
export function decimal(value: number, divisor: number, digits: number): string {
  return (value / divisor).toFixed(digits).replace(/\.?0+$/, '');
}

/** Lots with their masses. */
export function parts(list: Parts, separator: string): string {
  return list.map((part) => `${part.lotId} ${kg(part.grams)}`).join(separator);
}

/** A reading's place as `bootEpoch/seq`. */
export function at(position: { bootEpoch: number; seq: number }): string {
  return `${position.bootEpoch}/${position.seq}`;
}

/** First 8 bytes of a hash. */
export function short(hash: string): string {
  return hash.slice(0, 16);
}

/** UTC text as time in Asia/Shanghai, to the minute. */
export function shanghai(utc: string): string {
  const local = new Date(Date.parse(utc) + 8 * 3_600_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}
