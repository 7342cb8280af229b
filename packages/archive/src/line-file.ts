// SPDX-License-Identifier: Apache-2.0
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

import { isErrno, makeFolder, syncFolder } from './durable-write.js';

const LINE_FEED = 0x0a;
const CHUNK_BYTES = 1 << 20;

/** A whole line without its line feed, and where it begins. */
export interface FileLine {
  readonly offset: number;
  readonly text: string;
}

/** Append-only text file, one record a line. A last line without line feed is torn: readers pass over it. */
export class LineFile {
  readonly #path: string;
  #end = 0;
  #isTrimmed = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Lines that became whole since the last call, in order. */
  async *readNew(): AsyncIterable<FileLine> {
    const handle = await this.#openForReading();
    if (!handle) return;
    try {
      let rest = Buffer.alloc(0);
      for (let at = this.#end; ;) {
        const chunk = Buffer.alloc(CHUNK_BYTES);
        const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, at);
        if (bytesRead === 0) return;
        at += bytesRead;
        rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
        for (let feed = rest.indexOf(LINE_FEED); feed !== -1; feed = rest.indexOf(LINE_FEED)) {
          const offset = this.#end;
          const text = rest.toString('utf8', 0, feed);
          this.#end += feed + 1;
          rest = rest.subarray(feed + 1);
          yield { offset, text };
        }
      }
    } finally {
      await handle.close();
    }
  }

  /** The line that begins at `offset`. */
  async readAt(offset: number): Promise<string> {
    const handle = await open(this.#path, 'r');
    try {
      let line = Buffer.alloc(0);
      for (;;) {
        const chunk = Buffer.alloc(64 * 1024);
        const { bytesRead } = await handle.read(chunk, 0, chunk.length, offset + line.length);
        const from = line.length;
        line = Buffer.concat([line, chunk.subarray(0, bytesRead)]);
        const feed = line.indexOf(LINE_FEED, from);
        if (feed !== -1 || bytesRead === 0) return line.toString('utf8', 0, Math.max(feed, 0));
      }
    } finally {
      await handle.close();
    }
  }

  /**
   * Adds a line and waits until it is on the disk; a torn tail is cut off before. All lines must have been read.
   * @returns where the line begins.
   */
  async append(text: string): Promise<number> {
    await makeFolder(dirname(this.#path));
    const handle = await open(this.#path, 'a', 0o600);
    try {
      if (!this.#isTrimmed) {
        await handle.truncate(this.#end);
        await syncFolder(dirname(this.#path));
      }
      this.#isTrimmed = false;
      const bytes = Buffer.from(`${text}\n`, 'utf8');
      await handle.appendFile(bytes);
      await handle.datasync();
      this.#isTrimmed = true;
      const offset = this.#end;
      this.#end += bytes.length;
      return offset;
    } finally {
      await handle.close();
    }
  }

  async #openForReading(): Promise<FileHandle | undefined> {
    try {
      return await open(this.#path, 'r');
    } catch (cause) {
      if (isErrno(cause, 'ENOENT')) return undefined;
      throw cause;
    }
  }
}
