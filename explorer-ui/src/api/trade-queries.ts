// SPDX-License-Identifier: Apache-2.0
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { gather } from './gather.js';
import { getJson, getPages } from './request.js';
import { routes } from './routes.js';
import {
  isApplication,
  isDocumentStatus,
  isOperator,
  isStock,
  readAdvice,
  readHome,
  type ShownApplication,
  type ShownDocument,
  type ShownHome,
  type ShownOperator,
  type ShownSprayAdvice,
  type ShownStock,
} from './trade-things.js';

/** All operators. */
export function useOperators(): UseQueryResult<ShownOperator[]> {
  return useList(routes.operators(), isOperator);
}

/** Stock lots of an operator. */
export function useStock(operatorId: string): UseQueryResult<ShownStock[]> {
  return useList(routes.inputStock(operatorId), isStock);
}

/** Applications of an operator, newest first. */
export function useApplications(operatorId: string): UseQueryResult<ShownApplication[]> {
  return useList(routes.applications(operatorId), isApplication);
}

/** Documents of an operator and its products. */
export function useDocuments(operatorId: string): UseQueryResult<ShownDocument[]> {
  return useList(routes.operatorDocuments(operatorId), isDocumentStatus);
}

/** Headroom, what blocks and what is due. */
export function useProducerHome(operatorId: string): UseQueryResult<ShownHome> {
  const path = routes.producerHome(operatorId);
  return useQuery({ queryFn: async () => readHome(await getJson(path)), queryKey: [path] });
}

/** What may be sprayed on a parcel; `date` empty for today. Asks nothing while `parcelId` is empty. */
export function useSprayAdvice(parcelId: string, date: string): UseQueryResult<ShownSprayAdvice> {
  const path = routes.sprayAdvice(parcelId, date);
  return useQuery({
    enabled: parcelId !== '',
    queryFn: async () => readAdvice(await getJson(path)),
    queryKey: [path],
  });
}

function useList<T>(path: string, isWanted: (value: unknown) => value is T): UseQueryResult<T[]> {
  return useQuery({
    queryFn: async () => gather(await getPages(path), isWanted),
    queryKey: [path],
  });
}
