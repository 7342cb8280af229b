// SPDX-License-Identifier: Apache-2.0
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord } from '../check/untyped.js';
import { useReadHeaders } from '../sign/read-request.js';
import { useStoredKeys } from '../sign/use-device.js';
import type {
  LotSigners,
  OperatorOverview,
  OperatorQualityFigures,
  OwnSteps,
  QualityCharts,
  QualityRecords,
} from './quality-things.js';

/** Charts of an operator's people, for its head of quality. */
export function useQualityCharts(
  operatorId: string,
  asked: Readonly<Record<string, string>>,
): UseQueryResult<QualityCharts> {
  return useSigned(routes.qualityCharts(operatorId, asked), isCharts);
}

/** Records behind a figure. */
export function useQualityRecords(
  operatorId: string,
  asked: Readonly<Record<string, string>>,
): UseQueryResult<QualityRecords> {
  return useSigned(routes.qualityRecords(operatorId, asked), isRecords);
}

/** What the key of this device signed. */
export function useOwnSteps(): UseQueryResult<OwnSteps> {
  return useSigned(routes.ownSteps(), isOwnSteps);
}

/** Who signed which step of a lot. */
export function useLotSigners(lotId: string, isAsked: boolean): UseQueryResult<LotSigners> {
  return useSigned(routes.lotSigners(lotId), isSigners, isAsked);
}

/** One operator at a glance. */
export function useOverview(operatorId: string): UseQueryResult<OperatorOverview> {
  return usePublic(routes.operatorOverview(operatorId), isOverview);
}

/** Counts of an operator's people together. */
export function useOperatorQuality(operatorId: string): UseQueryResult<OperatorQualityFigures> {
  return usePublic(routes.operatorQuality(operatorId), isFigures);
}

function usePublic<T>(path: string, isWanted: (body: unknown) => body is T): UseQueryResult<T> {
  return useQuery({
    queryFn: async () => wanted(await getJson(path), isWanted),
    queryKey: [path],
  });
}

/** A refusal is an answer: it is not asked for again. */
function useSigned<T>(
  path: string,
  isWanted: (body: unknown) => body is T,
  isAsked = true,
): UseQueryResult<T> {
  const keys = useStoredKeys();
  const headersOf = useReadHeaders();
  return useQuery({
    enabled: isAsked && keys.data !== undefined,
    queryFn: async () => wanted(await getJson(path, await headersOf(path)), isWanted),
    queryKey: [path, keys.data?.at(-1)?.keyId ?? ''],
    retry: false,
  });
}

function wanted<T>(body: unknown, isWanted: (body: unknown) => body is T): T {
  if (isWanted(body)) return body;
  throw new ApiProblem(200, 'SHAPE', 'expected an answer about operator quality');
}

function isRecords(body: unknown): body is QualityRecords {
  return isRecord(body) && Array.isArray(body['items']) && isRecord(body['figure']);
}

function isOwnSteps(body: unknown): body is OwnSteps {
  return isRecord(body) && Array.isArray(body['items']) && Array.isArray(body['figures']);
}

function isSigners(body: unknown): body is LotSigners {
  return isRecord(body) && Array.isArray(body['items']);
}

function isCharts(body: unknown): body is QualityCharts {
  const isShaped =
    isRecord(body) && isRecord(body['pChart']) && Array.isArray(body['pChart']['months']);
  return isShaped && Array.isArray(body['persons']) && Array.isArray(body['control']);
}

function isOverview(body: unknown): body is OperatorOverview {
  return isRecord(body) && Array.isArray(body['bins']) && Array.isArray(body['posts']);
}

function isFigures(body: unknown): body is OperatorQualityFigures {
  return isRecord(body) && Array.isArray(body['measures']);
}
