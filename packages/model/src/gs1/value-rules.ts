// SPDX-License-Identifier: Apache-2.0
import { checkCharacterPair, checkDigit } from './check-digit.js';
import {
  isCountry,
  isCountryAlpha2,
  isCurrency,
  isMediaType,
  isPackageType,
} from './code-lists.js';
import type { Gs1ErrorCode } from './gs1-error.js';

/** A rule of a component: what it asks for, the code of its refusal, and whether a text keeps it. */
export interface ValueRule {
  readonly expected: string;
  readonly code: Gs1ErrorCode;
  readonly holds: (text: string) => boolean;
}

const rule = (
  expected: string,
  holds: ValueRule['holds'],
  code: Gs1ErrorCode = 'GS1_VALUE_RULE',
): ValueRule => ({ expected, code, holds });
const pattern = (expected: string, shape: RegExp): ValueRule =>
  rule(expected, (text) => shape.test(text));
const time = (expected: string, shape: RegExp): ValueRule =>
  rule(expected, (text) => shape.test(text), 'GS1_DATE');
const check = (expected: string, holds: ValueRule['holds']): ValueRule =>
  rule(expected, holds, 'GS1_CHECK_DIGIT');

/**
 * The linters of the syntax dictionary by their names there. `couponcode` and `couponposoffer` (North American coupons, AI 8110 and 8112) are
 * not among them: of those only characters and length are checked.
 */
export const VALUE_RULES: Readonly<Record<string, ValueRule>> = {
  csum: check('a right check digit', (text) => checkDigit(text.slice(0, -1)) === text.slice(-1)),
  csumalpha: check(
    'a right check character pair',
    (text) => text.length > 2 && checkCharacterPair(text.slice(0, -2)) === text.slice(-2),
  ),
  gcppos1: pattern('a company prefix of at least 4 digits at the start', /^\d{4}/),
  gcppos2: pattern('a company prefix of at least 4 digits from the second character', /^.\d{4}/s),
  yymmd0: rule('a date YYMMDD, DD 00 for a whole month', (text) => isDay(text, true), 'GS1_DATE'),
  yymmdd: rule('a date YYMMDD', (text) => isDay(text, false), 'GS1_DATE'),
  yyyymmdd: rule('a date YYYYMMDD', (text) => isRealDay(text), 'GS1_DATE'),
  hhmi: time('a time hhmm', /^(?:[01]\d|2[0-3])[0-5]\d$/),
  hh: time('an hour 00–23', /^(?:[01]\d|2[0-3])$/),
  mi: time('a minute 00–59', /^[0-5]\d$/),
  ss: time('a second 00–59', /^[0-5]\d$/),
  iso3166: rule('a numeric country code of ISO 3166', isCountry),
  iso3166999: rule(
    'a numeric country code of ISO 3166, or 999',
    (text) => text === '999' || isCountry(text),
  ),
  iso3166alpha2: rule('a country code of two letters', isCountryAlpha2),
  iso4217: rule('a numeric currency code of ISO 4217', isCurrency),
  iso5218: pattern('0, 1, 2 or 9', /^[0129]$/),
  iban: check('an IBAN', isIban),
  pcenc: pattern('% only before two hex digits', /^(?:[^%]|%[0-9A-Fa-f]{2})*$/s),
  latitude: rule('0000000000 to 1800000000', (text) => Number(text) <= 1_800_000_000),
  longitude: rule('0000000000 to 3600000000', (text) => Number(text) <= 3_600_000_000),
  yesno: pattern('0 or 1', /^[01]$/),
  zero: pattern('0', /^0+$/),
  nonzero: pattern('a number above 0', /[1-9]/),
  nozeroprefix: pattern('no leading 0', /^[^0]/),
  hasnondigit: pattern('a character that is no digit', /\D/),
  hyphen: pattern('a hyphen', /^-+$/),
  winding: pattern('0, 1 or 9', /^[019]$/),
  importeridx: pattern('one of A–Z, a–z, 0–9, - and _', /^[\w-]$/),
  mediatype: rule('an AIDC media type', isMediaType),
  packagetype: rule('a package type code', isPackageType),
  pieceoftotal: rule('a piece number from 1 to the total', (text) => isWithin(halves(text))),
  posinseqslash: rule(
    'position/end without leading zeros',
    (text) => /^[1-9]\d*\/[1-9]\d*$/.test(text) && isWithin(text.split('/')),
  ),
};

function halves(text: string): string[] {
  return [text.slice(0, text.length / 2), text.slice(text.length / 2)];
}

function isWithin([piece = '', total = '']: readonly string[]): boolean {
  return Number(piece) >= 1 && Number(piece) <= Number(total);
}

/** The century of YY does not decide: of its candidates 1951–2098 only 2000 is a century, and a leap year like every fourth. */
function isDay(text: string, allowsWholeMonth: boolean): boolean {
  const year = `20${text.slice(0, 2)}`;
  const day = text.slice(4);
  const shown = allowsWholeMonth && day === '00' ? '01' : day;
  return isRealDay(`${year}${text.slice(2, 4)}${shown}`);
}

function isRealDay(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const day = new Date(`${iso}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
}

/** ISO 13616: country, two check digits, then the account; letters count from A = 10, the whole is 1 modulo 97. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{7,30}$/.test(text) || !isCountryAlpha2(text.slice(0, 2)))
    return false;
  const digits = Array.from(text.slice(4) + text.slice(0, 4), (character) =>
    Number.parseInt(character, 36).toString(),
  ).join('');
  return BigInt(digits) % 97n === 1n;
}
