// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { CliError } from '../cli-error.js';

/** A folder of vectors, read whole; every fault is the user's (exit code 2). */
export interface VectorFiles {
  /** @throws {@link CliError} `FILE_MISSING`. */
  bytes(name: string): Uint8Array;
  /** UTF-8 text. @throws {@link CliError} `FILE_MISSING`. */
  text(name: string): string;
  /** Parsed JSON; the caller knows how its set lays it out. @throws {@link CliError} `FILE_MISSING`, `FILE_SHAPE`. */
  json(name: string): unknown;
  /** Names of files below a subfolder whose path ends so, sorted; empty where there is no such folder. */
  list(under: string, ending?: string): string[];
  has(name: string): boolean;
}

/**
 * Opens a folder.
 * @throws {@link CliError} `FILE_MISSING` when it is none.
 */
export function openVectors(folder: string): VectorFiles {
  if (!isFolder(folder)) {
    throw new CliError('FILE_MISSING', `expected a folder of vectors, got ${folder}`);
  }
  const bytes = (name: string): Uint8Array => read(join(folder, name));
  const text = (name: string): string => new TextDecoder().decode(bytes(name));
  return {
    bytes,
    text,
    json: (name) => parse(name, text(name)),
    list: (under, ending = '') => listFiles(join(folder, under), ending),
    has: (name) => exists(join(folder, name)),
  };
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new CliError('FILE_SHAPE', `expected JSON in ${name}`, { cause });
  }
}

function read(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new CliError('FILE_MISSING', `expected a file ${path}`, { cause });
  }
}

function listFiles(folder: string, ending: string): string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !isFolder(join(folder, name)))
    .sort();
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
