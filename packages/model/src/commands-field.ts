// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { grantShape } from './commands-mandates.js';
import { civilDateSchema, idSchema, plainTextSchema } from './identifiers.js';

/** What is done on a paddy between sowing and harvest; inputs have commands of their own. New works go to the end. */
export const FIELD_WORKS = [
  'plough',
  'sow',
  'transplant',
  'irrigate',
  'drain',
  'weed',
  'scout',
  'harvest',
] as const;

/** One of {@link FIELD_WORKS}. */
export type FieldWork = (typeof FIELD_WORKS)[number];

/** Closed schemas of the commands of the field diary, by type. */
export const fieldCommandSchemas = {
  /**
   * One line of the field diary. `harvest` notes that the parcel was cut; its mass follows with `recordHarvest`, where
   * intervals and caps are judged.
   */
  recordFieldWork: commandOf('recordFieldWork', {
    ...grantShape,
    doneOn: civilDateSchema,
    note: plainTextSchema(1, 200).optional(),
    parcels: z.array(idSchema).min(1).max(200),
    work: z.enum(FIELD_WORKS),
  }),
} as const;
