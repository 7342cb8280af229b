// SPDX-License-Identifier: Apache-2.0
import { open, readFile, rename, type FileHandle } from 'node:fs/promises';

/** An append-only file of JSON lines that can be written anew; one write at a time. */
export class ScanFile {
  readonly path: string;
  #file: FileHandle | undefined;
  #last: Promise<unknown> = Promise.resolve();

  readonly #header: string | undefined;

  /** @param header - first line of a file that this process makes. */
  constructor(path: string, header?: string) {
    this.path = path;
    this.#header = header;
  }

  /** Values of the whole lines; one that a crash has torn counts as none. */
  async read(): Promise<unknown[]> {
    const text = await readFile(this.path, 'utf8').catch(unlessMissing);
    return text.split('\n').flatMap((line) => {
      if (line === '') return [];
      try {
        return [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
  }

  /** Adds a line; with `durable` it is on the disk before this resolves. */
  append(value: unknown, durable: boolean): Promise<void> {
    return this.appendLine(JSON.stringify(value), durable);
  }

  appendLine(text: string, durable: boolean): Promise<void> {
    return this.#after(async () => {
      const isNew = this.#file === undefined;
      this.#file ??= await open(this.path, 'a', 0o600);
      if (isNew && this.#header !== undefined) await this.#file.write(`\n${this.#header}`);
      // The line feed comes first: it closes a line that a crash has torn.
      await this.#file.write(`\n${text}`);
      if (durable) await this.#file.datasync();
    });
  }

  /** Puts these values in the place of all lines; a crash leaves the old ones or the new. */
  rewrite(values: () => readonly unknown[]): Promise<void> {
    return this.#after(async () => {
      const part = await open(`${this.path}.part`, 'w', 0o600);
      try {
        await part.write(
          values()
            .map((value) => `\n${JSON.stringify(value)}`)
            .join(''),
        );
        await part.datasync();
      } finally {
        await part.close();
      }
      await this.#file?.close();
      this.#file = undefined;
      await rename(`${this.path}.part`, this.path);
    });
  }

  close(): Promise<void> {
    return this.#after(async () => {
      await this.#file?.close();
      this.#file = undefined;
    });
  }

  #after(work: () => Promise<void>): Promise<void> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}

function unlessMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
