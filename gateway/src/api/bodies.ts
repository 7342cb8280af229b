// SPDX-License-Identifier: Apache-2.0
import { base64Schema, boundarySchema, MAX_COMMAND_BYTES } from '@daoji/model';
import { z } from 'zod';

/** A signed command on its way to the ledger; the gateway carries it and has no say. */
export const commandBodySchema = z
  .strictObject({
    channel: z.enum(['trace', 'anchor']),
    command: z
      .string()
      .min(2)
      .max(MAX_COMMAND_BYTES)
      .meta({ description: 'RFC 8785 text of the command, the very bytes that were signed' }),
    evidence: z.record(z.string(), z.unknown()).optional(),
    signature: base64Schema
      .max(104)
      .optional()
      .meta({ description: 'base64 of the DER, low-S P-256 signature' }),
  })
  .meta({ id: 'CommandBody' });

/** The boundary behind a parcel's commitment, with the 16 bytes of salt that open it. */
export const boundaryBodySchema = z
  .strictObject({
    boundary: boundarySchema.meta({ description: 'whole units of 10⁻⁷ degrees, WGS 84' }),
    salt: base64Schema.length(24),
  })
  .meta({ id: 'BoundaryBody' });

/** Demo mode: the same without signature; the gateway's key signs. */
export const demoCommandBodySchema = z
  .strictObject({
    channel: z.enum(['trace', 'anchor']),
    command: z.record(z.string(), z.unknown()).meta({
      description:
        'command without alg, signerKeyId and v, which are added; so are commandId and deviceTime where absent',
    }),
    evidence: z.record(z.string(), z.unknown()).optional().meta({
      description:
        'as of CommandBody, carried unchanged, e.g. co-signatures over the command that was shown',
    }),
  })
  .meta({ id: 'DemoCommandBody' });

export const signInBodySchema = z
  .strictObject({ card: z.string().regex(/^[a-z0-9-]{1,64}$/, 'expected 1–64 of a–z, 0–9 and -') })
  .meta({ id: 'DemoSignInBody' });

export type CommandBody = z.infer<typeof commandBodySchema>;
export type DemoCommandBody = z.infer<typeof demoCommandBodySchema>;
