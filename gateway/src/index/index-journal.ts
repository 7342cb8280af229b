// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { ChannelName } from '@daoji/model';

import type { Projected } from '../projection/project-block.js';
import { indexedChange, schemasDigest, type IndexedChange } from './indexed-change.js';
import { changeOf, entryOf, type JournalEntry } from './journal-entries.js';
import { eachLine } from './journal-file.js';
import {
  decodeLine,
  encodeLine,
  type JournalHead,
  type JournalLine,
  type Reached,
} from './journal-lines.js';

/** Of the file's format and of what the index reads; another number makes the next start scan the store. */
const VERSION = 3;
/** Documents in one line of a scan. */
const CHUNK = 500;
const NAME = 'changes.ndjson';

/** What a journal brought back. */
export interface Restored {
  readonly reached: Reached;
  /** Changes that were taken in, later ones of the same document included. */
  readonly changes: number;
}

/**
 * The changes of the projection in an append-only file of the gateway, so that a start reads one file in seconds where the
 * document store takes minutes to scan. A copy only: without it, or where it does not fit the store, the store is scanned
 * and the file is written anew.
 */
export class IndexJournal {
  readonly #dir: string;
  readonly #storeId: string;
  /** Opened once: two channels note their blocks at the same time. */
  #file: Promise<FileHandle> | undefined;

  /** @param storeId - the store that the changes went to; a file about another one brings nothing back. */
  constructor(dir: string, storeId: string) {
    this.#dir = dir;
    this.#storeId = storeId;
  }

  /**
   * Reads the file from its start. Its values were checked by the schemas of its head, and are not checked again.
   * @param apply - told every change in order; what it took in is void when the answer is undefined.
   * @returns undefined where the file is missing, about another store, of another version, read by other schemas, or has a gap.
   */
  async restore(apply: (change: IndexedChange) => void): Promise<Restored | undefined> {
    const reader = new JournalReader(this.#storeId, apply);
    try {
      const isWhole = await eachLine(join(this.#dir, NAME), (bytes) => {
        const line = decodeLine(bytes);
        return line === undefined || reader.take(line);
      });
      if (!isWhole) return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    return reader.restored;
  }

  /** Writes the file anew from a scan; the earlier one is replaced once the new one is whole. */
  async rewrite(
    scan: AsyncIterable<IndexedChange> | Iterable<IndexedChange>,
    reached: Reached,
  ): Promise<void> {
    await this.close();
    await mkdir(this.#dir, { recursive: true });
    const path = join(this.#dir, NAME);
    const file = await open(`${path}.new`, 'w', 0o600);
    try {
      await file.write(encodeLine(headOf(this.#storeId)));
      let [changes, documents]: [JournalEntry[], number] = [[], 0];
      const flush = async (): Promise<void> => {
        await file.write(encodeLine({ changes, kind: 'scan' }));
        documents += changes.length;
        changes = [];
      };
      for await (const change of scan) {
        changes.push(entryOf(change));
        if (changes.length === CHUNK) await flush();
      }
      await flush();
      await file.write(encodeLine({ documents, kind: 'scanned', reached }));
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
  }

  /** Notes a block. Called before the block's checkpoint, so that the journal is never behind the store. */
  async append(
    channel: ChannelName,
    blockNumber: number,
    changes: readonly Projected[],
  ): Promise<void> {
    const file = await this.#opened();
    const line = {
      blockNumber,
      changes: changes.map((change) => entryOf(indexedChange(change))),
      channel,
      kind: 'block',
    } as const;
    await file.write(encodeLine(line));
  }

  #opened(): Promise<FileHandle> {
    this.#file ??= open(join(this.#dir, NAME), 'a', 0o600).catch((error: unknown) => {
      this.#file = undefined;
      throw error;
    });
    return this.#file;
  }

  async close(): Promise<void> {
    await (await this.#file)?.close();
    this.#file = undefined;
  }
}

function headOf(storeId: string): JournalHead {
  return { kind: 'head', schemas: schemasDigest(), storeId, version: VERSION };
}

/** Takes lines in their order and tells the changes; refuses what does not follow. */
class JournalReader {
  readonly #head: JournalHead;
  readonly #apply: (change: IndexedChange) => void;
  #reached: Record<ChannelName, number> | undefined;
  #isOurs = false;
  #changes = 0;

  constructor(storeId: string, apply: (change: IndexedChange) => void) {
    this.#head = headOf(storeId);
    this.#apply = apply;
  }

  get restored(): Restored | undefined {
    return this.#reached && { changes: this.#changes, reached: this.#reached };
  }

  take(line: JournalLine): boolean {
    if (line.kind === 'head') {
      this.#isOurs = isDeepStrictEqual(line, this.#head);
      return this.#isOurs;
    }
    if (!this.#isOurs) return false;
    if (line.kind === 'scan') return this.#takeAll(line.changes);
    if (line.kind === 'block') return this.#follows(line) && this.#takeAll(line.changes);
    this.#reached = { ...line.reached };
    return line.documents === this.#changes;
  }

  /** A block that was noted before is one that was projected again after a crash. */
  #follows({ blockNumber, channel }: Extract<JournalLine, { kind: 'block' }>): boolean {
    if (this.#reached === undefined || blockNumber > this.#reached[channel] + 1) return false;
    this.#reached[channel] = Math.max(blockNumber, this.#reached[channel]);
    return true;
  }

  #takeAll(changes: readonly JournalEntry[]): boolean {
    for (const change of changes) this.#apply(changeOf(change));
    this.#changes += changes.length;
    return true;
  }
}
