// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeWhole } from './files.js';
import type { Home } from './home.js';
import { NetworkError } from './network-error.js';
import { processIdentity } from './process-identity.js';

const lockSchema = z.object({ pid: z.int(), identity: z.string() });

/** Does work that changes a network while nobody else does; a lock whose holder died counts for nothing. */
export async function withLock<T>(home: Home, work: () => Promise<T>): Promise<T> {
  const file = join(home.dir, 'run', 'lock.json');
  const held = lockSchema.safeParse(readJson(file));
  if (
    held.success &&
    held.data.pid !== process.pid &&
    processIdentity(held.data.pid) === held.data.identity
  )
    throw new NetworkError(
      'STATE',
      `另一个命令（进程 ${held.data.pid}）正在操作该网络`,
      `another command (process ${held.data.pid}) is working on this network`,
    );
  writeWhole(
    file,
    JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) ?? '' }),
    true,
  );
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
