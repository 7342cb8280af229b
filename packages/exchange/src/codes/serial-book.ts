// SPDX-License-Identifier: Apache-2.0
import { open, type FileHandle } from 'node:fs/promises';

import { SerialError } from './serial-error.js';
import { countOf, readChunk, readChunks } from './serial-file.js';
import { SERIAL_BYTES, serialBytes, serialText } from './serial-text.js';
import { CHUNK_SERIALS, serialPath, SerialTree } from './serial-tree.js';

/** Bits of a sorted entry that hold the place; 5,000,000 fits. */
const PLACE_BITS = 23n;
const PLACE_MASK = (1n << PLACE_BITS) - 1n;
/** Bits of the serial that stand before the place. */
const PREFIX_BITS = 41n;

/**
 * The serials of one order, to be looked up and proven. In memory: 8 bytes a serial, sorted by the serial's first 41 bits
 * with the place behind them, and one hash for each 1,024; the serials themselves stay in the file.
 */
export class SerialBook {
  readonly count: number;
  /** RFC 9162 root over the serials. */
  readonly root: Uint8Array;
  readonly #file: FileHandle;
  readonly #sorted: BigUint64Array;
  readonly #chunkRoots: readonly Uint8Array[];

  private constructor(file: FileHandle, sorted: BigUint64Array, tree: SerialTree) {
    this.count = sorted.length;
    this.root = tree.root;
    this.#file = file;
    this.#sorted = sorted;
    this.#chunkRoots = tree.chunkRoots;
  }

  /** Opens a file of serials. @throws SerialError `SERIAL_FILE`, `SERIAL_TWICE` where one stands there twice. */
  static async open(path: string): Promise<SerialBook> {
    const sorted = new BigUint64Array(await countOf(path));
    const tree = new SerialTree();
    let place = 0;
    for await (const chunk of readChunks(path)) {
      tree.add(chunk);
      for (let at = 0; at < chunk.length; at += SERIAL_BYTES) {
        sorted[place] = (prefixOf(chunk, at) << PLACE_BITS) | BigInt(place);
        place += 1;
      }
    }
    sorted.sort();
    const book = new SerialBook(await open(path, 'r'), sorted, tree);
    try {
      await book.#assertDistinct();
      return book;
    } catch (error) {
      await book.close();
      throw error;
    }
  }

  /** The place of a serial; `undefined` for one that is not of this order. */
  async find(serial: string): Promise<number | undefined> {
    const bytes = serialBytes(serial);
    if (!bytes) return undefined;
    const prefix = prefixOf(bytes, 0);
    for (let at = this.#firstOf(prefix); at < this.#sorted.length; at += 1) {
      const entry = this.#sorted[at] ?? 0n;
      if (entry >> PLACE_BITS !== prefix) return undefined;
      const place = Number(entry & PLACE_MASK);
      if ((await this.serialAt(place)) === serial) return place;
    }
    return undefined;
  }

  /** The serial at a place. @throws SerialError `SERIAL_PLACE`. */
  async serialAt(place: number): Promise<string> {
    this.#assertPlace(place);
    const buffer = new Uint8Array(SERIAL_BYTES);
    await this.#file.read(buffer, 0, SERIAL_BYTES, place * SERIAL_BYTES);
    return serialText(buffer);
  }

  /** Path of the serial at a place to {@link SerialBook.root}. @throws SerialError `SERIAL_PLACE`. */
  async pathAt(place: number): Promise<Uint8Array[]> {
    this.#assertPlace(place);
    const chunk = await readChunk(this.#file, Math.floor(place / CHUNK_SERIALS));
    return serialPath(chunk, this.#chunkRoots, place);
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** First entry whose prefix is not below the wanted one. */
  #firstOf(prefix: bigint): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? 0n) >> PLACE_BITS < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Serials whose first 41 bits agree are few, and only they can be equal. */
  async #assertDistinct(): Promise<void> {
    for (let at = 1; at < this.#sorted.length; at += 1) {
      const [before, entry] = [this.#sorted[at - 1] ?? 0n, this.#sorted[at] ?? 0n];
      if (before >> PLACE_BITS !== entry >> PLACE_BITS) continue;
      const serial = await this.serialAt(Number(entry & PLACE_MASK));
      const found = await this.find(serial);
      if (found === Number(entry & PLACE_MASK)) continue;
      throw new SerialError('SERIAL_TWICE', `serial ${serial} stands there twice`);
    }
  }

  #assertPlace(place: number): void {
    if (Number.isSafeInteger(place) && place >= 0 && place < this.count) return;
    throw new SerialError('SERIAL_PLACE', `expected a place below ${this.count}, got ${place}`);
  }
}

function prefixOf(bytes: Uint8Array, at: number): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8);
  return view.getBigUint64(0) >> (64n - PREFIX_BITS);
}
