// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  VALUE_WORDS,
  wordsOf,
  type Lot,
  type Product,
  type SiteObject,
  type Transfer,
} from '@daoji/model';

import type { ShownClosing } from '../api/lot-shapes.js';
import type { ShownOperator } from '../api/trade-things.js';
import type { Speaker } from '../locale/use-text.js';
import { networkNow } from '../sign/network-clock.js';

/** What the forms of a lot let a person choose from. */
export interface StepContext {
  readonly bins: readonly SiteObject[];
  /** Readings that a closing can bind; absent until they are read. */
  readonly closing?: ShownClosing | undefined;
  /** Lots of the holder, whose masses are compared with what is typed. */
  readonly lots: readonly Lot[];
  readonly millLines: readonly SiteObject[];
  readonly operators: readonly ShownOperator[];
  readonly products: readonly Product[];
  /** The transfer by which the lot is under way. */
  readonly transfer?: Transfer | undefined;
  /** True where the signer is of another operator, and the holder signs too. */
  readonly isForeign: boolean;
}

const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789';

/** Today in Asia/Shanghai, by the network's clock. */
export function today(): string {
  return civilDateOf(networkNow().toISOString());
}

/** A free id that a person may change: letter, day and four random letters, e.g. `m-261012-k7qx`. */
export function newId(letter: string): string {
  const day = today().slice(2).replaceAll('-', '');
  const random = [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => LETTERS[byte % LETTERS.length] ?? '')
    .join('');
  return `${letter}-${day}-${random}`;
}

/** Values of a closed list with their words, to choose from. */
export function valueOptions(
  values: readonly string[],
): (speaker: Speaker) => readonly (readonly [string, string])[] {
  return ({ language }) =>
    values.map((one) => [one, wordsOf(VALUE_WORDS, one, language === 'en' ? 'en' : 'zh')] as const);
}
