// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';
import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';

import { ArchiveError } from './archive-error.js';
import { createFile, isErrno, makeFolder, syncFolder } from './durable-write.js';

const KEY_BYTES = 32;

/** One random AES-256 key per subject, in `keys/<sha256(subject)>.key`; deleting it erases all that it sealed. */
export class SubjectKeys {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** File-safe name of a subject; any text is allowed as a subject. */
  static nameOf(subject: string): string {
    return createHash('sha256').update(subject, 'utf8').digest('hex');
  }

  /** The subject's key, made and synced on first use. */
  async keyFor(name: string): Promise<Uint8Array> {
    const known = await this.find(name);
    if (known) return known;
    await makeFolder(this.#folder);
    const fresh = randomBytes(KEY_BYTES);
    if (await createFile(this.#path(name), fresh)) return fresh;
    return this.keyFor(name);
  }

  /**
   * The key of a name, or `undefined` when it never was or is erased.
   * @throws {@link ArchiveError} `ARCHIVE_CORRUPT` for a file that is no key.
   */
  async find(name: string): Promise<Uint8Array | undefined> {
    try {
      const key = await readFile(this.#path(name));
      if (key.length === KEY_BYTES) return key;
      throw new ArchiveError(
        'ARCHIVE_CORRUPT',
        `expected a key file of ${KEY_BYTES} bytes, got ${key.length}`,
      );
    } catch (cause) {
      if (isErrno(cause, 'ENOENT')) return undefined;
      throw cause;
    }
  }

  /** Deletes a key for ever. @returns false when there was none. */
  async erase(name: string): Promise<boolean> {
    try {
      await unlink(this.#path(name));
    } catch (cause) {
      if (isErrno(cause, 'ENOENT')) return false;
      throw cause;
    }
    await syncFolder(this.#folder);
    return true;
  }

  #path(name: string): string {
    return join(this.#folder, `${name}.key`);
  }
}
