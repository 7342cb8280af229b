// SPDX-License-Identifier: Apache-2.0
import { deviceIdSchema, deviceSubjectSchema } from '@daoji/model';
import { parse } from 'yaml';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { DEVICE_KINDS } from './device-kinds.js';

const seasonPlanSchema = z.strictObject({
  clockPolicy: z.enum(['live', 'recorded']).default('live'),
  devices: z
    .array(
      z.strictObject({
        /** Mild, calm, clouded days with one hour of rain in the last night, as leaf blast needs them; UTC, `to` not included. */
        calmSpell: z
          .strictObject({
            from: z.iso.datetime(),
            rainAt: z.iso.datetime(),
            temperature: z.number().min(-40).max(50),
            to: z.iso.datetime(),
          })
          .optional(),
        deviceId: deviceIdSchema,
        hotSpot: z
          .strictObject({
            cable: z.int().min(1),
            from: z.iso.datetime(),
            layer: z.int().min(1),
            limit: z.number().min(0).max(40),
            perDay: z.number().min(0).max(10),
            until: z.iso.datetime().optional(),
          })
          .optional(),
        kind: z.enum(DEVICE_KINDS),
        /** A sensor whose wire is broken from a time on, until it is mended. */
        silent: z
          .strictObject({
            channel: z.string().min(1).max(64),
            from: z.iso.datetime(),
            until: z.iso.datetime().optional(),
          })
          .optional(),
        subject: deviceSubjectSchema,
      }),
    )
    .min(1)
    .max(200),
  seed: z.string().min(1).default('panjin'),
});

/** Which devices a simulation has, on what they stand, and the seed of its season. */
export type SeasonPlan = z.infer<typeof seasonPlanSchema>;

/** Parses a plan in YAML or JSON. @throws {@link CliError} `FILE_SHAPE`. */
export function parseSeasonPlan(text: string): SeasonPlan {
  let value: unknown;
  try {
    value = parse(text);
  } catch (cause) {
    throw new CliError('FILE_SHAPE', `devices file: expected YAML: ${String(cause)}`, { cause });
  }
  const result = seasonPlanSchema.safeParse(value);
  if (result.success) return result.data;
  throw new CliError('FILE_SHAPE', `devices file: ${z.prettifyError(result.error)}`);
}
