// SPDX-License-Identifier: Apache-2.0
import type { AiElement } from './element-string.js';
import { Gs1Error } from './gs1-error.js';

/**
 * The EPC URN of a Digital Link's path. Without the length of the company prefix there is none to give: nothing is guessed.
 * @param path - key and finest qualifier, as `finestElements` gives them.
 * @param prefixLength - digits of the operator's company prefix, 6–12; undefined where it is not known.
 * @returns undefined when the length is not known or the key has no URN here.
 * @throws {@link Gs1Error} `EPC_PREFIX_LENGTH`.
 */
export function epcUrnOf(
  path: readonly AiElement[],
  prefixLength: number | undefined,
): string | undefined {
  if (prefixLength === undefined) return undefined;
  if (!Number.isInteger(prefixLength) || prefixLength < 6 || prefixLength > 12) {
    throw new Gs1Error('EPC_PREFIX_LENGTH', `expected 6 to 12 digits, got ${prefixLength}`);
  }
  const writer = WRITERS[path.map(({ ai }) => ai).join(' ')];
  const [key = '', qualifier = ''] = path.map(({ value }) => value);
  return writer?.(key, escapeUrn(qualifier), prefixLength);
}

type Writer = (key: string, qualifier: string, length: number) => string;

const item =
  (scheme: string, last?: string): Writer =>
  (gtin, qualifier, length) =>
    `urn:epc:${scheme}:${turned(gtin, length)}.${last ?? qualifier}`;

const WRITERS: Readonly<Record<string, Writer>> = {
  '01': item('idpat:sgtin', '*'),
  '01 10': item('class:lgtin'),
  '01 21': item('id:sgtin'),
  '00': (sscc, _, length) => `urn:epc:id:sscc:${turned(sscc, length)}`,
  '417': (gln, _, length) => `urn:epc:id:pgln:${plain(gln, length)}`,
  '414': (gln, _, length) => `urn:epc:id:sgln:${plain(gln, length)}.0`,
  '414 254': (gln, extension, length) => `urn:epc:id:sgln:${plain(gln, length)}.${extension}`,
  '8004': (giai, _, length) =>
    `urn:epc:id:giai:${giai.slice(0, length)}.${escapeUrn(giai.slice(length))}`,
  '253': (gdti, _, length) =>
    gdti.length === 13
      ? `urn:epc:idpat:gdti:${plain(gdti, length)}.*`
      : `urn:epc:id:gdti:${plain(gdti.slice(0, 13), length)}.${escapeUrn(gdti.slice(13))}`,
};

/** Indicator and prefix change places, the check digit falls away. */
function turned(key: string, length: number): string {
  return `${key.slice(1, 1 + length)}.${key.slice(0, 1)}${key.slice(1 + length, -1)}`;
}

function plain(key: string, length: number): string {
  return `${key.slice(0, length)}.${key.slice(length, -1)}`;
}

/** Source: GS1 EPC Tag Data Standard, table of escapes: `" # % & / < > ?`. */
function escapeUrn(text: string): string {
  return text.replace(
    /["#%&/<>?]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
