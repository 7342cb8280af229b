// SPDX-License-Identifier: Apache-2.0
import type { WatchRule } from '@daoji/agronomy';
import { deviceIdSchema, idSchema } from '@daoji/model';
import { z } from 'zod';

const number = z.number();
const channel = z.strictObject({
  channel: z.string(),
  layer: z.int().optional(),
  max: number,
  min: number,
  quantity: z.string(),
});
const rule: z.ZodType<WatchRule> = z.strictObject({
  clearPpm: number,
  hotSpot: z.strictObject({
    clearBelowK: number,
    noteAtK: number,
    raiseAboveK: number,
    scans: z.int(),
  }),
  lastingMs: number,
  lastingPpm: number,
  ruleSetId: idSchema,
  scanMs: number,
  silentMs: number,
  spoilingPpm: number,
  stuckLayerK: number,
  stuckScans: z.int(),
});

/** A device in a bin, with all that its readings are judged by; also as the journal of a watch keeps it. */
export const watchedDeviceSchema = z.strictObject({
  binId: idSchema,
  channels: z.array(channel),
  deviceId: deviceIdSchema,
  /** False for one whose readings are carried in later: how long it is silent shows only in its own times. */
  isLive: z.boolean(),
  /** Numbers in force where the bin is, or those built in. */
  rule,
});

/** See {@link watchedDeviceSchema}. */
export type WatchedDevice = Readonly<z.infer<typeof watchedDeviceSchema>>;
