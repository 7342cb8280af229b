// SPDX-License-Identifier: Apache-2.0
import { readFile, rename, writeFile } from 'node:fs/promises';

import { z } from 'zod';

/** First offset whose hours may not be rolled up yet. */
export interface RollupCursor {
  /** `undefined` where nobody knows: everything is to be rolled up. */
  load(): Promise<number | undefined>;
  save(offset: number): Promise<void>;
}

const cursorSchema = z.strictObject({ offset: z.int().min(0), v: z.literal(1) });

/** A cursor in a file that is replaced whole. It is not synced: an older one only has some hours made once more. */
export function fileCursor(path: string): RollupCursor {
  return {
    load: async () => {
      const text = await readFile(path, 'utf8').catch(() => '{}');
      return cursorSchema.safeParse(jsonOf(text)).data?.offset;
    },
    save: async (offset) => {
      await writeFile(`${path}.new`, JSON.stringify({ offset, v: 1 }), { mode: 0o600 });
      await rename(`${path}.new`, path);
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
