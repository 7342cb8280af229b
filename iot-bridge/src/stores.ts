// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { openArchive, openLogArchive, type Archive, type LogArchive } from '@daoji/archive';
import type { Logger } from 'pino';

import { watermarksAfter } from './anchor/advance-request.js';
import { WatermarkTable } from './anchor/watermark-table.js';
import type { Clock } from './clock.js';
import type { BridgeConfig } from './config.js';
import { Restart } from './restart.js';
import { openDiskFolder } from './spool/disk-folder.js';
import { takeLock } from './spool/lock-file.js';
import { Spool } from './spool/spool.js';

/** What lies on this machine's disk, opened and checked. */
export interface Stores {
  readonly origin: string;
  readonly spool: Spool;
  readonly archive: Archive;
  readonly log: LogArchive;
  readonly restart: Restart;
  /** Watermarks after the last seal. */
  readonly table: WatermarkTable;
  readonly cutBytes: number;
  /** Gives the lock back; after the spool is closed. */
  readonly unlock: () => void;
}

/**
 * Opens spool and archive and holds them against each other.
 * @throws BridgeError `SPOOL_LOCKED`, `SPOOL_SIZE`, `SPOOL_DAMAGED`, `LOG_DISAGREES`.
 */
export async function openStores(
  config: BridgeConfig,
  clock: Clock,
  log: Logger,
  exit: (cause: unknown) => never,
): Promise<Stores> {
  const origin = `${config.SITE_ID}/${config.BRIDGE_ID}`;
  const folder = await openDiskFolder(config.SPOOL_DIR);
  const unlock = takeLock(config.SPOOL_DIR);
  const restart = new Restart();
  const from = clock.now();
  const { spool, cutBytes } = await Spool.open(
    {
      folder,
      clock,
      segmentBytes: config.SPOOL_SEGMENT_BYTES,
      groupDelayMs: config.SPOOL_GROUP_DELAY_MS,
      onFatal: exit,
    },
    (record, location) => restart.take(record, location),
  );
  const archive = await openArchive(config.ARCHIVE_DIR);
  const logArchive = await openLogArchive(config.ARCHIVE_DIR, origin);
  await restart.agreeWithArchive(logArchive, spool);
  const source = { origin, archive, log: logArchive };
  const table = new WatermarkTable(await watermarksAfter(source, logArchive.size));
  log.info(
    { origin, nextOffset: spool.nextOffset, cutBytes, elapsedMs: clock.now() - from },
    'spool recovered',
  );
  return { origin, spool, archive, log: logArchive, restart, table, cutBytes, unlock };
}

/** Where quarantined messages lie: beside the spool. */
export function quarantineDir(config: BridgeConfig): string {
  return join(config.SPOOL_DIR, '..', 'quarantine');
}

/** Where device records are kept for a start without the ledger. */
export function recordsPath(config: BridgeConfig): string {
  return join(config.SPOOL_DIR, 'devices.json');
}

/** Where it is kept how far hours and days are rolled up. */
export function rollupPath(config: BridgeConfig): string {
  return join(config.SPOOL_DIR, 'rollup.json');
}
