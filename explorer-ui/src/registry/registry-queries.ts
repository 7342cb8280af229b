// SPDX-License-Identifier: Apache-2.0
import type { Identity, Operator } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { isRecord, textOf } from '../check/untyped.js';
import { gather } from '../api/gather.js';
import { getPages } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isIdentity } from '../api/things.js';

/** Every registered operator by id. */
export function useRegistryOperators(): UseQueryResult<Operator[]> {
  return useList(routes.operators(), isOperator);
}

/** Every key of a person by key id. */
export function useIdentities(): UseQueryResult<Identity[]> {
  return useList(routes.identities(), isIdentity);
}

function isOperator(value: unknown): value is Operator {
  return (
    isRecord(value) &&
    ['areaCode', 'kind', 'mspId', 'operatorId', 'publicName'].every(
      (name) => textOf(value[name]) !== undefined,
    )
  );
}

function useList<T>(path: string, isWanted: (value: unknown) => value is T): UseQueryResult<T[]> {
  return useQuery({
    queryFn: async () => gather(await getPages(path), isWanted),
    queryKey: ['registry', path],
  });
}
