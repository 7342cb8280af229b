// SPDX-License-Identifier: Apache-2.0
import { parseReading, SCAN_CHANNELS, serialOfHalves, type Reading } from '@daoji/model';

/** Identity of a scan: that of its first reading. */
export interface ScanIdentity {
  readonly bootEpoch: number;
  readonly seq: number;
  readonly time: string;
}

/** A scanned serial. */
export interface Scan extends ScanIdentity {
  readonly serial: string;
}

/** The first half of a scan whose second has not come yet. */
export interface OpenHalf extends ScanIdentity {
  readonly high: number;
}

/** Scans of a run of readings: whole ones, those that lack a half, and what goes on in the next batch. */
export interface ScansOfBatch {
  readonly scans: readonly Scan[];
  readonly halves: readonly ScanIdentity[];
  readonly open?: OpenHalf | undefined;
}

/**
 * Pairs the readings of a scanner in log order. A pack may end between the halves of a scan, and a batch too.
 * @param readings - carried bytes of one device.  @param open - what the batch before left.
 */
export function scansOf(readings: readonly Uint8Array[], open: OpenHalf | undefined): ScansOfBatch {
  const scans: Scan[] = [];
  const halves: ScanIdentity[] = [];
  let waiting = open;
  for (const bytes of readings) {
    const reading = parseReading(bytes);
    const pair = waiting && isNext(waiting, reading) ? waiting : undefined;
    if (waiting && !pair) halves.push(identityOf(waiting));
    waiting = undefined;
    if (reading.channel === SCAN_CHANNELS.high)
      waiting = { ...identityOf(reading), high: reading.value };
    else if (pair)
      scans.push({ ...identityOf(pair), serial: serialOfHalves(pair.high, reading.value) });
    else halves.push(identityOf(reading));
  }
  return { halves, open: waiting, scans };
}

function isNext(open: OpenHalf, reading: Reading): boolean {
  return (
    reading.channel === SCAN_CHANNELS.low &&
    reading.bootEpoch === open.bootEpoch &&
    reading.seq === open.seq + 1
  );
}

function identityOf({ bootEpoch, seq, time }: ScanIdentity): ScanIdentity {
  return { bootEpoch, seq, time };
}
