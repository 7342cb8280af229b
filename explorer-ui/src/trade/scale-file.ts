// SPDX-License-Identifier: Apache-2.0
import { isRecord, numberOf } from '../check/untyped.js';

const GRAMS_OF: Readonly<Record<string, number>> = { g: 1, kg: 1_000, t: 1_000_000 };
/** A weight at rest as truck scales print it, e.g. `ST,GS,+ 12340 kg` (A&D and CAS style). */
const LINE = /^ST,?(?:GS|NT|G|N)?,?\s*\+?\s*(\d{1,7}(?:\.\d{1,4})?)\s*(kg|g|t)$/i;

/**
 * The weight of a file: what `daoji --json scale` wrote, or the last line at rest that an indicator printed.
 * @returns grams; `undefined` for a file that says no weight at rest.
 */
export function scaleGrams(text: string): number | undefined {
  return gramsOfJson(text) ?? gramsOfLines(text);
}

function gramsOfJson(text: string): number | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const grams = isRecord(value) ? numberOf(value['grams']) : undefined;
    return grams !== undefined && Number.isInteger(grams) && grams > 0 ? grams : undefined;
  } catch {
    // No JSON: the lines of an indicator may be.
    return undefined;
  }
}

function gramsOfLines(text: string): number | undefined {
  const weights = text.split(/[\r\n]+/).flatMap((line) => {
    const match = LINE.exec(line.trim());
    if (!match) return [];
    const [, digits = '', unit = ''] = match;
    return [Math.round(Number(digits) * (GRAMS_OF[unit.toLowerCase()] ?? 0))];
  });
  return weights.filter((grams) => grams > 0).at(-1);
}
