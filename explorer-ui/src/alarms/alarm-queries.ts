// SPDX-License-Identifier: Apache-2.0
import type { Alarm } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { ALARMS_AGAIN_MS } from '../api/bin-queries.js';
import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord } from '../check/untyped.js';

/** Figures of the last 30 days, as the gateway answers them. */
export interface ShownAlarmReport {
  readonly answered: number;
  readonly chatter: readonly (Pick<Alarm, 'kind' | 'subject'> & { readonly times: number })[];
  readonly cleared: number;
  readonly floods: readonly { readonly alarms: number; readonly from: string }[];
  readonly medianAnswerSeconds?: number;
  readonly open: number;
  readonly raised: number;
  readonly standing: number;
  readonly unacknowledged: number;
}

/** The report on one operator's alarms, or on all for `''`. */
export function useAlarmReport(operatorId: string): UseQueryResult<ShownAlarmReport> {
  const path = routes.alarmReport(operatorId);
  return useQuery({
    queryFn: async () => readReport(await getJson(path)),
    queryKey: [path],
    refetchInterval: ALARMS_AGAIN_MS,
  });
}

function readReport(body: unknown): ShownAlarmReport {
  const isReport =
    isRecord(body) &&
    [body['chatter'], body['floods']].every(Array.isArray) &&
    [body['answered'], body['cleared'], body['open'], body['raised']].every(Number.isInteger);
  if (isReport) return body as unknown as ShownAlarmReport;
  throw new ApiProblem(200, 'SHAPE', 'expected a report on alarms');
}
