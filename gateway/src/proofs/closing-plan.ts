// SPDX-License-Identifier: Apache-2.0
import {
  readBatch,
  type AdvanceRecord,
  type Archive,
  type LogArchive,
  type ReadingIdentity,
} from '@daoji/archive';
import { batchTableSchema, logHeadSchema, type TraceCommand } from '@daoji/model';
import { fromUtf8, type CompletenessRange } from '@daoji/proof';

import type { AnchorPlan } from './anchor-plan.js';

/** Most readings that one bundle carries for its completeness: some 5 MB of its 8, and seconds to check on a phone. */
export const MAX_COMPLETE_READINGS = 1_500;

/** A closeLot command. */
export type Closing = Extract<TraceCommand, { type: 'closeLot' }>;

/** The log and the archive that its batches lie in. */
export interface LogSource {
  readonly archive: Archive;
  readonly log: LogArchive;
}

interface BoundRange {
  readonly deviceId: string;
  /** Head before the first bound reading; absent where the device had said nothing by then. */
  readonly from?: AdvanceRecord;
  /** Head that the closing names. */
  readonly to: AdvanceRecord;
  readonly readings: readonly ReadingIdentity[];
}

/**
 * Plans what shows that a closed lot leaves none of its devices' readings out: every reading between a head before the
 * first bound one and the head that the closing names.
 * @returns the ranges of the completeness claim; `undefined` where the log cannot show it, the closing binds no device,
 * or the readings are more than {@link MAX_COMPLETE_READINGS}.
 * @throws ArchiveError.
 */
export async function planClosing(
  source: LogSource,
  closing: Closing,
  plan: AnchorPlan,
): Promise<CompletenessRange[] | undefined> {
  const ranges: BoundRange[] = [];
  for (const device of closing.devices) {
    const used = ranges.reduce((sum, range) => sum + range.readings.length, 0);
    const range = await boundRange(source, closing, device, MAX_COMPLETE_READINGS - used);
    if (!range) return undefined;
    ranges.push(range);
  }
  if (ranges.length === 0) return undefined;
  return ranges.map(({ deviceId, from, readings, to }) => {
    const last = plan.add(to, readings, [deviceId]);
    return { deviceId, from: from ? plan.add(from, [], [deviceId]) : last, to: last };
  });
}

async function boundRange(
  source: LogSource,
  closing: Closing,
  { deviceId, from, to }: Closing['devices'][number],
  limit: number,
): Promise<BoundRange | undefined> {
  const { log } = source;
  const first = log.batchOf(deviceId, from.bootEpoch, from.seq);
  const last = log.batchOf(deviceId, to.bootEpoch, to.seq);
  const named = last === undefined ? undefined : namedHead(log, closing, last);
  if (first === undefined || !named) return undefined;
  const before = await headBefore(source, deviceId, first);
  const batches = log
    .runsOf(deviceId)
    .map(({ batch }) => batch)
    .filter((batch) => batch >= (before?.logSize ?? 0) && batch < named.logSize);
  const readings = await readingsIn(source, deviceId, [...new Set(batches)], limit);
  return readings && { deviceId, ...(before && { from: before }), to: named, readings };
}

/** The smallest head that the closing names and that covers a batch. */
function namedHead(log: LogArchive, { heads }: Closing, batch: number): AdvanceRecord | undefined {
  return log
    .advances()
    .filter(({ logSize }) => logSize > batch)
    .find(({ head }) => {
      const { logRoot, logSize, origin } = logHeadSchema.parse(JSON.parse(head));
      return heads.some(
        (each) => each.origin === origin && each.logSize === logSize && each.logRoot === logRoot,
      );
    });
}

/** The newest head without a batch, as long as it knows the device at all. */
async function headBefore(
  { archive, log }: LogSource,
  deviceId: string,
  batch: number,
): Promise<AdvanceRecord | undefined> {
  const before = log
    .advances()
    .filter(({ logSize }) => logSize <= batch)
    .at(-1);
  if (!before) return undefined;
  const { tableHash } = await log.batch(before.logSize - 1);
  const table = batchTableSchema.parse(JSON.parse(fromUtf8(await archive.get(tableHash))));
  return table.watermarks.some((leaf) => leaf.deviceId === deviceId) ? before : undefined;
}

async function readingsIn(
  { archive, log }: LogSource,
  deviceId: string,
  batches: readonly number[],
  limit: number,
): Promise<ReadingIdentity[] | undefined> {
  const found: ReadingIdentity[] = [];
  for (const index of batches) {
    const readings = await readBatch(archive, await log.batch(index));
    found.push(...readings.filter((reading) => reading.deviceId === deviceId));
    if (found.length > limit) return undefined;
  }
  return found.map(({ bootEpoch, seq }) => ({ deviceId, bootEpoch, seq }));
}
