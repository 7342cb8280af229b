// SPDX-License-Identifier: Apache-2.0
import { BridgeError } from '../bridge-error.js';
import { firstOffsetOf, type SegmentFile, type SpoolFolder } from './folder.js';
import type { SpoolRecord } from './record.js';
import { scanSegment, type Location, type SegmentScan } from './segment-scan.js';

/** A segment of the log, open for reading and, if it is the last, for writing. */
export interface Segment {
  readonly file: SegmentFile;
  readonly firstOffset: number;
}

/** The log as a restart finds it. */
export interface RecoveredLog {
  readonly segments: Segment[];
  /** End of the valid records in the last segment. */
  readonly position: number;
  readonly groupStart: number;
  readonly nextOffset: number;
  readonly nextGroup: number;
  /** Bytes of unacknowledged records that were cut, for the log line and the metric. */
  readonly cutBytes: number;
}

/**
 * Reads every segment, cuts what was never acknowledged, and hands each valid record to `visit` in order.
 * @throws {@link BridgeError} `SPOOL_SIZE` for a file of another size; `SPOOL_DAMAGED` for harm to what was synced.
 */
export async function recoverLog(
  folder: SpoolFolder,
  segmentBytes: number,
  visit: (record: SpoolRecord, location: Location) => void,
): Promise<RecoveredLog> {
  const names = await folder.segments();
  const segments: Segment[] = [];
  // Older segments may have been removed: the log begins where its first file says, with the group it finds there.
  const begin = firstOffsetOf(names[0] ?? '') ?? 0;
  const nextGroup = begin === 0 ? 0 : undefined;
  let state: SegmentScan = { end: 0, groupStart: 0, nextOffset: begin, nextGroup, torn: 0 };
  for (const [segment, name] of names.entries()) {
    const file = await folder.open(name);
    const firstOffset = firstOffsetOf(name) ?? 0;
    if (firstOffset !== state.nextOffset) {
      throw new BridgeError(
        'SPOOL_DAMAGED',
        `segment ${name}: expected the log to go on at offset ${state.nextOffset}`,
      );
    }
    const bytes = await readWhole(file, segmentBytes);
    const from = { offset: state.nextOffset, group: state.nextGroup };
    state = scanSegment(name, bytes, from, (record, position) => {
      visit(record, { segment, position });
    });
    if (segment < names.length - 1) assertSealed(name, state);
    segments.push({ file, firstOffset });
  }
  await cutTorn(segments.at(-1), state, segmentBytes);
  const { end, groupStart, nextOffset, torn } = state;
  const group = state.nextGroup ?? 0;
  return { segments, position: end, groupStart, nextOffset, nextGroup: group, cutBytes: torn };
}

async function readWhole(file: SegmentFile, segmentBytes: number): Promise<Buffer> {
  const size = await file.size();
  if (size !== segmentBytes) {
    throw new BridgeError(
      'SPOOL_SIZE',
      `segment ${file.name}: expected ${segmentBytes} bytes (SPOOL_SEGMENT_BYTES), got ${size}`,
    );
  }
  return file.read(0, segmentBytes);
}

/** A segment with a successor was synced whole before the successor was made. */
function assertSealed(name: string, state: SegmentScan): void {
  if (state.torn > 0 || state.groupStart !== state.end) {
    throw new BridgeError(
      'SPOOL_DAMAGED',
      `segment ${name}, byte ${state.groupStart}, offset ${state.nextOffset}: expected a synced end before the next segment`,
    );
  }
}

async function cutTorn(
  last: Segment | undefined,
  state: SegmentScan,
  segmentBytes: number,
): Promise<void> {
  if (!last || state.torn === 0) return;
  await last.file.write(state.end, Buffer.alloc(segmentBytes - state.end));
  await last.file.sync();
}
