// SPDX-License-Identifier: Apache-2.0

/** CSET 82, in the order that gives each character its weight. Source: GS1 General Specifications §7.11. */
export const CSET_82 =
  '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** Characters of a check character pair. */
const CSET_32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const PAIR_MODULUS = 1021;

/**
 * Modulo-10 check digit over any number of digits: GTIN, GLN, SSCC, GSRN, GSIN, GDTI. Source: GS1 General Specifications §7.9.1.
 * @param body - digits without the check digit.
 */
export function checkDigit(body: string): string {
  const sum = Array.from(body).reduce(
    (total, digit, index) => total + Number(digit) * ((body.length - index) % 2 === 1 ? 3 : 1),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

/**
 * Check character pair of a Global Model Number. Source: GS1 General Specifications §7.9.5.
 * @param body - 1–97 characters of CSET 82.
 */
export function checkCharacterPair(body: string): string {
  const weights = primes(body.length);
  const sum = Array.from(body).reduce(
    (total, character, index) =>
      total + CSET_82.indexOf(character) * (weights[body.length - 1 - index] ?? 0),
    0,
  );
  const pair = sum % PAIR_MODULUS;
  return CSET_32.charAt(pair >> 5) + CSET_32.charAt(pair & 31);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
