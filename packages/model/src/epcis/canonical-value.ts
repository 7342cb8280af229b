// SPDX-License-Identifier: Apache-2.0
import { finestLink } from '../gs1/finest-link.js';
import { VOCABULARIES, wordUri, type Vocabulary } from './context-words.js';
import { EpcisError } from './epcis-error.js';
import { expandCurie, type Namespaces } from './json-context.js';

/** URNs of CBV 1 and the vocabulary that their words belong to. Source: CBV 2.0 §8.9.2 rule 14. */
const CBV_URN = /^urn:epcglobal:cbv:(bizstep|disp|btt|sdt|er|comp):(.+)$/;
const CBV_BASES: Readonly<Record<string, string>> = {
  bizstep: VOCABULARIES.bizStep.base,
  disp: VOCABULARIES.disposition.base,
  btt: VOCABULARIES.bizTransactionType.base,
  sdt: VOCABULARIES.sourceOrDestinationType.base,
  er: VOCABULARIES.errorReason.base,
  comp: VOCABULARIES.component.base,
};

const NUMBER = /^([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,3}))?$/;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/;

/**
 * A value as the pre-hash has it: short words, CURIEs and CBV URNs as web URIs, GS1 keys as constrained canonical links, numbers without needless
 * digits.
 * @param vocabulary - of the field, for its short words.
 */
export function canonicalValue(
  value: string | number | boolean,
  namespaces: Namespaces,
  vocabulary?: Vocabulary,
): string {
  const text = String(value).trim();
  const word = vocabulary === undefined ? undefined : wordUri(vocabulary, text);
  const expanded = cbvUri(word ?? expandCurie(text, namespaces));
  return finestLink(expanded) ?? canonicalNumber(expanded) ?? expanded;
}

/** The web URI of a CBV URN; anything else as it is. */
export function cbvUri(text: string): string {
  const [, kind = '', word = ''] = CBV_URN.exec(text) ?? [];
  const base = CBV_BASES[kind];
  return base === undefined ? text : base + word;
}

/**
 * A time as UTC with three decimals; a fourth decimal of 5 or more rounds up, also into the next second.
 * @throws {@link EpcisError} `EPCIS_TIME`: a zone is required, and the moment must exist.
 */
export function canonicalTime(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : '';
  const [, civil = '', decimals = '', zone = ''] = TIME.exec(text) ?? [];
  const whole = new Date(`${civil}.000Z`);
  const isReal = !Number.isNaN(whole.getTime()) && whole.toISOString() === `${civil}.000Z`;
  if (!isReal || !isZone(zone)) {
    throw new EpcisError(
      'EPCIS_TIME',
      `expected a time with zone such as 2026-10-04T08:12:30.000+08:00, got ${JSON.stringify(value)}`,
    );
  }
  const milliseconds = Number(decimals.slice(0, 3).padEnd(3, '0'));
  const carry = Number(decimals.charAt(3)) >= 5 ? 1 : 0;
  const utc = whole.getTime() + milliseconds + carry - zoneMinutes(zone) * 60_000;
  return new Date(utc).toISOString();
}

/** Decimal text without sign +, leading and trailing zeros and exponent; undefined for what is no number. */
export function canonicalNumber(text: string): string | undefined {
  const [, sign, digits = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const [left, right] = shiftPoint(digits, Number(exponent));
  const whole = left.replace(/^0+/, '') || '0';
  const fraction = right.replace(/0+$/, '');
  const number = fraction === '' ? whole : `${whole}.${fraction}`;
  return sign === '-' && number !== '0' ? `-${number}` : number;
}

/** Digits before and after the decimal point, moved right by `exponent` places. */
function shiftPoint(digits: string, exponent: number): [left: string, right: string] {
  const [whole = '', fraction = ''] = digits.split('.');
  const point = whole.length + exponent;
  const all = whole + fraction;
  if (point <= 0) return ['', '0'.repeat(-point) + all];
  return [all.slice(0, point).padEnd(point, '0'), all.slice(point)];
}

function isZone(zone: string): boolean {
  return zone === 'Z' || /^[+-](?:0\d|1[0-3]):[0-5]\d$|^[+-]14:00$/.test(zone);
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return zone.startsWith('-') ? -minutes : minutes;
}
