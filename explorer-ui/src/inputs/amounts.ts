// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import { numberText } from '../parts/measures.js';

/** Thousandths of a unit in that unit, e.g. `25 g`. */
export function amountText(milli: number, unit: string, language: Language): string {
  return `${numberText(milli / 1000, language, 3)} ${unit}`;
}

/** A range of thousandths, one figure where both ends are the same. */
export function rangeText(from: number, to: number, unit: string, language: Language): string {
  if (from === to) return amountText(from, unit, language);
  return `${numberText(from / 1000, language, 3)}–${amountText(to, unit, language)}`;
}
