// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { ArchiveError, openArchive, type Archive } from '@daoji/archive';
import { plainTextSchema } from '@daoji/model';
import { canonicalBytes, concatBytes, fromUtf8 } from '@daoji/proof';
import { z } from 'zod';

import { CliError } from '../cli-error.js';

const SALT_BYTES = 16;
const nameSchema = z.strictObject({
  name: plainTextSchema(1, 60),
  personId: z.string(),
  type: z.literal('daoji.person-name/v1'),
});
const indexSchema = z.record(z.string(), z.string());

/**
 * Names of persons, apart from the ledger, which knows pseudonyms alone. Each lies encrypted in the archive under a key of
 * its own; `erase` deletes the key, and every copy of the file is noise from then on.
 */
export class PersonNames {
  readonly #archive: Archive;
  readonly #indexPath: string;

  private constructor(archive: Archive, indexPath: string) {
    this.#archive = archive;
    this.#indexPath = indexPath;
  }

  /** Opens the names of an archive folder. */
  static async open(folder: string): Promise<PersonNames> {
    return new PersonNames(await openArchive(folder), join(folder, 'person-names.json'));
  }

  /** Stores a name; a later one takes its place. @throws CliError `USAGE` for a name that is none. */
  async put(personId: string, name: string): Promise<void> {
    const parsed = nameSchema.safeParse({ name, personId, type: 'daoji.person-name/v1' });
    if (!parsed.success) throw new CliError('USAGE', z.prettifyError(parsed.error));
    const bytes = concatBytes(randomBytes(SALT_BYTES), canonicalBytes(parsed.data));
    const hash = await this.#archive.put(subjectOf(personId), bytes);
    await this.#write({ ...(await this.#read()), [personId]: hash });
  }

  /** The name of a person; `undefined` when there is none, or it was erased. */
  async find(personId: string): Promise<string | undefined> {
    const hash = (await this.#read())[personId];
    if (hash === undefined) return undefined;
    try {
      const text = fromUtf8((await this.#archive.get(hash)).subarray(SALT_BYTES));
      return nameSchema.parse(JSON.parse(text)).name;
    } catch (error) {
      if (error instanceof ArchiveError && error.code === 'ARCHIVE_ERASED') return undefined;
      throw error;
    }
  }

  /** Deletes the key of a person's name, then its entry. @returns false when there was none. */
  async erase(personId: string): Promise<boolean> {
    const isErased = await this.#archive.erase(subjectOf(personId));
    const entries = Object.entries(await this.#read());
    await this.#write(Object.fromEntries(entries.filter(([id]) => id !== personId)));
    return isErased;
  }

  async #read(): Promise<Record<string, string>> {
    try {
      return indexSchema.parse(JSON.parse(await readFile(this.#indexPath, 'utf8')));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
      throw error;
    }
  }

  async #write(index: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(dirname(this.#indexPath), { recursive: true });
    await writeFile(`${this.#indexPath}.new`, `${JSON.stringify(index)}\n`, { mode: 0o600 });
    await rename(`${this.#indexPath}.new`, this.#indexPath);
  }
}

function subjectOf(personId: string): string {
  return `person-${personId}`;
}
