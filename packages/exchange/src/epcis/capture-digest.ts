// SPDX-License-Identifier: Apache-2.0
import { hashLeaf, rootOf, sha256, toHex, utf8 } from '@daoji/proof';

import { EventBook, type EventFault } from './event-book.js';

/** What a `captureEpcis` command says of a document. */
export interface CaptureDigest {
  /** Events that are well formed, in document order, repeats too. */
  readonly eventCount: number;
  /** Hex RFC 9162 root over the keys of these events as UTF-8: the CBV hash, with a declaration `{hash}#{declaration}`. */
  readonly eventRoot: string;
}

/** The digest of a document's bytes, as they are sent. */
export interface DocumentDigest {
  readonly digest: CaptureDigest;
  /** Hex SHA-256 of the bytes. */
  readonly documentHash: string;
  /** Events that no capture takes, `index` −1 for the whole document. With `rollback` one of them stops all. */
  readonly faults: readonly EventFault[];
  /** True for a document with a body, which goes to `/epcis/capture`; a bare event goes to `/epcis/events`. */
  readonly isDocument: boolean;
}

/**
 * Count and root of a document's events. It looks at the document alone, so that whoever holds it gets the same, whatever was
 * captured before.
 */
export function captureDigest(document: unknown): CaptureDigest {
  return looked(document).digest;
}

/**
 * All that the sender of a document signs of it; the gateway compares with the same function before it keeps anything.
 * @param bytes - UTF-8 JSON.
 * @throws SyntaxError, TypeError for bytes that are no JSON in UTF-8.
 */
export function documentDigest(bytes: Uint8Array): DocumentDigest {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const document = JSON.parse(text) as unknown;
  const { epcisBody } = Object(document) as { readonly epcisBody?: unknown };
  const isDocument = typeof epcisBody === 'object' && epcisBody !== null;
  return { ...looked(document), documentHash: toHex(sha256(bytes)), isDocument };
}

function looked(document: unknown): Pick<DocumentDigest, 'digest' | 'faults'> {
  const { faults, kept } = new EventBook().capture({
    behaviour: 'proceed',
    document,
    ownerId: '',
    recordTime: '',
  });
  const root = rootOf(kept.map((key) => hashLeaf(utf8(key))));
  return { digest: { eventCount: kept.length, eventRoot: toHex(root) }, faults };
}
