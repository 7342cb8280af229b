// SPDX-License-Identifier: Apache-2.0
import type { RunLine } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord } from '../check/untyped.js';

/** What one model said of a day. */
export interface ShownLine extends RunLine {
  /** `second`: the model is not made for this place. */
  readonly opinion: 'main' | 'second';
  readonly warningIds: readonly string[];
}

/** The newest run of one station. */
export interface ShownRun {
  readonly deviceId: string;
  readonly earlier: number;
  readonly inputsRoot: string;
  readonly lines: readonly ShownLine[];
  readonly recordedAt: string;
  readonly runId: string;
}

/** A day; without runs where nothing judged it. */
export interface ShownDay {
  readonly date: string;
  readonly runs: readonly ShownRun[];
}

/** What models said of a parcel's five days up to one, the newest first; up to yesterday where none is named. */
export function useForecast(parcelId: string, to?: string): UseQueryResult<readonly ShownDay[]> {
  const path = routes.forecasts(parcelId, to);
  return useQuery({ queryFn: async () => readDays(await getJson(path)), queryKey: [path] });
}

function readDays(body: unknown): readonly ShownDay[] {
  const days = isRecord(body) ? body['days'] : undefined;
  if (Array.isArray(days) && days.every(isDay)) return days;
  throw new ApiProblem(200, 'SHAPE', 'expected the days of a forecast');
}

function isDay(value: unknown): value is ShownDay {
  return (
    isRecord(value) &&
    typeof value['date'] === 'string' &&
    Array.isArray(value['runs']) &&
    value['runs'].every((run: unknown) => isRecord(run) && Array.isArray(run['lines']))
  );
}
