// SPDX-License-Identifier: Apache-2.0
import { openArchive, openLogArchive, type LogArchive } from '@daoji/archive';

import { Admission } from '../../src/admission/admission.js';
import { newSignatureCheck } from '../../src/admission/signature-check.js';
import { watermarksAfter } from '../../src/anchor/advance-request.js';
import { BatchCutter } from '../../src/anchor/batch-cutter.js';
import { WatermarkTable } from '../../src/anchor/watermark-table.js';
import { Restart } from '../../src/restart.js';
import { Spool } from '../../src/spool/spool.js';
import type { MemoryFolder } from './memory-folder.js';
import { QuickClock } from './quick-clock.js';
import { BRIDGE, SITE, type TestDevice } from './test-device.js';

/** The log of every unit test's bridge. */
export const ORIGIN = `${SITE}/${BRIDGE}`;
/** Size of a segment in these tests. */
export const SEGMENT_BYTES = 65_536;

/** One life of a bridge's disk side, from a start to a crash. */
export interface Life {
  readonly spool: Spool;
  readonly admission: Admission;
  readonly cutter: BatchCutter;
  readonly log: LogArchive;
  readonly restart: Restart;
  readonly table: WatermarkTable;
}

/** Starts from what folder and archive hold. */
export async function startLife(
  dir: string,
  folder: MemoryFolder,
  devices: readonly TestDevice[],
  maxLeaves = 4096,
  isGone: (deviceId: string) => boolean = () => false,
): Promise<Life> {
  const clock = new QuickClock();
  const restart = new Restart();
  const { spool } = await Spool.open(
    {
      folder,
      clock,
      segmentBytes: SEGMENT_BYTES,
      groupDelayMs: 0,
      onFatal: (error) => {
        throw error;
      },
    },
    (record, location) => restart.take(record, location),
  );
  const archive = await openArchive(dir);
  const log = await openLogArchive(dir, ORIGIN);
  await restart.agreeWithArchive(log, spool);
  const table = new WatermarkTable(
    await watermarksAfter({ origin: ORIGIN, archive, log }, log.size),
  );
  const admission = new Admission({
    site: SITE,
    bridgeId: BRIDGE,
    spool,
    findDevice: (deviceId) =>
      Promise.resolve(devices.find((device) => device.deviceId === deviceId)?.record()),
    checkSignature: newSignatureCheck(),
    isIsolated: (deviceId) => table.isIsolated(deviceId),
  });
  await restart.restoreAdmission(admission, spool, table);
  const cutter = new BatchCutter({
    origin: ORIGIN,
    spool,
    archive,
    log,
    clock,
    maxLeaves,
    maxAgeMs: 1_000_000_000,
    table,
    lastSeal: restart.anchor.lastSeal,
    notBefore: () => undefined,
    isRevoked: isGone,
    isGone,
    anchoredSlots: () => 0,
    onIsolated: () => undefined,
    onSeal: ({ index, lastOffset }) => {
      restart.anchor.lastOffsets[index] = lastOffset;
    },
  });
  return { spool, admission, cutter, log, restart, table };
}

/** Gives a pack to admission. */
export function send(
  { admission }: Life,
  device: TestDevice,
  payload: Buffer,
): Promise<{ kind: string }> {
  const receivedTime = '2026-06-14T02:30:00.000Z';
  return admission.admit({ topic: device.topic, payload, receivedTime });
}
