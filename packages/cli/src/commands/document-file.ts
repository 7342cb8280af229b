// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { CliError } from '../cli-error.js';

/** Bytes of the salt of a file that is for its parties alone. */
export const SALT_BYTES = 16;

/** First bytes of the files that the archive takes. */
const TYPES: readonly (readonly [mediaType: string, start: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** Bytes of a file for the archive. @throws {@link CliError} `FILE_MISSING`. */
export async function readDocument(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw new CliError('FILE_MISSING', `expected a file at ${path}`, { cause });
  });
}

/** @throws {@link CliError} `FILE_SHAPE`: the archive would refuse it after the signature. */
export function mediaTypeOf(bytes: Uint8Array, path: string): string {
  const found = TYPES.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (found) return found[0];
  throw new CliError('FILE_SHAPE', `expected a PDF, PNG or JPEG, got another file at ${path}`);
}

/** Header of an upload with its salt, base64 of 16 bytes; none for a public document. */
export function saltHeader(saltText: string | undefined): Readonly<Record<string, string>> {
  return saltText === undefined ? {} : { 'daoji-salt': saltText };
}

/**
 * Salt beside a file, as `daoji document get` writes it: base64 of 16 bytes.
 * @returns `undefined` where there is none: the document is public.
 */
export async function readSalt(path: string): Promise<string | undefined> {
  try {
    return (await readFile(`${path}.salt`, 'utf8')).trim();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}

/** What is hashed: salt, then file. @throws {@link CliError} `FILE_SHAPE` for a salt that is none. */
export function saltedBytes(bytes: Uint8Array, saltText: string | undefined): Uint8Array {
  if (saltText === undefined) return bytes;
  const salt = Buffer.from(saltText, 'base64');
  if (salt.length !== SALT_BYTES || salt.toString('base64') !== saltText) {
    throw new CliError(
      'FILE_SHAPE',
      `expected a salt of 16 bytes in base64, got ${saltText.slice(0, 40)}`,
    );
  }
  return Buffer.concat([salt, bytes]);
}
