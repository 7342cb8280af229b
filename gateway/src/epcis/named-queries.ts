// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { parseEventQuery } from '@daoji/exchange';
import { z } from 'zod';

import { GatewayError } from '../gateway-error.js';

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).max(100)]);

/** Body of `POST /queries`; a value may be a list, as in GS1's query schema. */
export const namedQuerySchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9._-]{1,80}$/),
  query: z.record(z.string(), value),
});

/** See {@link namedQuerySchema}. */
export type NamedQuery = z.infer<typeof namedQuerySchema>;

const lineSchema = z.union([
  z.strictObject({ ownerId: z.string(), query: namedQuerySchema }),
  z.strictObject({ removed: z.string() }),
]);

/** Named queries in an append-only file; each is there for every reader, and answers what the reader may see. */
export class NamedQueries {
  readonly #file: FileHandle;
  readonly #queries = new Map<string, NamedQuery>();
  readonly #owners = new Map<string, string>();

  constructor(file: FileHandle, text: string) {
    this.#file = file;
    for (const line of text.split('\n')) this.#take(line);
  }

  /** By name, ascending. */
  all(): NamedQuery[] {
    return [...this.#queries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @throws GatewayError `EPCIS_NOT_FOUND`. */
  get(name: string): NamedQuery {
    const found = this.#queries.get(name);
    if (found) return found;
    throw new GatewayError('EPCIS_NOT_FOUND', `expected a named query, got ${name.slice(0, 80)}`);
  }

  /** @throws GatewayError `QUERY_EXISTS`; CaptureError for a parameter that is not offered. */
  async add(query: NamedQuery, ownerId: string): Promise<void> {
    parseEventQuery(parametersOf(query));
    if (this.#queries.has(query.name)) {
      throw new GatewayError('QUERY_EXISTS', `expected a new name, got ${query.name}`);
    }
    this.#keep(query, ownerId);
    await this.#append({ ownerId, query });
  }

  /** @throws GatewayError `EPCIS_NOT_FOUND`; `EPCIS_READER` for another operator's query. */
  async remove(name: string, ownerId: string): Promise<void> {
    const { name: known } = this.get(name);
    if (this.#owners.get(known) !== ownerId) {
      throw new GatewayError('EPCIS_READER', `expected a query of ${ownerId}, got another's`);
    }
    this.#queries.delete(known);
    await this.#append({ removed: name });
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #append(line: z.infer<typeof lineSchema>): Promise<void> {
    await this.#file.write(`\n${JSON.stringify(line)}`);
    await this.#file.datasync();
  }

  #keep(query: NamedQuery, ownerId: string): void {
    this.#queries.set(query.name, query);
    this.#owners.set(query.name, ownerId);
  }

  #take(text: string): void {
    try {
      const line = lineSchema.parse(JSON.parse(text));
      if ('removed' in line) this.#queries.delete(line.removed);
      else this.#keep(line.query, line.ownerId);
    } catch {
      // A torn or empty line holds no query.
    }
  }
}

/** A named query's parameters, as a request would have them. */
export function parametersOf({ query }: NamedQuery): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(query).map(([name, one]) => [name, Array.isArray(one) ? one : String(one)]),
  );
}

/** Opens `<dir>/queries.ndjson`. */
export async function openNamedQueries(dir: string): Promise<NamedQueries> {
  await mkdir(dir, { recursive: true });
  const path = join(dir, 'queries.ndjson');
  const file = await open(path, 'a');
  return new NamedQueries(file, await readFile(path, 'utf8'));
}
