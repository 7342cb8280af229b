// SPDX-License-Identifier: Apache-2.0
import type { ChannelName } from '@daoji/model';

import type { CollectionName } from '../projection/stored-document.js';
import type { IndexedChange } from './indexed-change.js';

/**
 * A change in the index journal, as an array since names are most of a small object: collection, id, and unless it is a deletion
 * channel, block number and place in the block, value (null for none), and of some events fingerprints of files.
 */
export type JournalEntry =
  | readonly [collection: CollectionName, id: string]
  | readonly [
      collection: CollectionName,
      id: string,
      channel: ChannelName,
      blockNumber: number,
      txIndex: number,
      value: unknown,
      files?: readonly string[],
    ];

/** What a journal keeps of a change: all that the index reads. */
export function entryOf({ collection, document, id }: IndexedChange): JournalEntry {
  if (!document) return [collection, id];
  const { blockNumber, channel, files, txIndex, value = null } = document;
  const entry = [collection, id, channel, blockNumber, txIndex, value] as const;
  return files ? [...entry, files] : entry;
}

/** The change that was kept. */
export function changeOf(entry: JournalEntry): IndexedChange {
  if (entry.length === 2) return { collection: entry[0], id: entry[1] };
  const [collection, id, channel, blockNumber, txIndex, value, files] = entry;
  return {
    collection,
    document: { blockNumber, channel, files, txIndex, value: value ?? undefined },
    id,
  };
}
