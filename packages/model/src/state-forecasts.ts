// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { runLineSchema } from './commands-forecasts.js';
import {
  areaCodeSchema,
  civilDateSchema,
  deviceIdSchema,
  hashSchema,
  idSchema,
  ulidSchema,
  utcTimeSchema,
} from './identifiers.js';

/**
 * Value of `model-run~{runId}`: what the models said of one day of one station. Written once; when a late reading changes a
 * verdict, that is a run of its own with the same station and day, and the newest counts.
 */
export const modelRunSchema = z.strictObject({
  /** Division that all its parcels lie in. */
  areaCode: areaCodeSchema,
  date: civilDateSchema,
  deviceId: deviceIdSchema,
  /** RFC 9162 root over the lines' `inputsDigest`, in their order; computed by the ledger. */
  inputsRoot: hashSchema,
  lines: z.array(runLineSchema),
  /** Whose watch ran them. */
  operatorId: idSchema,
  parcelIds: z.array(idSchema),
  recorded: z.strictObject({ at: utcTimeSchema, commandId: ulidSchema, personId: idSchema }),
  runId: idSchema,
  v: z.literal(1),
});

/** See {@link modelRunSchema}. */
export type ModelRun = z.infer<typeof modelRunSchema>;
