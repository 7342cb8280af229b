// SPDX-License-Identifier: Apache-2.0
import { readBatch, type Archive, type LogArchive } from '@daoji/archive';
import type { Ledger } from '@daoji/ledger';
import { headKey, logHeadSchema, type LogHead } from '@daoji/model';
import { equalBytes, fromUtf8, rootOf, toHex } from '@daoji/proof';

import { CliError } from '../cli-error.js';
import type { HeldReading } from '../device/ring-entry.js';

/** Readings that are leaves under a log head of the ledger, and by what. */
export interface AnchoredReadings {
  readonly anchored: number;
  /** Indices of their batches in the log. */
  readonly batches: readonly number[];
  /** Transactions of channel `anchor` whose heads first covered them. */
  readonly transactions: readonly string[];
}

/** Where the log lies and who says which head is recorded. */
export interface AnchorSources {
  readonly archive: Archive;
  readonly log: LogArchive;
  readonly ledger: Ledger;
}

/**
 * Counts the readings whose bytes are in a batch under the head that the ledger holds now; the log's root is
 * recomputed and compared with it.
 * @throws {@link CliError} `CHECK_FAILED` when the archive's log is not the ledger's.
 */
export async function countAnchored(
  { archive, log, ledger }: AnchorSources,
  held: readonly HeldReading[],
  deviceId: string,
): Promise<AnchoredReadings> {
  await log.refresh();
  const head = await readHead(ledger, log.origin);
  if (!head || head.logSize > log.size) return { anchored: 0, batches: [], transactions: [] };
  assertRoot(head, log);
  const byBatch = groupByBatch(log, head, held, deviceId);
  let anchored = 0;
  const transactions = new Set<string>();
  for (const [index, readings] of byBatch) {
    anchored += await countInBatch(archive, log, index, readings, deviceId);
    const advance = log.advanceOf(index);
    if (advance) transactions.add(advance.transactionId);
  }
  return { anchored, batches: [...byBatch.keys()], transactions: [...transactions] };
}

/** The head of a bridge's log that the ledger holds; none before the first was anchored. */
export async function readHead(ledger: Ledger, origin: string): Promise<LogHead | undefined> {
  const bytes = await ledger.readState('anchor', headKey(origin));
  return bytes && logHeadSchema.parse(JSON.parse(fromUtf8(bytes)));
}

function assertRoot(head: LogHead, log: LogArchive): void {
  const root = toHex(rootOf(log.leafHashes(head.logSize)));
  if (root === head.logRoot) return;
  throw new CliError(
    'CHECK_FAILED',
    `log ${log.origin} of ${head.logSize} has root ${root.slice(0, 16)}, the ledger says ${head.logRoot.slice(0, 16)}`,
  );
}

function groupByBatch(
  log: LogArchive,
  head: LogHead,
  held: readonly HeldReading[],
  deviceId: string,
): Map<number, HeldReading[]> {
  // The ledger has a head a moment before the bridge notes by which transaction: until then nothing names it.
  const noted = log.advances().at(-1)?.logSize ?? 0;
  const covered = Math.min(head.logSize, noted);
  const groups = new Map<number, HeldReading[]>();
  for (const reading of held) {
    const index = log.batchOf(deviceId, reading.bootEpoch, reading.seq);
    if (index === undefined || index >= covered) continue;
    const group = groups.get(index);
    if (group) group.push(reading);
    else groups.set(index, [reading]);
  }
  return groups;
}

async function countInBatch(
  archive: Archive,
  log: LogArchive,
  index: number,
  readings: readonly HeldReading[],
  deviceId: string,
): Promise<number> {
  const leaves = await readBatch(archive, await log.batch(index));
  const bytesOf = new Map(
    leaves.map((leaf) => [`${leaf.deviceId}/${leaf.bootEpoch}/${leaf.seq}`, leaf.bytes]),
  );
  return readings.filter(({ bootEpoch, seq, bytes }) => {
    const leaf = bytesOf.get(`${deviceId}/${bootEpoch}/${seq}`);
    return leaf !== undefined && equalBytes(leaf, bytes);
  }).length;
}
