// SPDX-License-Identifier: Apache-2.0
import { addDays, civilDateSchema } from '@daoji/model';
import { z } from 'zod';

import type { GatewayClient } from '../network/gateway-client.js';
import type { SeasonGroup } from './forecast-runs.js';

/** Days from sowing to emergence where the file names no day; unconfirmed. Transplanted rice has its day of transplanting in the file. */
const EMERGENCE_DAYS = 10;
/** Groups of one station that EPIRICE runs for, the newest; each adds four lines to a run. */
const MOST_GROUPS = 8;

const historySchema = z.looseObject({
  seasons: z.array(z.looseObject({ sownOn: civilDateSchema.optional() })),
});

/**
 * Parcels by the day on which their crop came up: as the file says, else ten days after the sowing that the ledger has. A parcel
 * without either is in no group, and EPIRICE says nothing of it.
 */
export async function seasonsOf(
  gateway: GatewayClient,
  parcelIds: readonly string[],
  emergence: Readonly<Record<string, string>>,
): Promise<SeasonGroup[]> {
  const bySince = new Map<string, string[]>();
  for (const parcelId of parcelIds) {
    const said = emergence[parcelId];
    const days = said === undefined ? await sownDays(gateway, parcelId) : [said];
    for (const since of new Set(days))
      bySince.set(since, [...(bySince.get(since) ?? []), parcelId]);
  }
  const groups = [...bySince].map(([since, ids]) => ({ parcelIds: ids, since }));
  return groups.sort((left, right) => (left.since < right.since ? 1 : -1)).slice(0, MOST_GROUPS);
}

async function sownDays(gateway: GatewayClient, parcelId: string): Promise<string[]> {
  const path = `/api/v1/parcels/${encodeURIComponent(parcelId)}/history`;
  const { seasons } = historySchema.parse(await gateway.get(path));
  return seasons.flatMap(({ sownOn }) =>
    sownOn === undefined ? [] : [addDays(sownOn, EMERGENCE_DAYS)],
  );
}
