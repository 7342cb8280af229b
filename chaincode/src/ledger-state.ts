// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, fromUtf8, parseCanonicalJson } from '@daoji/proof';

import { ContractError } from './contract-error.js';

/** The part of Fabric's stub that reads and writes state. */
export interface StateStub {
  getState(key: string): Promise<Uint8Array>;
  putState(key: string, value: Uint8Array): Promise<void>;
}

/** A closed schema of `@daoji/model`. */
export interface Schema<T> {
  parse(value: unknown): T;
}

/** One value to be written, as JCS. */
export interface Write {
  readonly key: string;
  readonly value: object;
}

/** Reads `key` and checks it against its schema; `undefined` when absent. @throws ContractError `STATE_CORRUPT`. */
export async function readState<T>(
  stub: StateStub,
  key: string,
  schema: Schema<T>,
): Promise<T | undefined> {
  const bytes = await stub.getState(key);
  if (bytes.length === 0) return undefined;
  try {
    return schema.parse(parseCanonicalJson(bytes));
  } catch (cause) {
    throw new ContractError('STATE_CORRUPT', `expected a value of the schema of ${key}`, { cause });
  }
}

/** The text at `key`, empty when absent. */
export async function readText(stub: StateStub, key: string): Promise<string> {
  return fromUtf8(await stub.getState(key));
}

/** Writes a value as RFC 8785 bytes; fields that are undefined are left out, at every depth. */
export async function writeState(stub: StateStub, { key, value }: Write): Promise<void> {
  await stub.putState(key, canonicalBytes(withoutUndefined(value)));
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutUndefined(field)]));
}
