// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import {
  base64Schema,
  channelIdSchema,
  deviceIdSchema,
  hashSchema,
  idSchema,
  utcTimeSchema,
} from './identifiers.js';

/** One measuring point of a device: what it measures, in which unit and scale, between which scaled values. */
export const deviceChannelSchema = z.strictObject({
  channel: channelIdSchema,
  max: z.int(),
  min: z.int(),
  position: z
    .strictObject({
      cable: z.int().min(0).optional(),
      depthMm: z.int().min(0).optional(),
      layer: z.int().min(0).optional(),
    })
    .optional(),
  quantity: z.string().regex(/^[a-z][a-z0-9-]{1,47}$/),
  scale: z.int().min(-9).max(9),
  unit: z.string().min(1).max(24),
});

/** What a device may say: its clock policy and its channels (one quantity per channel and line). */
export const deviceProfileSchema = z.strictObject({
  channels: z.array(deviceChannelSchema).min(1).max(256),
  clockPolicy: z.enum(['live', 'recorded']),
});

/** What a device stands on: a parcel, bin or mill line, by id only. */
export const deviceSubjectSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['parcel', 'bin', 'mill-line']),
});

/** Value of `device~{deviceId}` on channel `anchor`. */
export const deviceRecordSchema = z.strictObject({
  bridgeId: idSchema,
  deviceId: deviceIdSchema,
  keyId: hashSchema,
  operatorId: idSchema,
  profile: deviceProfileSchema,
  /** First refused identity, once revoked. */
  revokedFrom: z.strictObject({ bootEpoch: z.int().min(0), seq: z.int().min(0) }).optional(),
  siteId: idSchema,
  spki: base64Schema,
  status: z.enum(['registered', 'active', 'revoked']),
  subject: deviceSubjectSchema,
  v: z.literal(1),
});

/** Value of `bridge~{siteId}/{bridgeId}` on channel `anchor`. `ackSpki` is the bridge's Ed25519 key. */
export const bridgeRecordSchema = z.strictObject({
  ackSpki: base64Schema,
  bridgeEpoch: z.int().min(0),
  bridgeId: idSchema,
  operatorId: idSchema,
  siteId: idSchema,
  since: utcTimeSchema,
  v: z.literal(1),
});

/** See {@link deviceChannelSchema}. */
export type DeviceChannel = z.infer<typeof deviceChannelSchema>;
/** See {@link deviceProfileSchema}. */
export type DeviceProfile = z.infer<typeof deviceProfileSchema>;
/** See {@link deviceRecordSchema}. */
export type DeviceRecord = z.infer<typeof deviceRecordSchema>;
/** See {@link bridgeRecordSchema}. */
export type BridgeRecord = z.infer<typeof bridgeRecordSchema>;
