// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import type { DocumentStore } from './document-store.js';
import { COLLECTIONS, type CollectionName, type StoredDocument } from './stored-document.js';

/** Digest of every collection and of all; hex SHA-256. Checkpoints do not count: they say how far, not what. */
export interface ProjectionDigests {
  readonly total: string;
  readonly collections: Readonly<Record<CollectionName, { documents: number; sha256: string }>>;
}

/**
 * Digest over all documents: per collection SHA-256 over `<id>\n<JSON with sorted keys>\n` in ascending order of id;
 * `total` over `<collection> <sha256>\n` in the order of {@link COLLECTIONS}.
 */
export async function digestOf(store: Pick<DocumentStore, 'all'>): Promise<ProjectionDigests> {
  const entries: [CollectionName, { documents: number; sha256: string }][] = [];
  const total = createHash('sha256');
  for (const collection of COLLECTIONS) {
    const lines: string[] = [];
    for await (const document of store.all(collection)) lines.push(lineOf(document));
    lines.sort();
    const hash = createHash('sha256');
    for (const line of lines) hash.update(line);
    const sha256 = hash.digest('hex');
    total.update(`${collection} ${sha256}\n`);
    entries.push([collection, { documents: lines.length, sha256 }]);
  }
  const collections = Object.fromEntries(entries) as ProjectionDigests['collections'];
  return { total: total.digest('hex'), collections };
}

function lineOf(document: StoredDocument): string {
  return `${document._id}\n${JSON.stringify(sorted(document))}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
