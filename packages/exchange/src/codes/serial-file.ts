// SPDX-License-Identifier: Apache-2.0
import { randomFillSync } from 'node:crypto';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

import { MAX_CODES } from '@daoji/model';

import { SERIAL_BYTES } from './serial-text.js';
import { SerialError } from './serial-error.js';
import { CHUNK_SERIALS, SerialTree } from './serial-tree.js';

const CHUNK_BYTES = CHUNK_SERIALS * SERIAL_BYTES;

/** Serials as they lie in a file: 10 bytes each, in the order of the roll. */
export interface SerialFile {
  readonly path: string;
  readonly count: number;
  /** RFC 9162 root over the serials. */
  readonly root: Uint8Array;
}

/**
 * Draws serials and writes them; the file appears whole and synced, or not at all.
 * @param count - 1…5,000,000.
 * @param fill - fills a buffer with random bytes; tests give their own.
 * @throws SerialError `SERIAL_COUNT`, `SERIAL_FILE`.
 */
export async function drawSerials(
  path: string,
  count: number,
  fill: (buffer: Uint8Array) => void = randomFillSync,
): Promise<SerialFile> {
  assertCount(count);
  return write(path, function* draw() {
    for (let left = count; left > 0; left -= CHUNK_SERIALS) {
      const chunk = new Uint8Array(Math.min(left, CHUNK_SERIALS) * SERIAL_BYTES);
      fill(chunk);
      yield chunk;
    }
  });
}

/**
 * Takes in serials that somebody else drew, if they are those that an order commits to.
 * @throws SerialError `SERIAL_COUNT`, `SERIAL_ROOT`, `SERIAL_FILE`; nothing is left then.
 */
export async function takeSerials(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  committed: { readonly count: number; readonly root: Uint8Array },
): Promise<SerialFile> {
  assertCount(committed.count);
  const taken = await write(
    path,
    () => chunksOf(bytes, committed.count),
    async (file) => {
      if (file.count !== committed.count)
        throw new SerialError(
          'SERIAL_COUNT',
          `expected ${committed.count} serials, got ${file.count}`,
        );
      if (!isEqual(file.root, committed.root))
        throw new SerialError('SERIAL_ROOT', 'the serials do not lead to the root of the order');
      return Promise.resolve();
    },
  );
  return taken;
}

/** Reads packed serials chunk by chunk. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    for (;;) {
      const buffer = new Uint8Array(CHUNK_BYTES);
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Packed serials of one chunk. */
export async function readChunk(file: FileHandle, chunk: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(CHUNK_BYTES);
  const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, chunk * CHUNK_BYTES);
  return buffer.subarray(0, bytesRead);
}

/** Serials in a file. @throws SerialError `SERIAL_FILE` where it is torn. */
export async function countOf(path: string): Promise<number> {
  const { size } = await stat(path);
  if (size % SERIAL_BYTES === 0 && size > 0) return size / SERIAL_BYTES;
  throw new SerialError('SERIAL_FILE', `expected whole serials in ${path}, got ${size} bytes`);
}

type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

async function write(
  path: string,
  chunks: () => Chunks,
  check: (file: SerialFile) => Promise<void> = () => Promise.resolve(),
): Promise<SerialFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  const tree = new SerialTree();
  let count = 0;
  try {
    const file = await open(part, 'w', 0o600);
    try {
      for await (const chunk of chunks()) {
        tree.add(chunk);
        count += chunk.length / SERIAL_BYTES;
        await file.write(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    const written = { path, count, root: tree.root };
    await check(written);
    await rename(part, path);
    await syncFolder(dirname(path));
    return written;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Cuts a stream into chunks of whole serials; refuses more than `count`. */
async function* chunksOf(
  bytes: AsyncIterable<Uint8Array>,
  count: number,
): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  let total = 0;
  for await (const part of bytes) {
    total += part.length;
    if (total > count * SERIAL_BYTES)
      throw new SerialError('SERIAL_COUNT', `expected ${count} serials, got more`);
    for (let at = 0; at < part.length;) {
      const taken = Math.min(part.length - at, CHUNK_BYTES - filled);
      chunk.set(part.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled === CHUNK_BYTES) {
        yield chunk.slice();
        filled = 0;
      }
    }
  }
  if (filled % SERIAL_BYTES !== 0)
    throw new SerialError('SERIAL_FILE', `expected whole serials, got ${total} bytes`);
  if (filled > 0) yield chunk.slice(0, filled);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync();
  await folder.close();
}

function assertCount(count: number): void {
  if (Number.isSafeInteger(count) && count >= 1 && count <= MAX_CODES) return;
  throw new SerialError('SERIAL_COUNT', `expected 1…${MAX_CODES} serials, got ${count}`);
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
