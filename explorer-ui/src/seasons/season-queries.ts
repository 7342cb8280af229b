// SPDX-License-Identifier: Apache-2.0
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { readCrop, readOverview, type ShownCrop, type ShownOverview } from './season-things.js';

/** Water and weather move by the hour: pages ask again so often, ms. */
const AGAIN_MS = 300_000;

/** The crop of a parcel on a day; today where none is named. */
export function useCrop(parcelId: string, day?: string): UseQueryResult<ShownCrop> {
  const path = routes.parcelCrop(parcelId, day);
  return useQuery({
    queryFn: async () => readCrop(await getJson(path)),
    queryKey: [path],
    refetchInterval: AGAIN_MS,
  });
}

/** An operator's land today. */
export function useOverview(operatorId: string): UseQueryResult<ShownOverview> {
  const path = routes.seasonOverview(operatorId);
  return useQuery({
    queryFn: async () => readOverview(await getJson(path)),
    queryKey: [path],
    refetchInterval: AGAIN_MS,
  });
}
