// SPDX-License-Identifier: Apache-2.0
import { mandateSchema, type Mandate } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { isRecord, textOf } from '../check/untyped.js';
import { gather } from './gather.js';
import { getPages } from './request.js';
import { routes } from './routes.js';

/** A mandate as the gateway shows it; names only of parties that are registered. */
export interface ShownMandate {
  readonly fromName?: string;
  readonly mandate: Mandate;
  readonly toName?: string;
}

/** Mandates that an operator gave or received, newest first. */
export function useMandates(operatorId: string): UseQueryResult<ShownMandate[]> {
  return useQuery({
    queryFn: () => fetchMandates(operatorId),
    queryKey: [routes.mandates(operatorId)],
  });
}

/** As {@link useMandates}, once. Throws as `getJson`. */
export async function fetchMandates(operatorId: string): Promise<ShownMandate[]> {
  return gather(await getPages(routes.mandates(operatorId)), isMandate);
}

/** `fromName` first where it is known: households are known by it. */
export function giverText({ fromName, mandate }: ShownMandate): string {
  return named(fromName, mandate.fromOperatorId);
}

/** As {@link giverText}, of who receives it. */
export function receiverText({ mandate, toName }: ShownMandate): string {
  return named(toName, mandate.toOperatorId);
}

function named(name: string | undefined, operatorId: string): string {
  return name === undefined ? operatorId : `${name}（${operatorId}）`;
}

function isMandate(value: unknown): value is ShownMandate & Readonly<Record<string, unknown>> {
  return (
    isRecord(value) &&
    mandateSchema.safeParse(value['mandate']).success &&
    ['fromName', 'toName'].every(
      (name) => value[name] === undefined || textOf(value[name]) !== undefined,
    )
  );
}
