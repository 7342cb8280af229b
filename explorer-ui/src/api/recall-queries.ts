// SPDX-License-Identifier: Apache-2.0
import { answersReadHash } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { useDemoSigner } from '../sign/demo-signer.js';
import { readHeader } from '../sign/device-key.js';
import { networkNow } from '../sign/network-clock.js';
import { useStoredKeys } from '../sign/use-device.js';
import { gather } from './gather.js';
import { ApiProblem } from './problem.js';
import {
  isAnswer,
  isRecall,
  isRecallDetail,
  isScope,
  type ShownAnswer,
  type ShownRecall,
  type ShownRecallDetail,
  type ShownScope,
} from './recall-things.js';
import { getJson } from './request.js';
import { routes } from './routes.js';

/** Recalls that concern an operator as firm or holder, newest first; all where the id is empty. */
export function useRecalls(operatorId: string): UseQueryResult<ShownRecall[]> {
  const path = routes.recalls(operatorId);
  return useQuery({ queryFn: async () => gather(await getJson(path), isRecall), queryKey: [path] });
}

/** One recall. */
export function useRecall(recallId: string): UseQueryResult<ShownRecallDetail> {
  const path = routes.recall(recallId);
  return useQuery({
    queryFn: async () => only(gather(await getJson(path), isRecallDetail), path),
    queryKey: [path],
  });
}

/** Where rice went. @param query - what the search begins with; nothing is asked while it is empty. */
export function useRecallScope(
  query: Readonly<Record<string, string>>,
): UseQueryResult<ShownScope> {
  const path = routes.recallScope(query);
  return useQuery({
    enabled: Object.keys(query).length > 0,
    queryFn: async () => only(gather(await getJson(path), isScope), path),
    queryKey: [path],
  });
}

/** Answers by one-time links, which only a person of the firm may read: this device's key or the demo session says who asks. */
export function useRecallAnswers(recallId: string): UseQueryResult<ShownAnswer[]> {
  const demo = useDemoSigner();
  const key = useStoredKeys().data?.at(-1);
  const path = routes.recallAnswers(recallId);
  return useQuery({
    enabled: demo !== undefined || key !== undefined,
    queryFn: async () => {
      const hash = answersReadHash(recallId);
      const time = networkNow().toISOString();
      const header = demo || !key ? undefined : await readHeader(key, hash, time);
      return gather(await getJson(path, header ? { 'daoji-read': header } : {}), isAnswer);
    },
    queryKey: [path, demo?.keyId ?? key?.keyId ?? ''],
  });
}

function only<T>([found]: readonly T[], path: string): T {
  if (found !== undefined) return found;
  throw new ApiProblem(502, 'NOT_JSON', `expected the answer of ${path} in its form`);
}
