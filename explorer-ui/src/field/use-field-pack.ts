// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';

import { useSigner } from '../sign/signer.js';
import { useStoredKeys } from '../sign/use-device.js';
import { fetchPack, keptPacks, operatorOfParcel, type FieldPack } from './field-pack.js';

const KEPT = ['field-packs'];

/** Packs that this device keeps. */
export function useKeptPacks(): UseQueryResult<FieldPack[]> {
  return useQuery({ networkMode: 'always', queryFn: keptPacks, queryKey: KEPT });
}

/** The newest pack of an operator; an error without a connection, when the kept one is all there is. */
export function useFreshPack(operatorId: string): UseQueryResult<FieldPack> {
  return useFetched(['field-pack-of', operatorId], () => Promise.resolve(operatorId));
}

/** The pack of a parcel's operator: fetched, else the kept one, else why there is none. */
export function usePackOf(parcelId: string): {
  readonly pack?: FieldPack;
  readonly isFresh: boolean;
  readonly error: unknown;
} {
  const kept = useKeptPacks().data?.find((one) => hasParcel(one, parcelId));
  const fresh = useFetched(['field-pack', parcelId], () => operatorOfParcel(parcelId));
  return {
    error: kept || !fresh.error ? undefined : fresh.error,
    isFresh: fresh.data !== undefined,
    pack: fresh.data ?? kept,
  };
}

function useFetched(
  queryKey: readonly string[],
  findOperator: () => Promise<string | undefined>,
): UseQueryResult<FieldPack> {
  const keys = useStoredKeys();
  const keyId = useSigner(keys.data ?? [])?.keyId;
  const queries = useQueryClient();
  return useQuery({
    // What opens another's land depends on who signs.
    enabled: !keys.isPending,
    networkMode: 'always',
    queryFn: async () => {
      const pack = await fetchPack((await findOperator()) ?? '', keyId);
      await queries.invalidateQueries({ queryKey: KEPT });
      return pack;
    },
    queryKey: [...queryKey, keyId ?? ''],
    retry: false,
  });
}

function hasParcel(pack: FieldPack, parcelId: string): boolean {
  return pack.parcels.some((one) => one.parcelId === parcelId);
}
