// SPDX-License-Identifier: Apache-2.0
import type { Location } from './segment-scan.js';

/** Records that share one fdatasync at most. */
export const GROUP_MAX_RECORDS = 256;

/** A record that waits for its group's sync. */
export interface Pending {
  readonly bytes: Buffer;
  /** Offsets that it takes. */
  readonly readings: number;
  readonly resolve: (location: Location) => void;
  readonly reject: (error: Error) => void;
}

/** Takes the next group out of the queue: at least one record, else what fits `capacity` bytes, in order. */
export function takeGroup(queue: Pending[], capacity: number): Pending[] {
  let bytes = 0;
  let count = 0;
  for (const pending of queue.slice(0, GROUP_MAX_RECORDS)) {
    if (count > 0 && bytes + pending.bytes.length > capacity) break;
    bytes += pending.bytes.length;
    count += 1;
  }
  return queue.splice(0, count);
}
