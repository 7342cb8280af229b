// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { MongoClient } from 'mongodb';

import { HOME } from './web-network.js';

type Value = Readonly<Record<string, unknown>>;

/**
 * Alters a document of the gateway's store behind its back, as whoever holds the database could.
 * @returns puts it back as it was.
 */
export async function changeStored(
  collection: string,
  id: string,
  change: (value: Value) => Value,
): Promise<() => Promise<void>> {
  const before = await inStore(collection, id, (document) => ({
    ...document,
    value: change(document.value),
  }));
  return async () => {
    await inStore(collection, id, () => before);
  };
}

interface Stored {
  readonly _id: string;
  readonly value: Value;
}

async function inStore(
  collection: string,
  id: string,
  change: (document: Stored) => Stored,
): Promise<Stored> {
  const settings = await readFile(join(HOME, 'env', 'gateway.env'), 'utf8');
  const url = /^MONGO_URL=(.+)$/m.exec(settings)?.[1] ?? '';
  const client = await MongoClient.connect(url);
  try {
    const documents = client.db().collection<Stored>(collection);
    const document = await documents.findOne({ _id: id });
    if (!document) throw new Error(`expected ${id} in ${collection}`);
    await documents.replaceOne({ _id: id }, change(document));
    return document;
  } finally {
    await client.close();
  }
}
