// SPDX-License-Identifier: Apache-2.0
import { checkDigit, ssccSchema } from '@daoji/model';

/** Digits of an SSCC before its check digit. */
const BODY_DIGITS = 17;

/** What a new SSCC is made of. */
export interface SsccParts {
  /** Chosen by the firm, one digit; it has no meaning of its own. */
  readonly extension: string;
  /** GS1 company prefix, 7–12 digits, as GS1 China gave it. */
  readonly prefix: string;
}

/**
 * Draws an SSCC of a firm that is none of `taken` (GS1 General Specifications §3.2: not used again within a year, which the
 * draw among at least 10⁵ numbers and the ledger's own check hold together).
 * @param random - 32 random bits.
 * @returns 18 digits; `undefined` where the parts are none or every number is taken.
 */
export function newSscc(
  { extension, prefix }: SsccParts,
  taken: ReadonlySet<string>,
  random: () => number,
): string | undefined {
  if (!/^\d$/.test(extension) || !/^\d{7,12}$/.test(prefix)) return undefined;
  const digits = BODY_DIGITS - 1 - prefix.length;
  const numbers = 10 ** digits;
  const start = random() % numbers;
  for (let step = 0; step < Math.min(numbers, taken.size + 1); step += 1) {
    const reference = String((start + step) % numbers).padStart(digits, '0');
    const body = `${extension}${prefix}${reference}`;
    const sscc = `${body}${checkDigit(body)}`;
    if (!taken.has(sscc)) return sscc;
  }
  return undefined;
}

/** The SSCC of a text as it is scanned or typed, e.g. `(00)3…`, `00` and 18 digits, or with blanks. */
export function ssccIn(typed: string): string | undefined {
  const digits = typed.replace(/[\s()（）]/g, '');
  const bare = digits.length === 20 && digits.startsWith('00') ? digits.slice(2) : digits;
  return ssccSchema.safeParse(bare).success ? bare : undefined;
}

/** 32 bits of the device's random numbers. */
export function randomBits(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
