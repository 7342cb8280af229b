// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { codeRangeSchema } from './code-ranges.js';
import { commandOf } from './command-base.js';
import { checkDigit } from './gs1/check-digit.js';
import { gtinSchema, hashSchema, idSchema, lotIdSchema, plainTextSchema } from './identifiers.js';

/** Largest order; a serial's path then has at most 23 hashes. */
export const MAX_CODES = 5_000_000;

/**
 * Serial of a package (AI 21): 80 random bits as 16 characters of Crockford's base 32 in lower case, which has no i, l, o
 * and u and lies in GS1's CSET 82.
 */
export const serialSchema = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/, 'expected a serial of 16 characters');

/** SSCC of 18 digits with a right check digit (GS1 General Specifications §7.9). */
export const ssccSchema = z
  .string()
  .regex(/^\d{18}$/, 'expected an SSCC of 18 digits')
  .refine(
    (sscc) => checkDigit(sscc.slice(0, 17)) === sscc.slice(17),
    'expected a right check digit',
  );

/** Why codes can no longer be used. */
export const VOID_REASONS = ['leaked', 'misprinted', 'lost', 'unused', 'damaged'] as const;

/** What may happen to a single package that was sold. */
export const PACKAGE_EXCEPTIONS = ['returned', 'recalled', 'reported', 'destroyed'] as const;

const ranges = z.array(codeRangeSchema).min(1).max(100);

/** Closed schemas of the commands about package codes, by type. */
export const codeCommandSchemas = {
  /** Serials that were drawn; the root commits to each at its place (RFC 9162, leaf = the serial's ASCII bytes). */
  orderCodes: commandOf('orderCodes', {
    count: z.int().min(1).max(MAX_CODES),
    gtin: gtinSchema,
    orderId: idSchema,
    /** SHA-256 of the key from which the scratch codes follow; absent without scratch codes. */
    pinCommitment: hashSchema.optional(),
    serialRoot: hashSchema,
  }),
  markCodesPrinted: commandOf('markCodesPrinted', { orderId: idSchema, ranges }),
  /** On the line, against the package lot that the packages belong to. */
  activateCodes: commandOf('activateCodes', { lotId: lotIdSchema, orderId: idSchema, ranges }),
  voidCodes: commandOf('voidCodes', {
    orderId: idSchema,
    ranges,
    reason: z.enum(VOID_REASONS),
  }),
  /** Packages into a case, or cases onto a pallet. */
  aggregatePackages: commandOf('aggregatePackages', {
    children: z
      .array(
        z.union([
          z.strictObject({ orderId: idSchema, range: codeRangeSchema }),
          z.strictObject({ sscc: ssccSchema }),
        ]),
      )
      .min(1)
      .max(100),
    sscc: ssccSchema,
  }),
  disaggregatePackages: commandOf('disaggregatePackages', { sscc: ssccSchema }),
  /** What happened to one package; the path shows that the serial is of the order. */
  reportPackage: commandOf('reportPackage', {
    exception: z.enum(PACKAGE_EXCEPTIONS),
    index: z
      .int()
      .min(0)
      .max(MAX_CODES - 1),
    orderId: idSchema,
    path: z.array(hashSchema).max(23),
    reason: plainTextSchema(4, 200),
    serial: serialSchema,
  }),
} as const;
