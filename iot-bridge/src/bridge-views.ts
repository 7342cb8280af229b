// SPDX-License-Identifier: Apache-2.0
import type { AnchorService } from './anchor/anchor-service.js';
import type { BatchCutter } from './anchor/batch-cutter.js';
import type { WatermarkTable } from './anchor/watermark-table.js';
import type { SeriesWriter } from './series/series-writer.js';
import type { Spool } from './spool/spool.js';

/** What the admin port shows of a bridge. */
export interface ViewSources {
  readonly spool: Spool;
  readonly series: SeriesWriter;
  readonly anchor: AnchorService;
  readonly cutter: BatchCutter;
  readonly table: WatermarkTable;
  readonly bridgeEpoch: number;
  readonly isBrokerWell: boolean;
  readonly isLedgerWell: boolean;
}

/** Answer of `/readyz`. */
export function readinessOf(sources: ViewSources): {
  isReady: boolean;
  dependencies: Record<string, string>;
} {
  const { spool, series, anchor, isBrokerWell, isLedgerWell } = sources;
  const say = (isWell: boolean): string => (isWell ? 'up' : 'down');
  return {
    // Series and ledger are off the ack path: without them the bridge still accepts.
    isReady: isBrokerWell && !spool.isFull,
    dependencies: {
      broker: say(isBrokerWell),
      spool: spool.isFull ? 'full' : 'up',
      influxdb: say(series.isWell),
      ledger: say(isLedgerWell),
      anchor: anchor.isParked ? 'parked' : 'up',
    },
  };
}

/** Answer of `/state`; offsets are the first one not yet there. */
export function stateOf({
  spool,
  series,
  anchor,
  cutter,
  table,
  bridgeEpoch,
}: ViewSources): object {
  const { logSize, anchoredOffset, origin } = anchor.state;
  return {
    origin,
    bridgeEpoch,
    accepted: spool.syncedOffset,
    stored: series.cursor,
    sealed: cutter.sealedOffset,
    anchored: anchoredOffset,
    logSize: anchor.logSize,
    anchoredLogSize: logSize,
    parked: anchor.isParked,
    isolated: table.isolatedCount,
  };
}
