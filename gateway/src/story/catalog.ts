// SPDX-License-Identifier: Apache-2.0
import {
  deviceRecordSchema,
  eventSchema,
  identitySchema,
  lotSchema,
  operatorSchema,
  parcelSchema,
  scenarioSchema,
  siteObjectSchema,
  type ChannelName,
  type DeviceRecord,
  type Identity,
  type LedgerEvent,
  type Lot,
  type Operator,
  type Parcel,
  type Scenario,
  type SiteObject,
} from '@daoji/model';
import { z } from 'zod';

import { GatewayError, type GatewayErrorCode } from '../gateway-error.js';
import type { DocumentStore } from '../projection/document-store.js';
import type { CollectionName, StoredDocument } from '../projection/stored-document.js';

/** A typed ledger value with the transaction that wrote it last. */
export interface Recorded<T> {
  readonly value: T;
  readonly recordedIn: {
    readonly channel: ChannelName;
    readonly blockNumber: number;
    readonly transactionId: string;
  };
}

/** An event with the signed text that made it. */
export interface RecordedEvent extends Recorded<LedgerEvent> {
  readonly commandId: string;
  readonly command: string;
  readonly signature?: string;
}

/** Typed reads of single documents. What it answers is shown, and held against proofs; it is never a proof. */
export class Catalog {
  readonly #store: Pick<DocumentStore, 'get'>;

  constructor(store: Pick<DocumentStore, 'get'>) {
    this.#store = store;
  }

  /** @throws GatewayError `LOT_NOT_FOUND`, as do the others with their own codes; `STORE_DOCUMENT_INVALID`. */
  lot(lotId: string): Promise<Recorded<Lot>> {
    return this.#expect('lots', lotId, lotSchema, 'LOT_NOT_FOUND');
  }

  parcel(parcelId: string): Promise<Recorded<Parcel>> {
    return this.#expect('parcels', parcelId, parcelSchema, 'PARCEL_NOT_FOUND');
  }

  bin(binId: string): Promise<Recorded<SiteObject>> {
    return this.#expect('bins', binId, siteObjectSchema, 'BIN_NOT_FOUND');
  }

  millLine(millLineId: string): Promise<Recorded<SiteObject>> {
    return this.#expect('mill-lines', millLineId, siteObjectSchema, 'MILL_LINE_NOT_FOUND');
  }

  device(deviceId: string): Promise<Recorded<DeviceRecord>> {
    return this.#expect('devices', deviceId, deviceRecordSchema, 'DEVICE_NOT_FOUND');
  }

  operator(operatorId: string): Promise<Recorded<Operator>> {
    return this.#expect('operators', operatorId, operatorSchema, 'OPERATOR_NOT_FOUND');
  }

  async identity(channel: ChannelName, keyId: string): Promise<Identity | undefined> {
    const found = await this.#find('identities', `${channel}~${keyId}`, identitySchema);
    return found?.value;
  }

  async scenario(): Promise<Scenario | undefined> {
    return (await this.#find('networks', 'trace~network', scenarioSchema))?.value;
  }

  async findEvent(channel: ChannelName, commandId: string): Promise<RecordedEvent | undefined> {
    const id = `${channel}~${commandId}`;
    const document = await this.#store.get('events', id);
    if (!document) return undefined;
    const { command = '', signature } = document;
    return { ...recorded(document, eventSchema), commandId, command, signature };
  }

  async #expect<T>(
    collection: CollectionName,
    id: string,
    schema: z.ZodType<T>,
    code: GatewayErrorCode,
  ): Promise<Recorded<T>> {
    const found = await this.#find(collection, id, schema);
    if (found) return found;
    throw new GatewayError(code, `expected a known id in ${collection}, got ${id}`);
  }

  async #find<T>(
    collection: CollectionName,
    id: string,
    schema: z.ZodType<T>,
  ): Promise<Recorded<T> | undefined> {
    const document = await this.#store.get(collection, id);
    return document && recorded(document, schema);
  }
}

function recorded<T>(document: StoredDocument, schema: z.ZodType<T>): Recorded<T> {
  const result = schema.safeParse(document.value);
  const { channel, blockNumber, transactionId, _id } = document;
  if (result.success)
    return { value: result.data, recordedIn: { channel, blockNumber, transactionId } };
  throw new GatewayError(
    'STORE_DOCUMENT_INVALID',
    `${_id}: expected a document of its schema, got ${z.prettifyError(result.error)}`,
  );
}
