// SPDX-License-Identifier: Apache-2.0

/** Where in a URI a text stands: only in the query a plus means a space. */
export type UriPart = 'path' | 'query';

/**
 * Undoes percent encoding, byte by byte: `%FF` is U+00FF. What is no `%` and two hex digits stays as it is; the AI's rules judge the result.
 */
export function unescapeUriText(text: string, part: UriPart): string {
  const spaced = part === 'query' ? text.replaceAll('+', ' ') : text;
  return spaced.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/**
 * Percent-encodes all but `A–Z a–z 0–9 - . _ ~` (RFC 3986 unreserved), hex digits in capitals.
 * @param text - bytes as U+0000–U+00FF.
 */
export function escapeUriText(text: string, part: UriPart): string {
  const escaped = text.replace(/[^A-Za-z0-9\-._~]/g, (character) => percent(character));
  return part === 'query' ? escaped.replaceAll('%20', '+') : escaped;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
