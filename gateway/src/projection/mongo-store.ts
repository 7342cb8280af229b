// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';

import { createConnection, Schema, type Connection } from 'mongoose';

import type { ChannelName } from '@daoji/model';

import { GatewayError } from '../gateway-error.js';
import type { DocumentStore } from './document-store.js';
import { fromStorable, toStorable, type StorableDocument } from './storable.js';
import { COLLECTIONS, type CollectionName, type StoredDocument } from './stored-document.js';

interface Checkpoint {
  readonly _id: string;
  readonly blockNumber?: number;
  readonly storeId?: string;
}

/** More make FerretDB slower: a hundred reads at once over 4 connections took half the time of 100 connections on two cores. */
const CONNECTIONS = 4;
/** Beside the checkpoints, so that a drop takes it along. */
const STORE_ID = 'store';

const documentSchema = new Schema(
  {
    _id: String,
    channel: String,
    value: Schema.Types.Mixed,
    blockNumber: Number,
    txIndex: Number,
    transactionId: String,
    command: String,
    signature: String,
    text: String,
  },
  { versionKey: false, minimize: false, strict: 'throw' },
);
const checkpointSchema = new Schema(
  { _id: String, blockNumber: Number, storeId: String },
  { versionKey: false, strict: 'throw' },
);

function documentModel(connection: Connection, name: CollectionName) {
  return connection.model(name, documentSchema, name);
}

function checkpointModel(connection: Connection) {
  return connection.model('checkpoints', checkpointSchema, 'checkpoints');
}

type DocumentModel = ReturnType<typeof documentModel>;

/** How to reach the store; `ca` is a PEM file. */
export interface MongoOptions {
  readonly url: string;
  readonly ca?: string;
  /** 5 s: longer than a restart of FerretDB, shorter than a person's patience. */
  readonly serverSelectionTimeoutMs?: number;
}

/**
 * Opens the store; connecting is the driver's work and is repeated by it for ever.
 * Every filter is exactly `{_id: x}` with a string, so no operator of a request can reach it.
 */
export function openMongoStore(options: MongoOptions): DocumentStore {
  const connection = createConnection(options.url, {
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: CONNECTIONS,
    bufferCommands: true,
    sanitizeFilter: true,
    serverSelectionTimeoutMS: options.serverSelectionTimeoutMs ?? 5_000,
    ...(options.ca === undefined ? {} : { tls: true, tlsCAFile: options.ca }),
  });
  // The driver repeats a failed first connection only when asked to; requests see STORE_UNREACHABLE until then.
  connection.asPromise().catch(() => undefined);
  return new MongoStore(connection);
}

class MongoStore implements DocumentStore {
  readonly #connection: Connection;
  readonly #models: ReadonlyMap<CollectionName, DocumentModel>;
  readonly #checkpoints: ReturnType<typeof checkpointModel>;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#models = new Map(COLLECTIONS.map((name) => [name, documentModel(connection, name)]));
    this.#checkpoints = checkpointModel(connection);
  }

  get(collection: CollectionName, id: string): Promise<StoredDocument | undefined> {
    return this.#reaching(async () => {
      // The driver itself: a page reads a hundred documents, and a query object for each is most of their time here.
      const { collection: documents } = this.#model(collection);
      const found = await documents.findOne<StorableDocument>({ _id: id as never });
      return found ? fromStorable(found) : undefined;
    });
  }

  put(collection: CollectionName, document: StoredDocument): Promise<void> {
    return this.#reaching(async () => {
      const { _id } = document;
      await this.#model(collection).replaceOne({ _id }, toStorable(document), { upsert: true });
    });
  }

  remove(collection: CollectionName, id: string): Promise<void> {
    return this.#reaching(async () => {
      await this.#model(collection).deleteOne({ _id: id });
    });
  }

  async *all(collection: CollectionName): AsyncIterable<StoredDocument> {
    const cursor = this.#model(collection).find().lean<StorableDocument[]>().cursor();
    for await (const document of cursor) yield fromStorable(document);
  }

  checkpoint(channel: ChannelName): Promise<number> {
    return this.#reaching(async () => {
      const found = await this.#checkpoints.findOne({ _id: channel }).lean<Checkpoint>();
      return found?.blockNumber ?? -1;
    });
  }

  setCheckpoint(channel: ChannelName, blockNumber: number): Promise<void> {
    return this.#reaching(async () => {
      const next = { _id: channel, blockNumber };
      await this.#checkpoints.replaceOne({ _id: channel }, next, { upsert: true });
    });
  }

  storeId(): Promise<string> {
    return this.#reaching(async () => {
      const found = await this.#checkpoints.findOne({ _id: STORE_ID }).lean<Checkpoint>();
      if (found?.storeId !== undefined) return found.storeId;
      const storeId = randomUUID();
      await this.#checkpoints.replaceOne({ _id: STORE_ID }, { storeId }, { upsert: true });
      return storeId;
    });
  }

  drop(): Promise<void> {
    return this.#reaching(async () => {
      // Checkpoints first: a crash in between makes the next run project everything again.
      await this.#checkpoints.deleteMany({});
      for (const model of this.#models.values()) await model.deleteMany({});
    });
  }

  ping(): Promise<void> {
    return this.#reaching(async () => {
      await this.#connection.asPromise();
      await this.#connection.db?.command({ ping: 1 });
    });
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #model(collection: CollectionName): DocumentModel {
    const model = this.#models.get(collection);
    if (!model) throw new GatewayError('INTERNAL', `expected a collection, got ${collection}`);
    return model;
  }

  async #reaching<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw new GatewayError('STORE_UNREACHABLE', 'expected the document store to answer', {
        cause,
      });
    }
  }
}
