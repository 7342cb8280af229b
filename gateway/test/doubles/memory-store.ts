// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';

import type { ChannelName } from '@daoji/model';

import type { DocumentStore } from '../../src/projection/document-store.js';
import type { CollectionName, StoredDocument } from '../../src/projection/stored-document.js';

/** A document store in memory; `failing` makes every call fail before it has an effect. */
export class MemoryStore implements DocumentStore {
  failing = false;
  /** Ids that were asked for, to show what a request reads. */
  readonly asked: string[] = [];
  readonly #documents = new Map<string, Map<string, StoredDocument>>();
  readonly #checkpoints = new Map<ChannelName, number>();
  #storeId = randomUUID();

  get(collection: CollectionName, id: string): Promise<StoredDocument | undefined> {
    this.asked.push(`${collection}/${id}`);
    return this.#answer(() => this.#of(collection).get(id));
  }

  put(collection: CollectionName, document: StoredDocument): Promise<void> {
    return this.#answer(() => void this.#of(collection).set(document._id, document));
  }

  remove(collection: CollectionName, id: string): Promise<void> {
    return this.#answer(() => void this.#of(collection).delete(id));
  }

  async *all(collection: CollectionName): AsyncIterable<StoredDocument> {
    await this.ping();
    yield* this.#of(collection).values();
  }

  checkpoint(channel: ChannelName): Promise<number> {
    return this.#answer(() => this.#checkpoints.get(channel) ?? -1);
  }

  setCheckpoint(channel: ChannelName, blockNumber: number): Promise<void> {
    return this.#answer(() => void this.#checkpoints.set(channel, blockNumber));
  }

  storeId(): Promise<string> {
    return this.#answer(() => this.#storeId);
  }

  drop(): Promise<void> {
    return this.#answer(() => {
      this.#storeId = randomUUID();
      this.#documents.clear();
      this.#checkpoints.clear();
    });
  }

  ping(): Promise<void> {
    return this.#answer(() => undefined);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #of(collection: CollectionName): Map<string, StoredDocument> {
    const found = this.#documents.get(collection) ?? new Map<string, StoredDocument>();
    this.#documents.set(collection, found);
    return found;
  }

  #answer<T>(work: () => T): Promise<T> {
    if (this.failing) return Promise.reject(new Error('the store is down'));
    return Promise.resolve(work());
  }
}
