// SPDX-License-Identifier: Apache-2.0
import { eventSchema } from '@daoji/model';
import { z } from 'zod';

import type { Services } from '../http/services.js';

/** An event as a row: the ledger's value with its command and its place. The signed text is asked for by its id. */
export const eventRowSchema = z.strictObject({
  blockNumber: z.int(),
  channel: z.enum(['trace', 'anchor']),
  commandId: z.string(),
  ...eventSchema.shape,
  /** Operator of the signer; absent for a first registrar. */
  operatorId: z.string().optional(),
});

/** Every event of both channels in ledger order, those of `trace` first. */
export async function* allEvents({
  catalog,
  index,
}: Services): AsyncGenerator<z.infer<typeof eventRowSchema>> {
  const operators = new Map<string, string | undefined>();
  for (const { blockNumber, channel, commandId, signer } of index.allEvents()) {
    const found = await catalog.findEvent(channel, commandId);
    if (!found) continue;
    const key = `${channel}~${signer}`;
    if (!operators.has(key)) {
      operators.set(key, (await catalog.identity(channel, signer))?.operatorId);
    }
    yield { blockNumber, channel, commandId, ...found.value, operatorId: operators.get(key) };
  }
}
