// SPDX-License-Identifier: Apache-2.0
import type { LogisticUnit } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { gather } from '../api/gather.js';
import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord, textOf } from '../check/untyped.js';

/** Cases and pallets of an operator, opened ones too. */
export function useUnits(operatorId: string): UseQueryResult<LogisticUnit[]> {
  const path = routes.logisticUnits(operatorId);
  return useQuery({ queryFn: async () => gather(await getJson(path), isUnit), queryKey: [path] });
}

/** One case or pallet. */
export function useUnit(sscc: string): UseQueryResult<LogisticUnit> {
  const path = routes.logisticUnit(sscc);
  return useQuery({
    queryFn: async () => {
      const [unit] = gather(await getJson(path), isUnit);
      if (unit) return unit;
      throw new ApiProblem(404, 'UNIT_NOT_FOUND', `no unit ${sscc} in the answer`);
    },
    queryKey: [path],
  });
}

function isUnit(value: unknown): value is LogisticUnit & Readonly<Record<string, unknown>> {
  return isRecord(value) && textOf(value['sscc']) !== undefined && Array.isArray(value['children']);
}
