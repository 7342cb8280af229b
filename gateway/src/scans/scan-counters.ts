// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { SCAN_FLAGS } from '@daoji/model';
import { z } from 'zod';

import { ScanFile } from './scan-file.js';

const time = z.string().max(30);

const counterSchema = z.strictObject({
  /** `gtin/serial` or `gtin/lotId`. */
  code: z.string().max(80),
  count: z.int(),
  first: time,
  distant: z.int(),
  cities: z.int(),
  flags: z.partialRecord(z.enum(SCAN_FLAGS), time),
  scratch: z
    .strictObject({ right: z.int(), wrong: z.int(), firstRight: time.optional() })
    .optional(),
  /** Civil date after which the counter goes: shelf life and six months. */
  keepUntil: z.string().max(10),
});

/** What is counted of one code for as long as its rice may be eaten and half a year more; nothing of a person or place. */
export type ScanCounter = Readonly<z.infer<typeof counterSchema>>;

/** Counters of all codes that were scanned: in memory, and in a file whose last line of a code holds. */
export class ScanCounters {
  readonly #file: ScanFile;
  readonly #counters = new Map<string, ScanCounter>();

  private constructor(file: ScanFile) {
    this.#file = file;
  }

  /** Reads `<dir>/counters.ndjson`. */
  static async open(dir: string): Promise<ScanCounters> {
    const counters = new ScanCounters(new ScanFile(join(dir, 'counters.ndjson')));
    for (const value of await counters.#file.read()) {
      const { data } = counterSchema.safeParse(value);
      if (data) counters.#counters.set(data.code, data);
    }
    return counters;
  }

  get(code: string): ScanCounter | undefined {
    return this.#counters.get(code);
  }

  all(): IterableIterator<ScanCounter> {
    return this.#counters.values();
  }

  /** Takes a counter in; the first of a code, and one that is flagged, is on the disk before this resolves. */
  async put(counter: ScanCounter): Promise<void> {
    const before = this.#counters.get(counter.code);
    this.#counters.set(counter.code, counter);
    const isNews = !before || Object.keys(before.flags).length < Object.keys(counter.flags).length;
    await this.#file.append(counter, isNews);
  }

  /** Lets go what is older than its day, and writes the file anew. @returns how many went. */
  async sweep(today: string): Promise<number> {
    const old = [...this.#counters.values()].filter(({ keepUntil }) => keepUntil < today);
    for (const { code } of old) this.#counters.delete(code);
    await this.#file.rewrite(() => [...this.#counters.values()]);
    return old.length;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
