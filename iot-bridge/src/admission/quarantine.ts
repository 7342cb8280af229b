// SPDX-License-Identifier: Apache-2.0
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { QuarantineReason } from '@daoji/model';

import { encodeCarried, quarantineSchema, splitCarried } from '../spool/payloads.js';
import { encodeRecord, readRecord, RECORD_TYPE } from '../spool/record.js';
import type { Arrival } from './admission.js';

const FILE_BYTES = 4_194_304;
const MAX_KEPT_BYTES = 131_072;

/** Settings of the ring. */
export interface QuarantineOptions {
  readonly dir: string;
  /** Oldest files go when the ring is larger; 256 MiB unless set. */
  readonly maxBytes: number;
  readonly onCount: (reason: QuarantineReason) => void;
}

/** A message that waits for its device's registration, and the ring's other content. */
export interface Quarantined extends Arrival {
  readonly reason: string;
  readonly detail: string;
}

/**
 * What was not accepted, in the spool's record format, with its reason. Nothing here was acknowledged, so it is not
 * synced, and a torn end is dropped.
 */
export class Quarantine {
  readonly #options: QuarantineOptions;
  #file = 0;
  #fileBytes = 0;
  #turn: Promise<void> = Promise.resolve();

  private constructor(options: QuarantineOptions) {
    this.#options = options;
  }

  /** Opens the ring; a new file follows the newest one. */
  static async open(options: QuarantineOptions): Promise<Quarantine> {
    await mkdir(options.dir, { recursive: true, mode: 0o700 });
    const ring = new Quarantine(options);
    ring.#file = Number((await ring.#files()).at(-1)?.slice(0, 12) ?? '-1') + 1;
    return ring;
  }

  /** Counts and keeps a message; one larger than 128 KiB is kept only so far. */
  put(reason: QuarantineReason, detail: string, arrival: Arrival): Promise<void> {
    this.#options.onCount(reason);
    const header = {
      detail: detail.normalize('NFC').slice(0, 300).toWellFormed(),
      reason,
      receivedTime: arrival.receivedTime,
      topic: arrival.topic.normalize('NFC').slice(0, 300).toWellFormed(),
    };
    const payload = encodeCarried(header, arrival.payload.subarray(0, MAX_KEPT_BYTES));
    const record = encodeRecord(RECORD_TYPE.QUARANTINE, 0, payload);
    this.#turn = this.#turn.then(() => this.#write(record));
    return this.#turn;
  }

  /** Everything in the ring, oldest first. */
  async *entries(): AsyncIterable<Quarantined> {
    await this.#turn;
    for (const name of await this.#files()) {
      const bytes = await readFile(join(this.#options.dir, name));
      for (let found = readRecord(bytes, 0); found; found = readRecord(bytes, found.end)) {
        const { header, raw } = splitCarried(found.record.payload);
        yield { ...quarantineSchema.parse(header), payload: Buffer.from(raw) };
      }
    }
  }

  async #write(record: Buffer): Promise<void> {
    if (this.#fileBytes + record.length > FILE_BYTES && this.#fileBytes > 0) {
      this.#file += 1;
      this.#fileBytes = 0;
      await this.#dropOldest();
    }
    await appendFile(this.#path(this.#file), record, { mode: 0o600 });
    this.#fileBytes += record.length;
  }

  async #dropOldest(): Promise<void> {
    const files = await this.#files();
    const sizes = await Promise.all(
      files.map(async (name) => (await stat(join(this.#options.dir, name))).size),
    );
    let total = sizes.reduce((sum, size) => sum + size, FILE_BYTES);
    for (const [index, name] of files.entries()) {
      if (total <= this.#options.maxBytes) return;
      await rm(join(this.#options.dir, name));
      total -= sizes[index] ?? 0;
    }
  }

  async #files(): Promise<string[]> {
    const names = await readdir(this.#options.dir);
    return names.filter((name) => /^\d{12}\.q$/.test(name)).sort();
  }

  #path(file: number): string {
    return join(this.#options.dir, `${String(file).padStart(12, '0')}.q`);
  }
}
