// SPDX-License-Identifier: Apache-2.0
import type { flaggedCodeSchema } from '@daoji/exchange';
import type { z } from 'zod';

import type { Services } from '../http/services.js';
import { ownersOf } from './scanned-thing.js';
import { flagsOf } from './scan-service.js';

/** Codes whose scans are unusual, the newest flag first. Serials stand in it: who asks is the caller's question. */
export async function* flaggedCodes({
  codes,
  index,
  scans,
}: Services): AsyncGenerator<z.infer<typeof flaggedCodeSchema>> {
  for (const counter of scans.flagged()) {
    const [gtin = '', serial = ''] = counter.code.split('/');
    const status = await codes.find(gtin, serial);
    if (!status) continue;
    const { cities, count, distant, first, flags, scratch } = counter;
    yield {
      ...{ cities, count, distant, first, gtin, serial, scratch, orderId: status.orderId },
      flags: flagsOf(counter).map((flag) => ({ at: flags[flag] ?? first, flag })),
      lotId: status.lotId,
      operatorIds: [...ownersOf(index, gtin, status)],
    };
  }
}
