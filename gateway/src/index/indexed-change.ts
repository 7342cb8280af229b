// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { deviceRecordSchema, lotSchema, type ChannelName } from '@daoji/model';
import { z } from 'zod';

import type { Projected } from '../projection/project-block.js';
import type { CollectionName } from '../projection/stored-document.js';
import { fileHashesIn } from './named-files.js';
import { isRecordType, RECORD_SCHEMAS, recordOf } from './state-records.js';

/** What is read of an event; all of its schema would be most of the time that a scan takes. */
const indexedEventSchema = z.object({
  eventTime: z.string(),
  /** Most events have none: an empty list would stand in the journal 100,000 times. */
  flags: z
    .array(z.string())
    .optional()
    .transform((flags) => (flags?.length === 0 ? undefined : flags)),
  signer: z.string(),
  subjects: z.array(z.string()),
  type: z.string(),
});

/** See {@link indexedEventSchema}. */
export type IndexedEvent = z.infer<typeof indexedEventSchema>;

const SCHEMA_OF: Readonly<Partial<Record<CollectionName, z.ZodType>>> = {
  devices: deviceRecordSchema,
  events: indexedEventSchema,
  lots: lotSchema,
};

/** A document as the index reads it. */
export interface IndexedDocument {
  readonly channel: ChannelName;
  readonly blockNumber: number;
  readonly txIndex: number;
  /** What its schema gave; absent where the index reads no more than the id, or where the value does not fit. */
  readonly value?: unknown;
  /** Of an event on `trace`, fingerprints of the files that its command names; absent where it names none. */
  readonly files?: readonly string[];
}

/** A change of the projection as the index reads it; `document` is absent for a deletion. */
export interface IndexedChange {
  readonly collection: CollectionName;
  readonly id: string;
  readonly document?: IndexedDocument;
}

/** What the index reads of a change. */
export function indexedChange({ collection, document, id }: Projected): IndexedChange {
  if (!document) return { collection, id };
  const { blockNumber, channel, command, txIndex } = document;
  const value = schemaOf(collection, id)?.safeParse(document.value).data;
  const isEvent = collection === 'events' && channel === 'trace';
  const files = isEvent ? fileHashesIn(command) : [];
  const read = { blockNumber, channel, txIndex, value };
  return { collection, document: files.length > 0 ? { ...read, files } : read, id };
}

/**
 * SHA-256 of the schemas by which values are read, hex: what was read by others must be read again. Their refinements are
 * functions and not in it.
 */
export function schemasDigest(): string {
  const schemas = { ...SCHEMA_OF, ...RECORD_SCHEMAS };
  const hash = createHash('sha256');
  for (const [name, schema] of Object.entries(schemas)) {
    const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    hash.update(`${name} ${JSON.stringify(shape)}\n`);
  }
  return hash.digest('hex');
}

function schemaOf(collection: CollectionName, id: string): z.ZodType | undefined {
  const own = SCHEMA_OF[collection];
  if (own) return own;
  const [type] = recordOf(collection, id);
  return isRecordType(type) ? RECORD_SCHEMAS[type] : undefined;
}
