// SPDX-License-Identifier: Apache-2.0
import type { eventRowSchema } from '@daoji/exchange';
import type { z } from 'zod';

import type { Services } from '../http/services.js';

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
