// SPDX-License-Identifier: Apache-2.0
import type { DeviceRange } from './log-records.js';

/** A device's run of sequence numbers, both ends included, and the batch that holds it; gaps may lie inside. */
export interface IndexedRange {
  readonly bootEpoch: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly batch: number;
}

/** Which batch holds a reading: per device the runs of its sequence numbers, in log order. */
export class ReadingIndex {
  readonly #runs = new Map<string, IndexedRange[]>();

  /** Adds the runs of a batch. */
  add(batch: number, devices: readonly DeviceRange[]): void {
    for (const { deviceId, bootEpoch, firstSeq, lastSeq } of devices) {
      const runs = this.#runs.get(deviceId) ?? [];
      runs.push({ bootEpoch, firstSeq, lastSeq, batch });
      this.#runs.set(deviceId, runs);
    }
  }

  /** Runs of a device in log order; empty for one that the log does not know. */
  runsOf(deviceId: string): readonly IndexedRange[] {
    return this.#runs.get(deviceId) ?? [];
  }

  /** Batch index of a reading, or `undefined` when no run covers it. */
  find(deviceId: string, bootEpoch: number, seq: number): number | undefined {
    return this.runsOf(deviceId).find(
      (run) => run.bootEpoch === bootEpoch && run.firstSeq <= seq && seq <= run.lastSeq,
    )?.batch;
  }
}
