// SPDX-License-Identifier: Apache-2.0
import type { ChartSnapshot, Duty, DutyEnd, DutyPost, Signal } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { gather } from '../api/gather.js';
import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord } from '../check/untyped.js';
import { isNotice, type ShownNotice } from '../notices/notice-queries.js';
import { useSigningIdentity } from '../parts/own-operator.js';
import { useReadHeaders } from '../sign/read-request.js';

/** Entries of a list that a page shows: more people than any operator has. */
const MOST = '500';

/** Why the ledger would refuse a signature today. */
export interface ShownFault {
  readonly code: string;
  readonly found: string;
  readonly post?: DutyPost;
}

/** A duty as the gateway answers it. */
export interface ShownDuty {
  readonly duty: Duty;
  readonly ends: readonly DutyEnd[];
  readonly faults: readonly ShownFault[];
}

/** Duties that the key of this page may read, by operator and person. */
export function useDuties(asked: Readonly<Record<string, string>>): UseQueryResult<ShownDuty[]> {
  return usePersonal(routes.duties({ ...asked, limit: MOST }), (body) => gather(body, isShownDuty));
}

/** The duty of one person. */
export function useDuty(operatorId: string, personId: string): UseQueryResult<ShownDuty> {
  return usePersonal(routes.duty(operatorId, personId), (body) => {
    if (isShownDuty(body)) return body;
    throw new ApiProblem(200, 'SHAPE', 'expected a duty');
  });
}

/** Signals that the key of this page may read, the newest first. */
export function useSignals(asked: Readonly<Record<string, string>>): UseQueryResult<Signal[]> {
  return usePersonal(routes.signals({ ...asked, limit: MOST }), (body) => gather(body, isSignal));
}

/** One signal. */
export function useSignal(signalId: string): UseQueryResult<Signal> {
  return usePersonal(routes.signal(signalId), (body) => {
    if (isSignal(body)) return body;
    throw new ApiProblem(200, 'SHAPE', 'expected a signal');
  });
}

/** How many signals of an operator are in each state. */
export interface ReportedOperator {
  readonly contested: number;
  readonly dismissed: number;
  readonly explained: number;
  readonly operatorId: string;
  readonly raised: number;
  readonly total: number;
  readonly upheld: number;
}

/** Counts of signals of the operators whose figures the key of this page may read. */
export function useSignalReport(): UseQueryResult<readonly ReportedOperator[]> {
  return usePersonal(routes.signalReport(), (body) => {
    const operators = isRecord(body) ? body['operators'] : undefined;
    if (Array.isArray(operators) && operators.every(isReported)) return operators;
    throw new ApiProblem(200, 'SHAPE', 'expected counts of signals');
  });
}

/** Who was told of a signal, the newest first. */
export function useSignalNotices(signalId: string): UseQueryResult<ShownNotice[]> {
  return usePersonal(routes.signalNotices(signalId), (body) => gather(body, isNotice));
}

/** What an operator's charts rested on, the newest day first. */
export function useSnapshots(operatorId: string): UseQueryResult<ChartSnapshot[]> {
  return usePersonal(routes.chartSnapshots(operatorId), (body) => gather(body, isSnapshot));
}

/** A read that says by a signature who asks; it waits until the ledger knows the key of this page. */
function usePersonal<T>(path: string, read: (body: unknown) => T): UseQueryResult<T> {
  const headersOf = useReadHeaders();
  const keyId = useSigningIdentity()?.keyId;
  return useQuery({
    enabled: keyId !== undefined,
    queryFn: async () => read(await getJson(path, await headersOf(path))),
    queryKey: [path, keyId ?? ''],
  });
}

function isShownDuty(value: unknown): value is ShownDuty {
  return (
    isRecord(value) &&
    isRecord(value['duty']) &&
    Array.isArray(value['duty']['posts']) &&
    Array.isArray(value['ends']) &&
    Array.isArray(value['faults'])
  );
}

function isSignal(value: unknown): value is Signal {
  return (
    isRecord(value) &&
    typeof value['signalId'] === 'string' &&
    Number.isInteger(value['n']) &&
    isRecord(value['raised'])
  );
}

function isReported(value: unknown): value is ReportedOperator {
  const counts = ['contested', 'dismissed', 'explained', 'raised', 'total', 'upheld'] as const;
  return (
    isRecord(value) &&
    typeof value['operatorId'] === 'string' &&
    counts.every((name) => Number.isInteger(value[name]))
  );
}

function isSnapshot(value: unknown): value is ChartSnapshot {
  return isRecord(value) && typeof value['date'] === 'string' && Array.isArray(value['rows']);
}
