// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';

import { utf8, type Bundle } from '@daoji/proof';

import { CliError } from '../cli-error.js';

/** Writes a bundle as a `.traceproof` file: gzip over its JSON. */
export async function writeBundleFile(path: string, bundle: Bundle): Promise<void> {
  await writeFile(path, gzipSync(utf8(JSON.stringify(bundle))));
}

/** Reads a file whole. @throws {@link CliError} `FILE_MISSING`. */
export async function readWhole(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    throw new CliError('FILE_MISSING', `expected a file at ${path}`, { cause });
  }
}

/** Unpacks gzip for the verifier, which knows it by its magic bytes; throws beyond `limit` bytes. */
export function inflate(gzip: Uint8Array, limit: number): Uint8Array {
  return new Uint8Array(gunzipSync(gzip, { maxOutputLength: limit }));
}
