// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sha256, toHex } from '@daoji/proof';

import { ArchiveError } from './archive-error.js';
import { isErrno, makeFolder, replaceFile } from './durable-write.js';
import { openBlob, sealBlob } from './sealed-blob.js';
import { SubjectKeys } from './subject-keys.js';

/** Largest plaintext in bytes; a bound on memory. */
export const MAX_BLOB_BYTES = 64 * 1024 * 1024;

/** Content-addressed, encrypted files. Several processes may share one folder. */
export interface Archive {
  /**
   * Stores bytes under a subject's key; resolves once file and folder are on the disk. A repeat writes nothing.
   * @param subject - whom the bytes are about, e.g. a person id or a log's origin; erased as one.
   * @returns lower-case hex SHA-256 of `bytes`.
   * @throws {@link ArchiveError} `ARCHIVE_TOO_LARGE`.
   */
  put(subject: string, bytes: Uint8Array): Promise<string>;
  /**
   * The plaintext with this hash, checked against it.
   * @throws {@link ArchiveError} `ARCHIVE_NOT_FOUND`, `ARCHIVE_CORRUPT`, `ARCHIVE_ERASED`, `ARCHIVE_NAME`.
   */
  get(hash: string): Promise<Uint8Array>;
  /** True when {@link Archive.get} would answer. */
  has(hash: string): Promise<boolean>;
  /** Deletes a subject's key: what was stored under it alone is gone for ever. @returns false when there was none. */
  erase(subject: string): Promise<boolean>;
  /** Hashes of all files, readable or erased, in ascending order. */
  list(): AsyncIterable<string>;
}

/** Opens, and on first use makes, an archive in `dir`. */
export async function openArchive(dir: string): Promise<Archive> {
  await makeFolder(join(dir, 'blobs'));
  return new FolderArchive(join(dir, 'blobs'), new SubjectKeys(join(dir, 'keys')));
}

class FolderArchive implements Archive {
  readonly #folder: string;
  readonly #keys: SubjectKeys;

  constructor(folder: string, keys: SubjectKeys) {
    this.#folder = folder;
    this.#keys = keys;
  }

  async put(subject: string, bytes: Uint8Array): Promise<string> {
    if (bytes.length > MAX_BLOB_BYTES) {
      throw new ArchiveError(
        'ARCHIVE_TOO_LARGE',
        `expected at most ${MAX_BLOB_BYTES} bytes, got ${bytes.length}`,
      );
    }
    const hash = toHex(sha256(bytes));
    const name = SubjectKeys.nameOf(subject);
    const key = await this.#keys.keyFor(name);
    if (await this.#isStored(hash, name)) return hash;
    await makeFolder(this.#copies(hash));
    await replaceFile(join(this.#copies(hash), name), sealBlob(key, hash, bytes));
    return hash;
  }

  async get(hash: string): Promise<Uint8Array> {
    const names = await this.#names(hash);
    if (names.length === 0) throw new ArchiveError('ARCHIVE_NOT_FOUND', `no file ${hash}`);
    let damage: unknown;
    for (const name of names) {
      try {
        const bytes = await this.#open(hash, name);
        if (bytes) return bytes;
      } catch (cause) {
        damage = cause;
      }
    }
    if (damage instanceof Error) throw damage;
    throw new ArchiveError('ARCHIVE_ERASED', `${hash}: the key of every copy is erased`);
  }

  async has(hash: string): Promise<boolean> {
    try {
      await this.get(hash);
      return true;
    } catch (cause) {
      if (cause instanceof ArchiveError) return false;
      throw cause;
    }
  }

  erase(subject: string): Promise<boolean> {
    return this.#keys.erase(SubjectKeys.nameOf(subject));
  }

  async *list(): AsyncIterable<string> {
    for (const prefix of await sortedEntries(this.#folder)) {
      yield* await sortedEntries(join(this.#folder, prefix));
    }
  }

  async #isStored(hash: string, name: string): Promise<boolean> {
    try {
      return (await this.#open(hash, name)) !== undefined;
    } catch (cause) {
      if (cause instanceof ArchiveError && cause.code === 'ARCHIVE_CORRUPT') return false;
      throw cause;
    }
  }

  async #open(hash: string, name: string): Promise<Uint8Array | undefined> {
    const key = await this.#keys.find(name);
    if (!key) return undefined;
    let sealed: Uint8Array;
    try {
      sealed = await readFile(join(this.#copies(hash), name));
    } catch (cause) {
      if (isErrno(cause, 'ENOENT')) return undefined;
      throw cause;
    }
    const bytes = openBlob(key, hash, sealed);
    if (!bytes || toHex(sha256(bytes)) === hash) return bytes;
    throw new ArchiveError('ARCHIVE_CORRUPT', `expected bytes with hash ${hash}`);
  }

  async #names(hash: string): Promise<string[]> {
    if (!/^[0-9a-f]{64}$/.test(hash)) {
      throw new ArchiveError('ARCHIVE_NAME', `expected 64 hex digits, got ${hash.slice(0, 80)}`);
    }
    return (await sortedEntries(this.#copies(hash))).filter((name) => !name.startsWith('.'));
  }

  #copies(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}

async function sortedEntries(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    if (isErrno(cause, 'ENOENT')) return [];
    throw cause;
  }
}
