// SPDX-License-Identifier: Apache-2.0
import type { ChannelName } from '@daoji/model';

/** Collections of the document store, one per type of state key; `objects` takes what has no type of its own here. */
export const COLLECTIONS = [
  'lots',
  'parcels',
  'operators',
  'bins',
  'mill-lines',
  'devices',
  'bridges',
  'heads',
  'identities',
  'events',
  'networks',
  'objects',
] as const;

/** One of {@link COLLECTIONS}. */
export type CollectionName = (typeof COLLECTIONS)[number];

/** A ledger value as it lies in the document store, with the transaction that wrote it last. */
export interface StoredDocument {
  /** Id within the collection; see {@link placeOf}. */
  readonly _id: string;
  readonly channel: ChannelName;
  readonly value: Readonly<Record<string, unknown>>;
  readonly blockNumber: number;
  readonly txIndex: number;
  readonly transactionId: string;
  /** Events only: the command's signed text. */
  readonly command?: string;
  /** Events only: base64 signature; absent for a first registrar. */
  readonly signature?: string;
}

const COLLECTION_OF: Readonly<Record<string, CollectionName>> = {
  lot: 'lots',
  parcel: 'parcels',
  operator: 'operators',
  bin: 'bins',
  'mill-line': 'mill-lines',
  device: 'devices',
  bridge: 'bridges',
  head: 'heads',
  identity: 'identities',
  event: 'events',
  scenario: 'networks',
};

/** These exist on both channels under one id, so their documents are told apart by channel. */
const ON_BOTH_CHANNELS: readonly CollectionName[] = ['identities', 'events', 'networks', 'objects'];

/** Where a state key's document lies. Ids of collections that exist on both channels start with `<channel>~`. */
export function placeOf(
  channel: ChannelName,
  key: string,
): { readonly collection: CollectionName; readonly id: string } {
  const [type = '', ...rest] = key.split('~');
  const collection = COLLECTION_OF[type] ?? 'objects';
  const id = collection === 'objects' ? key : rest.join('~');
  return { collection, id: ON_BOTH_CHANNELS.includes(collection) ? `${channel}~${id}` : id };
}
