// SPDX-License-Identifier: Apache-2.0
import { idSchema, mandateSchema } from '@daoji/model';
import { z } from 'zod';

import { read } from './operation.js';
import { noParameters } from './parameters.js';

/** A mandate with the public names of its two parties, where they are registered. */
export const mandateViewSchema = z
  .strictObject({
    fromName: z.string().optional(),
    mandate: mandateSchema,
    toName: z.string().optional(),
  })
  .meta({ id: 'MandateView' });

/** Routes about mandates. */
export const MANDATE_OPERATIONS = {
  listMandates: read(
    'listMandates',
    '/mandates',
    'Mandates that an operator gave or received, newest first; ended ones too',
    noParameters,
    z.strictObject({ operatorId: idSchema.optional() }),
    z.strictObject({ items: z.array(mandateViewSchema) }).meta({ id: 'MandateList' }),
  ),
} as const;
