// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type MandateWork } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';

import { fetchContracts } from '../api/intake-queries.js';
import { fetchMandates } from '../api/mandate-queries.js';
import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { readParcels } from '../api/things.js';
import { useIsSignerRead } from '../parts/own-operator.js';
import { networkNow } from '../sign/network-clock.js';
import { grantPlan, type GrantPlan, type GrantSource, type LandParcel } from './grant-plan.js';

/** Reads what may open others' land to an operator. Throws as `getJson`. */
export async function fetchGrantSource(operatorId: string): Promise<GrantSource> {
  const mandates = (await fetchMandates(operatorId)).filter(
    ({ mandate }) => mandate.toOperatorId === operatorId && mandate.state === 'given',
  );
  const buyers = new Set([operatorId, ...mandates.map(({ mandate }) => mandate.fromOperatorId)]);
  const lists = await Promise.all([...buyers].map((buyer) => fetchContracts(buyer)));
  // A contract between two of them stands in both lists.
  const contracts = new Map(
    lists.flat().map(({ contract }) => [contract.contractId, contract] as const),
  );
  return {
    contracts: [...contracts.values()]
      .filter(({ buyerOperatorId, state }) => state === 'accepted' && buyers.has(buyerOperatorId))
      .map(({ buyerOperatorId, contractId, growerOperatorId, parcels, season, state }) => ({
        buyerOperatorId,
        contractId,
        growerOperatorId,
        parcels,
        season,
        state,
      })),
    mandates,
  };
}

/** What may open others' land to an operator; asked only where there is one. */
export function useGrantSource(operatorId: string | undefined): UseQueryResult<GrantSource> {
  return useQuery({
    enabled: operatorId !== undefined,
    queryFn: () => fetchGrantSource(operatorId ?? ''),
    queryKey: ['grant-source', operatorId],
  });
}

/** A plan that is known, still being read, or could not be read; `undefined` where every parcel is the signer's own. */
export type Grants =
  | { readonly state: 'reading' | 'not-read' }
  | { readonly state: 'known'; readonly plan: GrantPlan }
  | undefined;

/** What failed, or waits for a connection: nobody is told to wait for it. */
function isNotRead({ data, fetchStatus, isError }: UseQueryResult): boolean {
  return isError || (data === undefined && fetchStatus === 'paused');
}

/**
 * What a record on these parcels rests on, read from the gateway.
 * @param known - parcels whose holder the page knows; the others are asked for.
 */
export function useGrants(asked: {
  readonly known: readonly LandParcel[];
  readonly operatorId: string;
  readonly parcelIds: readonly string[];
  readonly work: MandateWork;
}): Grants {
  const { known, operatorId, parcelIds, work } = asked;
  const ownIds = new Set(
    known.filter((one) => one.operatorId === operatorId).map(({ parcelId }) => parcelId),
  );
  const others = parcelIds.filter((id) => !ownIds.has(id));
  const knownIds = new Set(known.map(({ parcelId }) => parcelId));
  const unknown = others.filter((id) => !knownIds.has(id));
  const isAsked = others.length > 0;
  // Until it is known who signs, nobody can say whose the land is to them.
  const isSignerRead = useIsSignerRead();
  const source = useGrantSource(isAsked && !isSignerRead ? operatorId : undefined);
  const parcels = useQuery({
    enabled: isAsked,
    queryFn: async () => (await Promise.all(unknown.map(landOf))).flat(),
    queryKey: ['grant-parcels', ...unknown],
  });
  return useMemo(() => {
    if (!isAsked) return undefined;
    if ([source, parcels].some(isNotRead)) return { state: 'not-read' };
    if (isSignerRead || !source.data || !parcels.data) return { state: 'reading' };
    const date = civilDateOf(networkNow().toISOString());
    const plan = grantPlan(
      { date, operatorId, parcelIds, parcels: [...known, ...parcels.data], work },
      source.data,
    );
    return plan.lines.length + plan.uncovered.length === 0 ? undefined : { plan, state: 'known' };
  }, [isAsked, isSignerRead, known, operatorId, parcelIds, parcels, source, work]);
}

/** A parcel that is registered; nothing for an id that is being typed or is of none. */
async function landOf(parcelId: string): Promise<LandParcel[]> {
  try {
    return readParcels(await getJson(routes.parcel(parcelId)));
  } catch (cause) {
    if (cause instanceof ApiProblem && cause.status >= 400 && cause.status < 500) return [];
    throw cause;
  }
}
