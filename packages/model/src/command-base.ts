// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import {
  base64Schema,
  hashSchema,
  idSchema,
  ulidSchema,
  utcTimeSchema,
  areaCodeSchema,
} from './identifiers.js';

/** Roles of those who are activated on `anchor` too: they manage devices, or stand by as the first roles did. */
export const ANCHOR_ROLES = [
  'registrar',
  'grower',
  'village',
  'keeper',
  'miller',
  'packer',
  'quality',
  'laboratory',
  'device-manager',
  'device-consent',
  'regulator',
] as const;

/** Functions that people hold; rights follow from them (`chaincode/src/access.ts`). New roles go to the end. */
export const ROLES = [
  ...ANCHOR_ROLES,
  'agronomist',
  'machine-operator',
  'drone-operator',
  'weighbridge',
  'analyst',
  'drier',
  'mill-leader',
  'pack-leader',
  'input-keeper',
  'safety-director',
  'safety-officer',
  'trace-manager',
  'association',
  'household',
  'cooperative',
  'watch',
  'store-head',
] as const;

/** One role of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** Authorities, each owner of its own matters (`ledger-state.md` §3): fields and inputs, grain, products and recalls. */
export const AUTHORITIES = ['agri', 'grain', 'market'] as const;

/** One of {@link AUTHORITIES}. */
export type Authority = (typeof AUTHORITIES)[number];

/** How the party in whose name an entry was made confirmed it (代录). */
const onBehalfOfSchema = z.strictObject({
  confirmation: z.enum(['own-signature', 'sms-code', 'signed-paper', 'none']),
  operatorId: idSchema,
  photoHash: hashSchema.optional(),
});

const commonShape = {
  alg: z.literal('ecdsa-p256-sha256'),
  commandId: ulidSchema,
  deviceTime: utcTimeSchema,
  eventTime: utcTimeSchema.optional(),
  onBehalfOf: onBehalfOfSchema.optional(),
  signerKeyId: hashSchema.optional(),
  v: z.literal(1),
};

/** Closed schema of a command: the fields that every command has, its `type`, and its own. */
export type CommandSchema<T extends string, S extends z.core.$ZodLooseShape> = z.ZodObject<
  typeof commonShape & { type: z.ZodLiteral<T> } & S,
  z.core.$strict
>;

/**
 * Builds the closed schema of one command type. `eventTime` absent means that `deviceTime` counts as it.
 */
export function commandOf<const T extends string, S extends z.core.$ZodLooseShape>(
  type: T,
  shape: S,
): CommandSchema<T, S> {
  return z.strictObject({ ...commonShape, type: z.literal(type), ...shape });
}

const activationShape = {
  areaCode: areaCodeSchema,
  operatorId: idSchema,
  personId: idSchema,
  spki: base64Schema.max(200),
  validFrom: utcTimeSchema,
  validTo: utcTimeSchema,
};

/** Fields of `activateIdentity` on `trace` (`ledger-state.md` §2); `authority` belongs to role `regulator` alone. */
export const activateOnTraceShape = {
  ...activationShape,
  authority: z.enum(AUTHORITIES).optional(),
  roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
};

/** Fields of `activateIdentity` on `anchor`, whose definition business rules do not touch. */
export const activateOnAnchorShape = {
  ...activationShape,
  roles: z.array(z.enum(ANCHOR_ROLES)).min(1).max(ANCHOR_ROLES.length),
};

/** Fields of `revokeIdentity`. */
export const revokeIdentityShape = {
  keyId: hashSchema,
  reason: z.enum(['lost', 'stolen', 'left', 'replaced', 'error']),
};
