// SPDX-License-Identifier: Apache-2.0
import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { SCAN_DETAIL_DAYS, VISITOR_MARKS } from '@daoji/model';
import { z } from 'zod';

const DAY_MS = 86_400_000;
const keySchema = z.strictObject({ key: z.base64().length(44), madeAt: z.int() });

/**
 * Tells phones apart that scan one code: 12 bits of a keyed hash over address, browser and code. Thousands of phones share a mark, marks of two codes
 * cannot be compared, and the key goes after 30 days; so a mark finds nobody.
 */
export class VisitorMarks {
  readonly #path: string;
  #key: z.infer<typeof keySchema>;

  private constructor(path: string, key: z.infer<typeof keySchema>) {
    this.#path = path;
    this.#key = key;
  }

  static async open(dir: string, now: Date): Promise<VisitorMarks> {
    const path = join(dir, 'visitor-key.json');
    const text = await readFile(path, 'utf8').catch(() => '{}');
    const known = keySchema.safeParse(JSON.parse(text)).data;
    const marks = new VisitorMarks(path, known ?? newKey(now));
    if (!known) await marks.#save();
    await marks.sweep(now);
    return marks;
  }

  of(code: string, address: string, agent: string): number {
    const digest = createHmac('sha256', Buffer.from(this.#key.key, 'base64'))
      .update(JSON.stringify([code, address, agent]))
      .digest();
    return digest.readUInt16BE(0) % VISITOR_MARKS;
  }

  /** Takes a new key where the old one is 30 days old. */
  async sweep(now: Date): Promise<void> {
    if (now.getTime() - this.#key.madeAt < SCAN_DETAIL_DAYS * DAY_MS) return;
    this.#key = newKey(now);
    await this.#save();
  }

  #save(): Promise<void> {
    return writeFile(this.#path, JSON.stringify(this.#key), { mode: 0o600, flush: true });
  }
}

function newKey(now: Date): z.infer<typeof keySchema> {
  return { key: randomBytes(32).toString('base64'), madeAt: now.getTime() };
}
