// SPDX-License-Identifier: Apache-2.0
import type { ChannelName } from '@daoji/model';

import type { Projected } from '../projection/project-block.js';
import type { CollectionName, StoredDocument } from '../projection/stored-document.js';
import { fileHashesIn } from './named-files.js';

type Value = StoredDocument['value'];

/**
 * A change in the index journal, without what only the store answers with: collection, id, and unless it is a deletion
 * channel, block number, place in the block, value, and of events the fingerprints of the files that the command names.
 */
export type JournalEntry =
  | readonly [collection: CollectionName, id: string]
  | readonly [
      collection: CollectionName,
      id: string,
      channel: ChannelName,
      blockNumber: number,
      txIndex: number,
      value: Value,
      files?: readonly string[],
    ];

/** What a journal keeps of a change. */
export function entryOf({ collection, document, id }: Projected): JournalEntry {
  if (!document) return [collection, id];
  const { blockNumber, channel, command, txIndex } = document;
  const place = [collection, id, channel, blockNumber, txIndex] as const;
  if (collection !== 'events') return [...place, document.value];
  const files = document.files ?? fileHashesIn(command);
  const value = indexedOf(document.value);
  return files.length > 0 ? [...place, value, files] : [...place, value];
}

/** The change, of which only the transaction's id and the signed text are gone, and the parts of an event that no index holds. */
export function changeOf(entry: JournalEntry): Projected {
  if (entry.length === 2) return { collection: entry[0], id: entry[1] };
  const [collection, id, channel, blockNumber, txIndex, value, files] = entry;
  const document = { _id: id, blockNumber, channel, transactionId: '', txIndex, value };
  return { collection, document: files ? { ...document, files } : document, id };
}

/** See `indexedEventSchema`: nothing else of an event is read. */
function indexedOf({ eventTime, signer, subjects, type }: Value): Value {
  return { eventTime, signer, subjects, type };
}
