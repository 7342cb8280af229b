// SPDX-License-Identifier: Apache-2.0
import { deviceIdSchema, idSchema, lotIdSchema, utcTimeSchema } from '@daoji/model';
import { z } from 'zod';

import { CliError } from '../cli-error.js';

const runSchema = z.strictObject({
  lotId: lotIdSchema,
  orderId: idSchema,
  /** Scans from this time on, by the scanner's clock, are of this run. */
  since: utcTimeSchema,
});

/** `line.json`: the scanner, and what ran on its line from when on. */
export const lineConfigSchema = z.strictObject({
  deviceId: deviceIdSchema,
  runs: z
    .array(runSchema)
    .min(1)
    .max(10_000)
    .refine(
      (runs) => runs.every(({ since }, at) => at === 0 || (runs[at - 1]?.since ?? '') < since),
      'expected runs in the order of their times',
    ),
});

/** See {@link lineConfigSchema}. */
export type LineConfig = z.infer<typeof lineConfigSchema>;
/** What runs on the line: codes of an order onto packages of a lot. */
export type LineRun = z.infer<typeof runSchema>;

/** Reads `line.json`. @throws CliError `FILE_SHAPE`. */
export function parseLineConfig(text: string): LineConfig {
  try {
    return lineConfigSchema.parse(JSON.parse(text));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new CliError('FILE_SHAPE', `expected {deviceId, runs}: ${why}`, { cause });
  }
}

/**
 * The run at a time. It follows from the scan's own time, never from when the scan was worked on: a worker that was away for
 * a day activates yesterday's scans for yesterday's lot.
 */
export function runAt({ runs }: LineConfig, time: string): LineRun | undefined {
  return runs.findLast(({ since }) => since <= time);
}
