// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

/** One line of the log: a document that lies in the archive, and how it was captured. */
export const captureLineSchema = z.strictObject({
  /** The signed `captureEpcis` command; absent where a document is anchored by another command, or not at all. */
  anchor: z.strictObject({ command: z.string(), signature: z.string() }).optional(),
  behaviour: z.enum(['rollback', 'proceed']),
  captureId: z.string(),
  createdAt: z.string(),
  documentHash: z.string(),
  ownerId: z.string(),
});

/** See {@link captureLineSchema}. */
export type CaptureLine = z.infer<typeof captureLineSchema>;

/** Captures in their order, in an append-only file. With the archive it is all that the event book is made from. */
export interface CaptureLog {
  /** Lines that were there at the opening. */
  readonly lines: readonly CaptureLine[];
  /** Resolves once the line is on the disk. */
  append(line: CaptureLine): Promise<void>;
  close(): Promise<void>;
}

/** Opens `<dir>/captures.ndjson`; a line that a crash has torn is no capture: its sender was given no answer. */
export async function openCaptureLog(dir: string): Promise<CaptureLog> {
  await mkdir(dir, { recursive: true });
  const path = join(dir, 'captures.ndjson');
  const file = await open(path, 'a');
  await syncFolder(dir);
  const lines = (await readFile(path, 'utf8')).split('\n').flatMap(lineOf);
  return {
    append: async (line) => {
      // The line feed comes first: it closes a torn line.
      await file.write(`\n${JSON.stringify(line)}`);
      await file.datasync();
    },
    close: () => file.close(),
    lines,
  };
}

async function syncFolder(dir: string): Promise<void> {
  const folder: FileHandle = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function lineOf(text: string): CaptureLine[] {
  try {
    const { data } = captureLineSchema.safeParse(JSON.parse(text));
    return data ? [data] : [];
  } catch {
    // A torn or empty line.
    return [];
  }
}
