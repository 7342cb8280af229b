// SPDX-License-Identifier: Apache-2.0
import { open, mkdir, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { firstOffsetOf, type SegmentFile, type SpoolFolder } from './folder.js';

/** Size of the reserve file: room for seals and status records once the disk is full. */
export const RESERVE_BYTES = 1_048_576;
const FILL = Buffer.alloc(1_048_576);

/** The spool's directory on a real disk; made on first use. */
export async function openDiskFolder(dir: string): Promise<SpoolFolder> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  for (const name of await readdir(dir)) {
    // Left by a crash before the rename: never part of the log.
    if (name.endsWith('.new')) await rm(join(dir, name));
  }
  return new DiskFolder(dir);
}

class DiskFolder implements SpoolFolder {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  async segments(): Promise<string[]> {
    const names = await readdir(this.#dir);
    return names.filter((name) => firstOffsetOf(name) !== undefined).sort();
  }

  async open(name: string): Promise<SegmentFile> {
    return new DiskFile(name, await open(join(this.#dir, name), 'r+'));
  }

  async create(name: string, size: number): Promise<SegmentFile> {
    await this.#fill(name, size);
    return this.open(name);
  }

  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) await rm(join(this.#dir, name));
    await syncDirectory(this.#dir);
  }

  async reserve(): Promise<void> {
    const isThere = await stat(join(this.#dir, 'reserve')).catch(() => undefined);
    if (!isThere) await this.#fill('reserve', RESERVE_BYTES);
  }

  async releaseReserve(): Promise<void> {
    await rm(join(this.#dir, 'reserve'), { force: true });
  }

  async #fill(name: string, size: number): Promise<void> {
    const draft = join(this.#dir, `${name}.new`);
    try {
      await writeZeros(draft, size);
    } catch (cause) {
      await rm(draft, { force: true });
      throw cause;
    }
    await rename(draft, join(this.#dir, name));
    await syncDirectory(this.#dir);
  }
}

class DiskFile implements SegmentFile {
  readonly name: string;
  readonly #handle: FileHandle;

  constructor(name: string, handle: FileHandle) {
    this.name = name;
    this.#handle = handle;
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size;
  }

  async read(position: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(length);
    let got = 0;
    while (got < length) {
      const { bytesRead } = await this.#handle.read(bytes, got, length - got, position + got);
      if (bytesRead === 0) break;
      got += bytesRead;
    }
    return bytes.subarray(0, got);
  }

  async write(position: number, bytes: Uint8Array): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const rest = bytes.length - done;
      const { bytesWritten } = await this.#handle.write(bytes, done, rest, position + done);
      done += bytesWritten;
    }
  }

  sync(): Promise<void> {
    return this.#handle.datasync();
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

async function writeZeros(path: string, size: number): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    for (let at = 0; at < size; at += FILL.length) {
      await handle.writeFile(FILL.subarray(0, Math.min(FILL.length, size - at)));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
