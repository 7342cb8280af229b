// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { idSchema, lotIdSchema } from './identifiers.js';
import { binShareSchema, otherBinSharesSchema } from './shares.js';
import { LOT_FLAGS, ORIGIN_CLASSES } from './state.js';

/** What grain in a bin hands on to whatever leaves it, since the bin was last empty. */
export const binInheritanceSchema = z.strictObject({
  alerts: z.array(z.string()).optional(),
  flags: z.array(z.enum(LOT_FLAGS)).optional(),
  harvestYear: z.int().optional(),
  originClass: z.enum(ORIGIN_CLASSES),
  /** Harvest and bought-in lots that may lie in the bin; absent where a part does not know its own. */
  origins: z.array(lotIdSchema).optional(),
  parcels: z.array(idSchema),
  variety: z.string(),
  via: z.array(lotIdSchema).optional(),
});

/** Value of `bin-fill~{binId}` as version 0.2.0 wrote it: how much, not of what. */
const binFillV1Schema = z.strictObject({
  binId: idSchema,
  grams: z.int().min(0),
  v: z.literal(1),
});

const binFillV2Schema = z.strictObject({
  binId: idSchema,
  /** Absent where grain lies in the bin whose origins nobody kept. */
  contents: z.array(binShareSchema).optional(),
  grams: z.int().min(0),
  inherited: binInheritanceSchema.optional(),
  otherContents: otherBinSharesSchema.optional(),
  v: z.literal(2),
});

/** Value of `bin-fill~{binId}`: what lies in a bin, within bounds; its key is the lock of the bin. */
export const binFillSchema = z.union([binFillV1Schema, binFillV2Schema]);

/** See {@link binFillSchema}. */
export type BinFill = z.infer<typeof binFillSchema>;
/** {@link BinFill} as it is written today. */
export type BinFillV2 = z.infer<typeof binFillV2Schema>;
/** See {@link binInheritanceSchema}. */
export type BinInheritance = z.infer<typeof binInheritanceSchema>;

/** State key of {@link binFillSchema}. */
export function binFillKey(binId: string): string {
  return `bin-fill~${binId}`;
}
