// SPDX-License-Identifier: Apache-2.0
import { jcsText, sha256, toHex, utf8 } from '@daoji/proof';
import { z } from 'zod';

import { watchedDeviceSchema, type WatchedDevice } from './watched-device.js';

const findingSchema = z.strictObject({
  against: z.number(),
  channel: z.string().optional(),
  deviceId: z.string(),
  kind: z.enum(['hot-spot', 'high-co2', 'data-missing', 'data-stuck']),
  layer: z.int().optional(),
  note: z.string(),
  ruleSetId: z.string(),
  timeMs: z.number(),
  to: z.enum(['raised', 'normal']),
  value: z.number(),
});

/**
 * A step that found something, or the first under other devices or rules: all that the archived log does not hold and its findings
 * follow from. Quiet steps between two entries were judged by the devices of the one before.
 */
export const journalEntrySchema = z.strictObject({
  devices: z.array(watchedDeviceSchema),
  findings: z.array(findingSchema),
  /** Batches `fromBatch`…`toBatch − 1` were judged; none at a look at the clock. */
  fromBatch: z.int().min(0),
  /** Time of a look at the clock by device, ms; empty where batches were judged. */
  looks: z.record(z.string(), z.number()),
  step: z.int().min(1),
  toBatch: z.int().min(0),
  v: z.literal(1),
});

/** See {@link journalEntrySchema}. */
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** What tells one set of devices with their profiles and rules from another. */
export function devicesHash(devices: readonly WatchedDevice[]): string {
  return toHex(sha256(utf8(jcsText(devices))));
}
