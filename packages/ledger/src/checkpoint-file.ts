// SPDX-License-Identifier: Apache-2.0
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

import { z } from 'zod';

import { LedgerError } from './ledger-error.js';

const checkpointSchema = z.strictObject({
  nextBlock: z.int().min(0),
  previousHash: z.string().regex(/^(?:[0-9a-f]{64})?$/),
});

/** The next block to read and the hex header hash of the one before it. */
export type BlockCheckpoint = z.infer<typeof checkpointSchema>;

/** Reads a checkpoint; `undefined` when there is none yet. @throws LedgerError `LEDGER_PROFILE` for a damaged file. */
export async function readCheckpoint(path: string): Promise<BlockCheckpoint | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
  try {
    return checkpointSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new LedgerError('LEDGER_PROFILE', `${path}: expected a block checkpoint`, { cause });
  }
}

/** Replaces the checkpoint: temporary file, fsync, rename, folder fsync. */
export async function writeCheckpoint(path: string, checkpoint: BlockCheckpoint): Promise<void> {
  const temporary = `${path}.tmp`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(checkpoint));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
