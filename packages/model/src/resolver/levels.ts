// SPDX-License-Identifier: Apache-2.0
import type { AiElement } from '../gs1/element-string.js';
import { escapeUriText } from '../gs1/uri-text.js';

/** Paths at which a key is looked up, the finest first: each qualifier at the end is left out in turn. */
export function anchorsOf(path: readonly AiElement[]): readonly string[] {
  return path.map((_, at) => anchorOf(path.slice(0, path.length - at)));
}

/** Path of a key with its qualifiers. */
export function anchorOf(path: readonly AiElement[]): string {
  return path.map(({ ai, value }) => `/${ai}/${escapeUriText(value, 'path')}`).join('');
}
