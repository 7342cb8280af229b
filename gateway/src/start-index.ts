// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';

import { IndexJournal } from './index/index-journal.js';
import { indexedChange, type IndexedChange } from './index/indexed-change.js';
import { ReadIndex } from './index/read-index.js';
import type { DocumentStore } from './projection/document-store.js';
import type { Projected } from './projection/project-block.js';
import { COLLECTIONS } from './projection/stored-document.js';

const RETRY_MS = 1_000;
/** A journal is written anew when more than so many changes of it are overtaken by later ones, and more than are in force. */
const OVERTAKEN = 10_000;

/** A filled index and the journal that goes on with it. */
export interface StartedIndex {
  readonly index: ReadIndex;
  readonly journal: IndexJournal;
  /** Where the index came from: the journal in seconds, the store in minutes. */
  readonly source: 'journal' | 'store';
}

/** What the start of the index asks of the store. */
export type IndexedStore = Pick<DocumentStore, 'all' | 'checkpoint' | 'storeId'>;

/** Fills the index, as long as it takes for the store to answer. */
export async function startIndex(
  dir: string,
  store: IndexedStore,
  onRetry: (error: unknown) => void,
): Promise<StartedIndex> {
  for (;;) {
    try {
      return await fromJournalOrStore(dir, store);
    } catch (error) {
      onRetry(error);
      await pause(RETRY_MS);
    }
  }
}

async function fromJournalOrStore(dir: string, store: IndexedStore): Promise<StartedIndex> {
  const journal = new IndexJournal(dir, await store.storeId());
  const reached = {
    anchor: await store.checkpoint('anchor'),
    trace: await store.checkpoint('trace'),
  };
  const restored = new ReadIndex();
  const found = await journal.restore((change) => {
    restored.take(change);
  });
  const isUpToDate =
    found !== undefined &&
    found.reached.trace >= reached.trace &&
    found.reached.anchor >= reached.anchor;
  if (isUpToDate) {
    if (found.changes > 2 * restored.size + OVERTAKEN) await compact(journal);
    return { index: restored, journal, source: 'journal' };
  }
  const index = new ReadIndex();
  await journal.rewrite(into(index, scan(store)), reached);
  return { index, journal, source: 'store' };
}

/** Keeps the last change of each document. */
async function compact(journal: IndexJournal): Promise<void> {
  const latest = new Map<string, IndexedChange>();
  const found = await journal.restore((change) => {
    const key = `${change.collection} ${change.id}`;
    if (change.document) latest.set(key, change);
    else latest.delete(key);
  });
  if (found) await journal.rewrite(latest.values(), found.reached);
}

/** Every document of the store, collection by collection. */
export async function* scan(store: Pick<DocumentStore, 'all'>): AsyncIterable<Projected> {
  for (const collection of COLLECTIONS) {
    for await (const document of store.all(collection)) {
      yield { collection, document, id: document._id };
    }
  }
}

/** Tells the index each change on its way. */
async function* into(
  index: ReadIndex,
  changes: AsyncIterable<Projected>,
): AsyncIterable<IndexedChange> {
  for await (const change of changes) {
    const read = indexedChange(change);
    index.take(read);
    yield read;
  }
}
