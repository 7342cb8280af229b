// SPDX-License-Identifier: Apache-2.0
import { logHeadSchema } from '@daoji/model';

import { AnchorMachine } from './anchor/anchor-machine.js';
import { AnchorService } from './anchor/anchor-service.js';
import { BatchCutter } from './anchor/batch-cutter.js';
import { machinePorts } from './anchor/machine-ports.js';
import type { BridgeEpoch } from './bridge-epoch.js';
import type { BridgeParts } from './bridge-parts.js';

/** What batches and advances ask of the bridge around them. */
export interface AnchoringHooks {
  /** Hex header hash of the newest block seen of channel `anchor`. */
  readonly tip: () => string | undefined;
  readonly isRevoked: (deviceId: string) => boolean;
  /** Revoked, or bound to another bridge. */
  readonly isGone: (deviceId: string) => boolean;
  readonly isStopped: () => boolean;
  /** First offset that is not in the series store. */
  readonly storedOffset: () => number;
  /** @param oldestMs - receipt of each newly anchored batch's oldest pack. */
  readonly onAnchored: (readings: number, oldestMs: readonly number[]) => void;
}

/** A sealed batch that no anchored head covers yet. */
interface WaitingBatch {
  readonly index: number;
  readonly oldestMs: number;
}

/** The part of a bridge that seals and anchors. */
export interface Anchoring {
  readonly cutter: BatchCutter;
  readonly service: AnchorService;
  /** Receipt of the oldest pack that is not anchored; infinite when none waits. */
  readonly oldestUnanchoredMs: () => number;
}

/** Assembles the part that seals and anchors. */
export function newAnchoring(
  parts: BridgeParts,
  epoch: BridgeEpoch,
  hooks: AnchoringHooks,
): Anchoring {
  const { config, stores, clock, log, anchorSink } = parts;
  const { origin, spool, archive, restart } = stores;
  let waiting: WaitingBatch[] = [];
  const cutter = newCutter(parts, hooks, {
    onWaiting: (batch) => waiting.push(batch),
    anchoredSlots: () => machine.anchoredSlots,
  });
  const ports = machinePorts({
    source: { origin, archive, log: stores.log },
    spool,
    sink: anchorSink,
    clock,
    unknownMs: config.ANCHOR_UNKNOWN_MS,
    size: () => cutter.size,
    bridgeEpoch: () => epoch.value,
    onRetry: (err, attempt) => log.warn({ err, attempt }, 'advance goes on after a fault'),
    isStopped: hooks.isStopped,
  });
  const machine = new AnchorMachine(ports, restart.anchor.copies, archivedSlots(stores));
  const service = new AnchorService({
    origin,
    clock,
    cutter,
    machine,
    windowMs: config.ANCHOR_WINDOW_MS,
    maxReadings: config.ANCHOR_MAX_READINGS,
    lastOffsets: restart.anchor.lastOffsets,
    anchoredSize: restart.anchor.anchoredSize,
    syncedOffset: () => spool.syncedOffset,
    appendAdvance: (record) => stores.log.appendAdvance(record),
    onAnchored: ({ pending, blockNumber, confirmedBy }, readings) => {
      const { logSize } = pending.head;
      const isCovered = ({ index }: WaitingBatch): boolean => index < logSize;
      hooks.onAnchored(
        readings,
        waiting.filter(isCovered).map(({ oldestMs }) => oldestMs),
      );
      waiting = waiting.filter((batch) => !isCovered(batch));
      const { transactionId } = pending.signed;
      log.info({ logSize, readings, transactionId, blockNumber, confirmedBy }, 'log anchored');
      void removeOld().catch(parts.exit);
    },
    onParked: (err) => log.error({ err, alarm: 'PARKED' }, 'log stands still, ingest goes on'),
    onTrouble: (err) => log.warn({ err }, 'advance delayed'),
  });
  // Stored, archived and confirmed on the ledger: nothing needs these segments any more.
  const removeOld = async (): Promise<void> => {
    if (hooks.isStopped()) return;
    const below = Math.min(hooks.storedOffset(), service.state.anchoredOffset);
    const segments = await spool.removeBelow(below, () => epoch.carry());
    if (segments > 0)
      log.info({ segments, firstOffset: spool.firstOffset }, 'spool segments removed');
  };
  const oldestUnanchoredMs = (): number =>
    Math.min(cutter.oldestOpenMs, ...waiting.map(({ oldestMs }) => oldestMs));
  return { cutter, service, oldestUnanchoredMs };
}

function newCutter(
  { config, stores, clock, log }: BridgeParts,
  hooks: AnchoringHooks,
  around: { onWaiting: (batch: WaitingBatch) => void; anchoredSlots: () => number },
): BatchCutter {
  const { origin, spool, archive, restart, table } = stores;
  return new BatchCutter({
    origin,
    spool,
    archive,
    log: stores.log,
    clock,
    maxLeaves: config.BATCH_MAX_LEAVES,
    maxAgeMs: config.BATCH_MAX_AGE_MS,
    table,
    lastSeal: restart.anchor.lastSeal,
    notBefore: hooks.tip,
    isRevoked: hooks.isRevoked,
    isGone: hooks.isGone,
    anchoredSlots: around.anchoredSlots,
    onIsolated: (deviceIds) =>
      log.warn({ deviceIds, alarm: 'ISOLATED' }, 'devices without a slot on the ledger left out'),
    onSeal: ({ index, batchId, firstOffset, lastOffset }, oldestMs) => {
      restart.anchor.lastOffsets.push(lastOffset);
      around.onWaiting({ index, oldestMs });
      log.debug({ index, batchId, firstOffset, lastOffset }, 'batch sealed');
    },
  });
}

/** Watermark slots of the last advance that the archive knows. */
function archivedSlots({ log }: BridgeParts['stores']): number {
  const head = log.advances().at(-1)?.head;
  return head === undefined ? 0 : logHeadSchema.parse(JSON.parse(head)).watermarkSize;
}
