// SPDX-License-Identifier: Apache-2.0
import { checkDigit } from './check-digit.js';
import type { AiElement } from './element-string.js';
import { Gs1Error } from './gs1-error.js';
import { unescapeUriText } from './uri-text.js';

/** What a scheme's fields become: `prefix` is the company prefix, `reference` the field after it, `rest` the others. */
interface Scheme {
  /** Digits of prefix and reference together; undefined where the reference is free text. */
  readonly digits?: number;
  readonly elements: (fields: Fields) => readonly AiElement[];
}

interface Fields {
  readonly prefix: string;
  readonly reference: string;
  readonly rest: readonly string[];
}

const element = (ai: string, value: string): AiElement => ({ ai, value });
const checked = (body: string): string => body + checkDigit(body);
/** The indicator, first digit of the reference, stands before the prefix. */
const turned = ({ prefix, reference }: Fields): string =>
  checked(reference.slice(0, 1) + prefix + reference.slice(1));
const plain = ({ prefix, reference }: Fields): string => checked(prefix + reference);
const joined = ({ prefix, reference }: Fields): string => prefix + reference;
const first = ({ rest }: Fields): string => rest[0] ?? '';
const pieces = ({ rest }: Fields): string => (rest[0] ?? '') + (rest[1] ?? '');

const item =
  (ai: string): Scheme['elements'] =>
  (fields) => [element('01', turned(fields)), element(ai, first(fields))];
const typeOnly =
  (ai: string, value: (fields: Fields) => string): Scheme['elements'] =>
  (fields) => [element(ai, value(fields))];

/** Schemes by the URN's words after `urn:epc:`, with how many fields follow the reference. Source: GS1 EPC Tag Data Standard §6–7. */
const SCHEMES: Readonly<Record<string, Scheme & { readonly more: number }>> = {
  'id:sgtin': { digits: 13, more: 1, elements: item('21') },
  'id:upui': { digits: 13, more: 1, elements: item('235') },
  'id:itip': {
    ...{ digits: 13, more: 3 },
    elements: (f) => [element('8006', turned(f) + pieces(f)), element('21', f.rest[2] ?? '')],
  },
  'id:sscc': { digits: 17, more: 0, elements: typeOnly('00', turned) },
  'id:sgln': {
    ...{ digits: 12, more: 1 },
    // Extension 0 is the place itself.
    elements: (f) =>
      first(f) === '0'
        ? [element('414', plain(f))]
        : [element('414', plain(f)), element('254', first(f))],
  },
  'id:pgln': { digits: 12, more: 0, elements: typeOnly('417', plain) },
  'id:grai': {
    ...{ digits: 12, more: 1 },
    elements: (f) => [element('8003', `0${plain(f)}${first(f)}`)],
  },
  'id:giai': { more: 0, elements: typeOnly('8004', joined) },
  'id:gsrn': { digits: 17, more: 0, elements: typeOnly('8018', plain) },
  'id:gsrnp': { digits: 17, more: 0, elements: typeOnly('8017', plain) },
  'id:gdti': {
    ...{ digits: 12, more: 1 },
    elements: (f) => [element('253', plain(f) + first(f))],
  },
  'id:sgcn': {
    ...{ digits: 12, more: 1 },
    elements: (f) => [element('255', plain(f) + first(f))],
  },
  'id:cpi': { more: 1, elements: (f) => [element('8010', joined(f)), element('8011', first(f))] },
  'id:ginc': { more: 0, elements: typeOnly('401', joined) },
  'id:gsin': { digits: 16, more: 0, elements: typeOnly('402', plain) },
  'class:lgtin': { digits: 13, more: 1, elements: item('10') },
  'idpat:sgtin': { digits: 13, more: 1, elements: typeOnly('01', turned) },
  'idpat:upui': { digits: 13, more: 1, elements: typeOnly('01', turned) },
  'idpat:itip': { digits: 13, more: 3, elements: (f) => [element('8006', turned(f) + pieces(f))] },
  'idpat:grai': { digits: 12, more: 1, elements: (f) => [element('8003', `0${plain(f)}`)] },
  'idpat:gdti': { digits: 12, more: 1, elements: typeOnly('253', plain) },
  'idpat:sgcn': { digits: 12, more: 1, elements: typeOnly('255', plain) },
  'idpat:cpi': { more: 1, elements: typeOnly('8010', joined) },
};

/** Characters of a URN's field: those of CSET 82 that need no escape there, and escapes. */
const FIELD = /^(?:[A-Za-z0-9!'()*+,\-.:;=_]|%[0-9A-Fa-f]{2})*$/;

/**
 * Turns an EPC URN (`urn:epc:id:`, `urn:epc:class:`, `urn:epc:idpat:…*`) into the elements of its Digital Link; the check digit is computed.
 * @throws {@link Gs1Error} `EPC_URN`.
 */
export function elementsOfUrn(urn: string): readonly AiElement[] {
  const [, words = '', text = ''] = /^urn:epc:((?:id|class|idpat):[a-z]+):(.+)$/.exec(urn) ?? [];
  const scheme = Object.hasOwn(SCHEMES, words) ? SCHEMES[words] : undefined;
  if (scheme === undefined || !FIELD.test(text)) throw urnError(urn);
  const fields = splitFields(text, scheme.more);
  if (!areFields(fields, scheme)) throw urnError(urn);
  if (words.startsWith('idpat:') && fields.rest.at(-1) !== '*') throw urnError(urn);
  return scheme.elements({
    prefix: fields.prefix,
    reference: unescapeUriText(fields.reference, 'path'),
    rest: fields.rest.map((field) => unescapeUriText(field, 'path')),
  });
}

/** Cuts at the dots that separate fields; the last field keeps its own. */
function splitFields(text: string, more: number): Fields {
  const parts = text.split('.');
  const cut = [...parts.slice(0, more + 1), parts.slice(more + 1).join('.')];
  const [prefix = '', reference = '', ...rest] = cut;
  return { prefix, reference, rest };
}

function areFields({ prefix, reference, rest }: Fields, scheme: Scheme): boolean {
  if (!/^\d{6,12}$/.test(prefix) || rest.includes('')) return false;
  return isReference(reference, scheme, prefix.length);
}

/** Digits that fill the key up, or free text where the scheme has no length. */
function isReference(reference: string, { digits }: Scheme, prefixLength: number): boolean {
  if (digits === undefined) return reference !== '';
  return /^\d*$/.test(reference) && prefixLength + reference.length === digits;
}

function urnError(urn: string): Gs1Error {
  return new Gs1Error(
    'EPC_URN',
    `expected an EPC URN of a known scheme, got ${JSON.stringify(urn.slice(0, 80))}`,
  );
}
