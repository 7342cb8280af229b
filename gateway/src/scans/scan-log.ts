// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

/** How often and when first a package's code was opened; nothing about who did. */
export interface ScanCount {
  readonly count: number;
  /** UTC. */
  readonly first: string;
}

/** Counts scans in an append-only file. */
export interface ScanLog {
  /** Counts one scan; the first one of a code is on the disk before this resolves. */
  record(gtin: string, lotId: string, time: Date): Promise<ScanCount>;
  find(gtin: string, lotId: string): ScanCount | undefined;
  close(): Promise<void>;
}

const lineSchema = z.strictObject({ code: z.string().max(80), time: z.string() });

/** Opens `<dir>/scans.ndjson` and counts what is in it; a torn last line is not counted. */
export async function openScanLog(dir: string): Promise<ScanLog> {
  await mkdir(dir, { recursive: true });
  const path = join(dir, 'scans.ndjson');
  const file = await open(path, 'a');
  const log = new FileScanLog(file);
  log.load(await readFile(path, 'utf8'));
  return log;
}

class FileScanLog implements ScanLog {
  readonly #file: FileHandle;
  readonly #counts = new Map<string, ScanCount>();

  constructor(file: FileHandle) {
    this.#file = file;
  }

  load(text: string): void {
    for (const line of text.split('\n')) {
      const entry = entryOf(line);
      if (entry) this.#take(entry.code, entry.time);
    }
  }

  async record(gtin: string, lotId: string, time: Date): Promise<ScanCount> {
    const code = `${gtin}/${lotId}`;
    const entry = { code, time: time.toISOString() };
    const count = this.#take(code, entry.time);
    // The line feed comes first: it closes a line that a crash has torn.
    await this.#file.write(`\n${JSON.stringify(entry)}`);
    if (count.count === 1) await this.#file.datasync();
    return count;
  }

  find(gtin: string, lotId: string): ScanCount | undefined {
    return this.#counts.get(`${gtin}/${lotId}`);
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  #take(code: string, time: string): ScanCount {
    const known = this.#counts.get(code);
    const next = { count: (known?.count ?? 0) + 1, first: known?.first ?? time };
    this.#counts.set(code, next);
    return next;
  }
}

function entryOf(line: string): z.infer<typeof lineSchema> | undefined {
  if (line === '') return undefined;
  try {
    return lineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    // A line that a crash has torn counts as no scan.
    return undefined;
  }
}
