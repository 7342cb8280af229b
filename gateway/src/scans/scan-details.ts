// SPDX-License-Identifier: Apache-2.0
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { SCAN_DETAIL_DAYS, type ScanPoint } from '@daoji/model';
import { z } from 'zod';

import { ScanFile } from './scan-file.js';

const DAY_MS = 86_400_000;
/** So many scans of one code decide; more of a code that went round would only fill memory. */
const KEPT_OF_A_CODE = 64;

const lineSchema = z.strictObject({
  code: z.string().max(80),
  timeMs: z.int(),
  place: z.string().max(6).optional(),
  visitor: z.int().optional(),
});

/** When and in which city codes were scanned: one file a day, gone within 30 days, and sooner for a code that is asked to be erased. */
export class ScanDetails {
  readonly #dir: string;
  readonly #files = new Map<string, ScanFile>();
  readonly #points = new Map<string, ScanPoint[]>();

  private constructor(dir: string) {
    this.#dir = dir;
  }

  /** Reads the files of `<dir>`. */
  static async open(dir: string): Promise<ScanDetails> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const details = new ScanDetails(dir);
    const days = (await readdir(dir)).filter((name) => /^\d{4}-\d\d-\d\d\.ndjson$/.test(name));
    for (const name of days.sort()) {
      const day = name.slice(0, 10);
      for (const value of await details.#fileOf(day).read()) {
        const { data } = lineSchema.safeParse(value);
        if (data) details.#keep(data.code, pointOf(data));
      }
    }
    return details;
  }

  /** Scans of a code, oldest first. */
  of(code: string): readonly ScanPoint[] {
    return this.#points.get(code) ?? [];
  }

  async add(code: string, point: ScanPoint): Promise<void> {
    this.#keep(code, point);
    await this.#fileOf(dayOf(point.timeMs)).append({ code, ...point }, false);
  }

  /** Erases what is known of where and when a code was scanned. @returns how many scans it was. */
  async erase(code: string): Promise<number> {
    const count = this.of(code).length;
    this.#points.delete(code);
    for (const file of this.#files.values()) {
      const lines = await file.read();
      const others = lines.filter((line) => lineSchema.safeParse(line).data?.code !== code);
      if (others.length < lines.length) await file.rewrite(() => others);
    }
    return count;
  }

  /**
   * Deletes the files of days before one of their scans is 30 days old.
   * @returns days that went.
   */
  async sweep(now: Date): Promise<string[]> {
    // Two days before the limit: the first scan of a day's file is 29 days old when it goes, and sweeps come late.
    const limit = dayOf(now.getTime() - (SCAN_DETAIL_DAYS - 2) * DAY_MS);
    const old = [...this.#files.keys()].filter((day) => day < limit);
    for (const day of old) {
      await this.#files.get(day)?.close();
      this.#files.delete(day);
      await rm(join(this.#dir, `${day}.ndjson`), { force: true });
    }
    const from = Date.parse(`${limit}T00:00:00Z`);
    for (const [code, points] of this.#points) {
      const young = points.filter(({ timeMs }) => timeMs >= from);
      if (young.length === 0) this.#points.delete(code);
      else this.#points.set(code, young);
    }
    return old;
  }

  async close(): Promise<void> {
    for (const file of this.#files.values()) await file.close();
  }

  #keep(code: string, point: ScanPoint): void {
    const points = this.#points.get(code) ?? [];
    points.push(point);
    if (points.length > KEPT_OF_A_CODE) points.shift();
    this.#points.set(code, points);
  }

  #fileOf(day: string): ScanFile {
    const known = this.#files.get(day);
    const file = known ?? new ScanFile(join(this.#dir, `${day}.ndjson`));
    if (!known) this.#files.set(day, file);
    return file;
  }
}

function pointOf({ place, timeMs, visitor }: z.infer<typeof lineSchema>): ScanPoint {
  return {
    timeMs,
    ...(place !== undefined && { place }),
    ...(visitor !== undefined && { visitor }),
  };
}

function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
