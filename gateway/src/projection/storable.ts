// SPDX-License-Identifier: Apache-2.0
import type { StoredDocument } from './stored-document.js';

/** A document as FerretDB takes it: a value that it cannot hold lies in `text` as JSON, and `value` is empty. */
export interface StorableDocument extends StoredDocument {
  readonly text?: string;
}

/**
 * FerretDB refuses arrays within arrays, as a protected area has, keys with a dot or a dollar sign in front, and negative
 * zero. Such a value is kept as text: nothing looks into it there, and a projection must not stop for it.
 */
export function toStorable(document: StoredDocument): StorableDocument {
  if (isHeld(document.value, false)) return document;
  return { ...document, text: JSON.stringify(document.value), value: {} };
}

/** The document as the projection wrote it. */
export function fromStorable({ text, ...document }: StorableDocument): StoredDocument {
  if (text === undefined) return document;
  return { ...document, value: JSON.parse(text) as StoredDocument['value'] };
}

function isHeld(value: unknown, isInArray: boolean): boolean {
  if (Object.is(value, -0)) return false;
  if (Array.isArray(value)) return !isInArray && value.every((item) => isHeld(item, true));
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => isHeldKey(key) && isHeld(item, false));
}

function isHeldKey(key: string): boolean {
  return key !== '' && !key.startsWith('$') && !key.includes('.') && !key.includes('\0');
}
