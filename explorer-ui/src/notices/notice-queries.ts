// SPDX-License-Identifier: Apache-2.0
import {
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { ALARMS_AGAIN_MS } from '../api/bin-queries.js';
import { ApiProblem } from '../api/problem.js';
import { API_BASE, getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord } from '../check/untyped.js';

/** One message of a notice, as the gateway answers it. */
export interface ShownDelivery {
  readonly attemptAt?: string;
  readonly attempts: number;
  readonly channelId: string;
  readonly code?: string;
  readonly personIds: readonly string[];
  readonly readAt?: string;
  readonly role?: string;
  readonly state: 'waiting' | 'failed' | 'sent' | 'given-up' | 'overtaken';
  readonly step: number;
}

/** What people were told, and who. */
export interface ShownNotice {
  readonly deliveries: readonly ShownDelivery[];
  readonly isWaiting: boolean;
  readonly nextStep?: { readonly at: string; readonly role: string };
  readonly notice: {
    readonly at: string;
    readonly en: string;
    readonly id: string;
    readonly kind: string;
    readonly level: 'urgent' | 'warning' | 'info';
    readonly note?: string;
    readonly path?: string;
    readonly zh: string;
  };
}

/** A channel with its state. */
export interface ShownChannel {
  readonly failures: number;
  readonly id: string;
  readonly kind: 'dingtalk' | 'feishu' | 'sms' | 'webhook' | 'wecom';
  readonly lastFailure?: { readonly at: string; readonly code: string };
  readonly lastSentAt?: string;
  readonly state: 'unused' | 'ok' | 'failing' | 'dead';
  readonly waiting: number;
}

/** Channels, and who is on duty now. */
export interface ShownChannels {
  readonly channels: readonly ShownChannel[];
  readonly duties: readonly {
    readonly about: 'alarm' | 'warning';
    readonly operatorId?: string;
    readonly steps: readonly {
      readonly afterMinutes: number;
      readonly personIds: readonly string[];
      readonly role: string;
    }[];
  }[];
}

/** Notices of an operator, or of all for `''`, the newest first. */
export function useNotices(
  operatorId: string,
): UseQueryResult<{ readonly items: readonly ShownNotice[]; readonly total: number }> {
  const path = routes.notices(operatorId);
  return useQuery({
    queryFn: async () => readNotices(await getJson(path)),
    queryKey: [path],
    refetchInterval: ALARMS_AGAIN_MS,
  });
}

/** Channels and duty. */
export function useNoticeChannels(): UseQueryResult<ShownChannels> {
  const path = routes.noticeChannels();
  return useQuery({
    queryFn: async () => readChannels(await getJson(path)),
    queryKey: [path],
    refetchInterval: ALARMS_AGAIN_MS,
  });
}

/**
 * Asks again as soon as the gateway says that something changed; the browser comes again by itself when the connection breaks.
 * @returns true while the connection stands; without it the page asks every 15 s.
 */
export function useLiveNotices(operatorId: string): boolean {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    const source = new EventSource(`${API_BASE}${routes.noticeStream(operatorId)}`);
    source.addEventListener('open', () => setLive(true));
    source.addEventListener('error', () => setLive(false));
    source.addEventListener('notice', () => {
      for (const path of [routes.notices(operatorId), routes.noticeChannels()])
        void askAgain(client, path);
    });
    return () => source.close();
  }, [client, operatorId]);
  return isLive;
}

/** An answer that is on its way may be older than the change: it is dropped, also where it is the first. */
async function askAgain(client: QueryClient, path: string): Promise<void> {
  await client.cancelQueries({ queryKey: [path] });
  await client.invalidateQueries({ queryKey: [path] });
}

function readNotices(body: unknown): {
  readonly items: readonly ShownNotice[];
  readonly total: number;
} {
  const { items, total } = isRecord(body) ? body : {};
  if (Array.isArray(items) && items.every(isNotice) && typeof total === 'number')
    return { items, total };
  throw new ApiProblem(200, 'SHAPE', 'expected a list of notices');
}

/** True for a notice with its messages. */
export function isNotice(value: unknown): value is ShownNotice {
  return isRecord(value) && isRecord(value['notice']) && Array.isArray(value['deliveries']);
}

function readChannels(body: unknown): ShownChannels {
  if (isRecord(body) && [body['channels'], body['duties']].every(Array.isArray))
    return body as unknown as ShownChannels;
  throw new ApiProblem(200, 'SHAPE', 'expected channels and duties');
}
