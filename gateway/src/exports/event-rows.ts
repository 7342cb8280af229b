// SPDX-License-Identifier: Apache-2.0
import type { eventRowSchema } from '@daoji/exchange';
import type { z } from 'zod';

import { isAboutPerson } from '../duties/people-right.js';
import type { Services } from '../http/services.js';

/** Events of both channels in ledger order, those of `trace` first; without those about persons, which are not everybody's to read. */
export async function* allEvents({
  catalog,
  index,
}: Services): AsyncGenerator<z.infer<typeof eventRowSchema>> {
  const operators = new Map<string, string | undefined>();
  for (const { blockNumber, channel, commandId, signer, type } of index.allEvents()) {
    if (isAboutPerson(type)) continue;
    const found = await catalog.findEvent(channel, commandId);
    if (!found) continue;
    const key = `${channel}~${signer}`;
    if (!operators.has(key)) {
      operators.set(key, (await catalog.identity(channel, signer))?.operatorId);
    }
    yield { blockNumber, channel, commandId, ...found.value, operatorId: operators.get(key) };
  }
}
