// SPDX-License-Identifier: Apache-2.0
import type { Aeration, AerationBasis, Fumigation, Inspection } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord } from '../check/untyped.js';

/** A look at a bin that is due. */
export interface DueLook {
  readonly dueDate: string;
  readonly inspectedOn?: string;
  readonly scope: Inspection['scope'];
  readonly state: 'later' | 'overdue' | 'today' | 'under-gas' | 'week';
}

/** What was done in a bin, what runs there, and what is due. */
export interface ShownStorage {
  readonly aerations: readonly Aeration[];
  readonly due: readonly DueLook[];
  readonly fumigations: readonly Fumigation[];
  readonly grainSince?: string;
  readonly inspections: readonly Inspection[];
  readonly isUnderGas: boolean;
  readonly state: string;
}

/** A bin of the calendar. */
export interface CalendarBin {
  readonly binId: string;
  readonly due: readonly DueLook[];
  readonly grams: number;
  readonly operatorId: string;
  readonly ruleSetId: string;
}

/** An advice with the limits that it was compared with. */
export interface ShownAdvice {
  readonly basis: AerationBasis;
  readonly goOnMilliK: number;
  readonly startMilliK: number;
  readonly status: 'built-in' | 'confirmed' | 'unconfirmed';
}

/** Inspections, aerations and fumigations of a bin. */
export function useBinStorage(binId: string): UseQueryResult<ShownStorage> {
  const path = routes.binStorage(binId);
  return useQuery({ queryFn: async () => readStorage(await getJson(path)), queryKey: [path] });
}

/** When each bin must be looked at again; of one operator, or of all for `''`. */
export function useInspectionCalendar(operatorId: string): UseQueryResult<readonly CalendarBin[]> {
  const path = routes.inspectionCalendar(operatorId);
  return useQuery({ queryFn: async () => readCalendar(await getJson(path)), queryKey: [path] });
}

/** Whether to run the fan; nothing is asked while a number is missing. */
export function useAdvice(
  binId: string,
  asked: Readonly<Record<string, string>> | undefined,
): UseQueryResult<ShownAdvice> {
  const path = routes.aerationAdvice(binId, asked ?? {});
  return useQuery({
    enabled: asked !== undefined,
    queryFn: async () => readAdvice(await getJson(path)),
    queryKey: [path],
    retry: false,
  });
}

function readStorage(body: unknown): ShownStorage {
  const isStorage =
    isRecord(body) &&
    typeof body['state'] === 'string' &&
    ['aerations', 'due', 'fumigations', 'inspections'].every((name) => Array.isArray(body[name]));
  if (isStorage) return body as unknown as ShownStorage;
  throw new ApiProblem(200, 'SHAPE', 'expected the storage of a bin');
}

function readCalendar(body: unknown): readonly CalendarBin[] {
  if (isRecord(body) && Array.isArray(body['items']) && body['items'].every(isCalendarBin))
    return body['items'];
  throw new ApiProblem(200, 'SHAPE', 'expected a calendar of inspections');
}

function isCalendarBin(value: unknown): value is CalendarBin {
  return isRecord(value) && typeof value['binId'] === 'string' && Array.isArray(value['due']);
}

function readAdvice(body: unknown): ShownAdvice {
  if (isRecord(body) && isRecord(body['basis'])) return body as unknown as ShownAdvice;
  throw new ApiProblem(200, 'SHAPE', 'expected an advice');
}
