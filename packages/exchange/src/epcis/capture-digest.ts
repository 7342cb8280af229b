// SPDX-License-Identifier: Apache-2.0
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';

import { EventBook } from './event-book.js';

/** What a `captureEpcis` command says of a document. */
export interface CaptureDigest {
  /** Events that are well formed, in document order, repeats too. */
  readonly eventCount: number;
  /** Hex RFC 9162 root over the keys of these events as UTF-8: the CBV hash, with a declaration `{hash}#{declaration}`. */
  readonly eventRoot: string;
}

/**
 * Count and root of a document's events. It looks at the document alone, so that whoever holds it gets the same, whatever was
 * captured before.
 */
export function captureDigest(document: unknown): CaptureDigest {
  const { kept } = new EventBook().capture({
    behaviour: 'proceed',
    document,
    ownerId: '',
    recordTime: '',
  });
  const root = rootOf(kept.map((key) => hashLeaf(utf8(key))));
  return { eventCount: kept.length, eventRoot: toHex(root) };
}
