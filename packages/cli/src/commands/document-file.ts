// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { CliError } from '../cli-error.js';

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
