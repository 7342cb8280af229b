// SPDX-License-Identifier: Apache-2.0
import { open, readFile, rename } from 'node:fs/promises';

import { deviceRecordSchema, type DeviceRecord } from '@daoji/model';
import { z } from 'zod';

/** Device records kept in one file, replaced whole: a restart without the ledger still knows its devices. */
export async function loadRecords(path: string): Promise<DeviceRecord[]> {
  try {
    return z.array(deviceRecordSchema).parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    // Only a cache of the ledger: a missing or torn file is asked anew.
    if (cause instanceof Error) return [];
    throw cause;
  }
}

/** Writes a new file beside the old one and renames it; calls one after another. */
export function recordSaver(path: string): (records: readonly DeviceRecord[]) => Promise<void> {
  let turn: Promise<void> = Promise.resolve();
  return (records) => {
    turn = turn.then(() => replaceFile(path, JSON.stringify(records)));
    return turn;
  };
}

async function replaceFile(path: string, text: string): Promise<void> {
  const handle = await open(`${path}.new`, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
}
