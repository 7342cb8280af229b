// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file whole or not at all, making its folder. Mode 0600 where `secret`. */
export function writeWhole(file: string, content: string | Uint8Array, secret = false): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.new`;
  writeFileSync(temporary, content, { mode: secret ? 0o600 : 0o644, flush: true });
  renameSync(temporary, file);
}

/** Reads a JSON file; `undefined` where it is missing. The caller checks the shape. */
export function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
