// SPDX-License-Identifier: Apache-2.0
import type { ControlTask, Warning } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { gather } from '../api/gather.js';
import { ApiProblem } from '../api/problem.js';
import { getJson, getPages } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord } from '../check/untyped.js';

/** Who grows there may be waiting for it: pages ask again so often, ms. */
const AGAIN_MS = 60_000;

/** A warning of a list, with how many of its tasks are in each state. */
export interface ListedWarning {
  readonly tasks: Readonly<Record<ControlTask['state'], number>>;
  readonly warning: Warning;
}

/** A warning with the tasks on its parcels. */
export interface ShownWarning {
  readonly tasks: readonly ControlTask[];
  readonly warning: Warning;
}

/** `count` of `n`, with the limits of its interval, 0…1, where n is above 0. */
export interface ShownShare {
  readonly count: number;
  readonly lower?: number;
  readonly n: number;
  readonly upper?: number;
}

/** Figures of the last 30 days, as the gateway answers them. */
export interface ShownWarningReport {
  readonly byVerdict: readonly { readonly count: number; readonly verdict: string }[];
  readonly declined: number;
  readonly done: number;
  readonly effective: ShownShare;
  readonly infected: ShownShare;
  readonly issued: number;
  readonly tasks: number;
  readonly waiting: number;
  readonly warnedParcels: number;
  readonly withdrawn: number;
}

/** Warnings, the newest first, narrowed by operator, parcel and state. */
export function useWarnings(
  asked: Readonly<Record<string, string>>,
): UseQueryResult<ListedWarning[]> {
  const path = routes.warnings(asked);
  return useQuery({
    queryFn: async () => readList(await getPages(path)),
    queryKey: [path],
    refetchInterval: AGAIN_MS,
  });
}

/** One warning. */
export function useWarning(warningId: string): UseQueryResult<ShownWarning> {
  const path = routes.warning(warningId);
  return useQuery({ queryFn: async () => readWarning(await getJson(path)), queryKey: [path] });
}

/** What came of the warnings of an operator, or of all for `''`. */
export function useWarningReport(operatorId: string): UseQueryResult<ShownWarningReport> {
  const path = routes.warningReport(operatorId);
  return useQuery({
    queryFn: async () => readReport(await getJson(path)),
    queryKey: [path],
    refetchInterval: AGAIN_MS,
  });
}

function readList(pages: readonly unknown[]): ListedWarning[] {
  if (pages.every((page) => isRecord(page) && Array.isArray(page['items'])))
    return gather(pages, isListed);
  throw new ApiProblem(200, 'SHAPE', 'expected a list of warnings');
}

function isListed(value: unknown): value is ListedWarning {
  return isRecord(value) && isRecord(value['tasks']) && isWarning(value['warning']);
}

function isWarning(value: unknown): value is Warning {
  return (
    isRecord(value) && typeof value['warningId'] === 'string' && Array.isArray(value['parcels'])
  );
}

function readWarning(body: unknown): ShownWarning {
  if (isRecord(body) && Array.isArray(body['tasks']) && isWarning(body['warning']))
    return body as unknown as ShownWarning;
  throw new ApiProblem(200, 'SHAPE', 'expected a warning');
}

function readReport(body: unknown): ShownWarningReport {
  const isReport =
    isRecord(body) &&
    Array.isArray(body['byVerdict']) &&
    [body['effective'], body['infected']].every(isShare) &&
    [body['issued'], body['tasks'], body['withdrawn']].every(Number.isInteger);
  if (isReport) return body as unknown as ShownWarningReport;
  throw new ApiProblem(200, 'SHAPE', 'expected a report on warnings');
}

function isShare(value: unknown): boolean {
  return isRecord(value) && [value['count'], value['n']].every(Number.isInteger);
}
