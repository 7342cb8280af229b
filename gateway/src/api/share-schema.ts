// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const count = z.int().nonnegative();

/** A share never without the number that it rests on; limits are absent where that is 0. */
export const shareWithIntervalSchema = z
  .strictObject({
    count,
    lower: z.number().optional(),
    n: count,
    upper: z.number().optional(),
  })
  .meta({
    description: '`count` of `n` with the limits of the Wilson interval of 95 %, 0…1',
    id: 'ShareWithInterval',
  });

/** See {@link shareWithIntervalSchema}. */
export type ShareWithInterval = z.infer<typeof shareWithIntervalSchema>;
