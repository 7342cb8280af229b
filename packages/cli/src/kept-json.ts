// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { CliError } from './cli-error.js';

/** A folder of JSON files, each of which appears whole and synced, or not at all. */
export class KeptJson {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<KeptJson> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new KeptJson(folder);
  }

  names(): Promise<string[]> {
    return readdir(this.#folder);
  }

  /** `undefined` for a file that is not there. @throws CliError `FILE_SHAPE` for other contents. */
  async read<T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const path = join(this.#folder, name);
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
      throw cause;
    }
    const result = schema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    throw new CliError('FILE_SHAPE', `${path}: ${z.prettifyError(result.error)}`);
  }

  async write(name: string, value: unknown): Promise<void> {
    const path = join(this.#folder, name);
    await rm(`${path}.part`, { force: true });
    const file = await open(`${path}.part`, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(value));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
    const folder = await open(this.#folder, 'r');
    await folder.sync();
    await folder.close();
  }
}
