// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { activateOnAnchorShape, commandOf, revokeIdentityShape } from './command-base.js';
import { deviceProfileSchema, deviceSubjectSchema } from './device.js';
import { base64Schema, deviceIdSchema, idSchema } from './identifiers.js';

const uint32 = z.int().min(0).max(0xffffffff);
const cut = z.strictObject({ bootEpoch: uint32, seq: uint32 });

/** Closed schemas of every command of channel `anchor`, by type. */
export const anchorCommandSchemas = {
  activateIdentity: commandOf('activateIdentity', activateOnAnchorShape),
  revokeIdentity: commandOf('revokeIdentity', revokeIdentityShape),
  registerBridge: commandOf('registerBridge', {
    /** Base64 DER SPKI of the bridge's Ed25519 acknowledgement key. */
    ackSpki: base64Schema.max(200),
    bridgeId: idSchema,
    siteId: idSchema,
  }),
  registerDevice: commandOf('registerDevice', {
    bridgeId: idSchema,
    deviceId: deviceIdSchema,
    profile: deviceProfileSchema,
    siteId: idSchema,
    /** Base64 DER SPKI of the device's P-256 key. */
    spki: base64Schema.max(200),
    subject: deviceSubjectSchema,
  }),
  consentDevice: commandOf('consentDevice', { deviceId: deviceIdSchema }),
  bindDevice: commandOf('bindDevice', {
    bridgeId: idSchema,
    cut,
    deviceId: deviceIdSchema,
    siteId: idSchema,
  }),
  revokeDevice: commandOf('revokeDevice', {
    deviceId: deviceIdSchema,
    from: cut,
    reason: z.enum(['lost', 'stolen', 'broken', 'replaced']),
  }),
  fenceBridge: commandOf('fenceBridge', {
    bridgeEpoch: z.int().min(1),
    bridgeId: idSchema,
    siteId: idSchema,
  }),
  declareLost: commandOf('declareLost', {
    deviceId: deviceIdSchema,
    from: cut,
    reason: z.string().min(1).max(200),
    to: cut,
  }),
} as const;
