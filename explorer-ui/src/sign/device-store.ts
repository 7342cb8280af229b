// SPDX-License-Identifier: Apache-2.0
import type { ChannelName } from '@daoji/model';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import type { Confirmation } from './cosign.js';
import type { PickedFile } from './picked-files.js';

/** A key pair of this device. The private part is a handle that no script can read. */
export interface StoredKey {
  readonly keyId: string;
  readonly name: string;
  /** Base64 DER SubjectPublicKeyInfo. */
  readonly spki: string;
  readonly privateKey: CryptoKey;
  readonly madeAt: string;
}

/** Where a signed command stands: `waiting` → `sent` → `committed`, or `refused` for good. */
export type OutboxState = 'waiting' | 'sent' | 'committed' | 'refused';

/** What the event of a recorded command says beside that it is recorded. */
export interface LedgerOutcome {
  readonly flags: readonly string[];
  readonly refusals: readonly {
    readonly code: string;
    readonly message: string;
    readonly subject: string;
  }[];
}

/** A boundary of a parcel with the base64 salt of its commitment: without it nobody could ever prove the boundary. */
export interface SaltedBoundary {
  readonly boundary: Readonly<Record<string, unknown>>;
  readonly salt: string;
}

/** A signed command that waits on this device until the ledger has it. */
export interface OutboxEntry {
  readonly commandId: string;
  readonly channel: ChannelName;
  /** Canonical text, the bytes that were shown and signed. */
  readonly command: string;
  /** Base64 DER. */
  readonly signature: string;
  readonly state: OutboxState;
  /** Signatures of others over the same bytes; sent along as evidence. */
  readonly confirmations?: readonly Confirmation[];
  /** What the ledger said beside recording it: parts that a rule refused, and flags. */
  readonly outcome?: LedgerOutcome;
  /** Commands that were signed together and do not build on each other: they may be sent side by side. */
  readonly batch?: string;
  /** For the archive, once the ledger has the command that commits to it; gone from here when the archive has it. */
  readonly boundary?: SaltedBoundary;
  /** For the archive, before or after the command goes to the ledger; gone from here when the archive has them. */
  readonly files?: readonly PickedFile[];
  readonly signedAt: string;
  /** Why it was refused, or why the last try failed: the server's code and words. */
  readonly reason?: string;
}

/** What this device keeps of an operator for work without a connection; `text` is the pack's JSON. */
export interface StoredPack {
  readonly operatorId: string;
  readonly text: string;
}

interface DeviceDb extends DBSchema {
  keys: { key: string; value: StoredKey };
  outbox: { key: string; value: OutboxEntry };
  packs: { key: string; value: StoredPack };
}

let opened: Promise<IDBPDatabase<DeviceDb>> | undefined;

function database(): Promise<IDBPDatabase<DeviceDb>> {
  opened ??= openDB<DeviceDb>('daoji', 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('keys', { keyPath: 'keyId' });
        db.createObjectStore('outbox', { keyPath: 'commandId' });
      }
      db.createObjectStore('packs', { keyPath: 'operatorId' });
    },
    // A newer page in another tab waits for this one to let go.
    blocking() {
      void opened?.then((db) => db.close());
      opened = undefined;
    },
  });
  return opened;
}

/** Keys of this device, oldest first. */
export async function storedKeys(): Promise<StoredKey[]> {
  const keys = await (await database()).getAll('keys');
  return keys.sort((left, right) => left.madeAt.localeCompare(right.madeAt));
}

/** Keeps a key. */
export async function storeKey(key: StoredKey): Promise<void> {
  await (await database()).put('keys', key);
}

/** Signed commands of this device, newest first. */
export async function outboxEntries(): Promise<OutboxEntry[]> {
  const entries = await (await database()).getAll('outbox');
  return entries.sort((left, right) => orderOf(right).localeCompare(orderOf(left)));
}

/** Two commands of one millisecond keep the order of their ids. */
function orderOf({ commandId, signedAt }: OutboxEntry): string {
  return `${signedAt} ${commandId}`;
}

/** Keeps a signed command, or its new state; resolves once it is on disk. */
export async function putOutbox(entry: OutboxEntry): Promise<void> {
  const transaction = (await database()).transaction('outbox', 'readwrite', {
    durability: 'strict',
  });
  await transaction.store.put(entry);
  await transaction.done;
}

/** Removes a command from this device; what the ledger has stays there. */
export async function dropOutbox(commandId: string): Promise<void> {
  await (await database()).delete('outbox', commandId);
}

/** What this device keeps for work in the field. */
export async function storedPacks(): Promise<StoredPack[]> {
  return (await database()).getAll('packs');
}

/** Keeps a pack in place of the operator's older one. */
export async function storePack(pack: StoredPack): Promise<void> {
  await (await database()).put('packs', pack);
}
