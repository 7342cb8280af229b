// SPDX-License-Identifier: Apache-2.0
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Alarm, Lot, Share, SiteObject, Treatment } from '@daoji/model';

import { isRecord } from '../check/untyped.js';
import { gather } from './gather.js';
import { ApiProblem } from './problem.js';
import { getJson, getPages } from './request.js';
import { routes } from './routes.js';

/** Somebody may be waiting for an answer: pages ask for alarms again so often, ms. */
export const ALARMS_AGAIN_MS = 15_000;

/** What stops a release today. */
export interface ShownAlerts {
  readonly alarms: readonly Alarm[];
  readonly date: string;
  readonly freeFrom?: string;
  readonly treatments: readonly Treatment[];
}

/** Alarms of one answer, and how many there are. */
export interface ShownAlarms {
  /** Of `items`: the first of several that followed each other at one place. */
  readonly firstOuts: readonly string[];
  readonly items: readonly Alarm[];
  readonly total: number;
}

/** A bin as one heap. */
export interface ShownBin {
  readonly alerts: ShownAlerts;
  readonly bin: SiteObject;
  readonly clearedAlarms: readonly Alarm[];
  readonly events: readonly {
    readonly commandId: string;
    readonly eventTime: string;
    readonly type: string;
  }[];
  readonly grams: number;
  readonly lots: readonly Pick<Lot, 'kind' | 'lotId' | 'operatorId' | 'remainingGrams'>[];
  readonly originClass?: string;
  readonly otherShares?: {
    readonly lots: number;
    readonly maxPpm: number;
    readonly minPpm: number;
  };
  readonly shares?: readonly Share[];
  readonly variety?: string;
}

/** All bins. */
export function useBins(): UseQueryResult<SiteObject[]> {
  const path = routes.bins();
  return useQuery({
    queryFn: async () => gather(await getPages(path), isSiteView).map(({ object }) => object),
    queryKey: [path],
  });
}

/** One bin. */
export function useBin(binId: string): UseQueryResult<ShownBin> {
  const path = routes.binContents(binId);
  return useQuery({ queryFn: async () => readBin(await getJson(path)), queryKey: [path] });
}

/** Alarms of an operator, or of all for `''`, that nobody has cleared, the newest first, and how many there are. */
export function useAlarms(
  operatorId: string,
  state: 'open' | 'cleared',
): UseQueryResult<ShownAlarms> {
  const path = routes.alarms(operatorId, state);
  return useQuery({
    queryFn: async () => readAlarms(await getJson(path)),
    queryKey: [path],
    refetchInterval: ALARMS_AGAIN_MS,
  });
}

function isSiteView(value: unknown): value is { readonly object: SiteObject } {
  return isRecord(value) && isRecord(value['object']) && value['object']['kind'] === 'bin';
}

function readBin(body: unknown): ShownBin {
  const isBin =
    isRecord(body) &&
    isRecord(body['bin']) &&
    isAlerts(body['alerts']) &&
    [body['lots'], body['events'], body['clearedAlarms']].every(Array.isArray);
  if (isBin) return body as unknown as ShownBin;
  throw new ApiProblem(200, 'SHAPE', 'expected the contents of a bin');
}

function readAlarms(body: unknown): ShownAlarms {
  const isList =
    isRecord(body) &&
    [body['items'], body['firstOuts']].every(Array.isArray) &&
    typeof body['total'] === 'number';
  if (isList) return body as unknown as ShownAlarms;
  throw new ApiProblem(200, 'SHAPE', 'expected a list of alarms');
}

function isAlerts(value: unknown): value is ShownAlerts {
  return isRecord(value) && [value['alarms'], value['treatments']].every(Array.isArray);
}
