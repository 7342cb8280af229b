// SPDX-License-Identifier: Apache-2.0
import type { ChannelName } from '@daoji/model';

import type { CollectionName, StoredDocument } from './stored-document.js';

/**
 * The document store as the gateway uses it. The projector is its single writer; a request reads one document by `_id`
 * and nothing else, since FerretDB uses no other index.
 */
export interface DocumentStore {
  /** @throws GatewayError `STORE_UNREACHABLE`. */
  get(collection: CollectionName, id: string): Promise<StoredDocument | undefined>;
  /** Writes the whole document; a repeat changes nothing. @throws GatewayError `STORE_UNREACHABLE`. */
  put(collection: CollectionName, document: StoredDocument): Promise<void>;
  remove(collection: CollectionName, id: string): Promise<void>;
  /** Every document of a collection; for rebuilds, digests and the start, never for a request. */
  all(collection: CollectionName): AsyncIterable<StoredDocument>;
  /** Number of the last block whose documents are all written; −1 for none. */
  checkpoint(channel: ChannelName): Promise<number>;
  setCheckpoint(channel: ChannelName, blockNumber: number): Promise<void>;
  /** Names this store and its filling: made when first asked for, another one after {@link DocumentStore.drop}. */
  storeId(): Promise<string>;
  /** Deletes every document and checkpoint. */
  drop(): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
