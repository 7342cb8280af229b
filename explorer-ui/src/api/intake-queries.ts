// SPDX-License-Identifier: Apache-2.0
import { lotIdSchema, type Contract, type Correction, type Lot, type Slip } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { isRecord, numberOf } from '../check/untyped.js';
import { gather } from './gather.js';
import { ApiProblem } from './problem.js';
import { getJson, getPages } from './request.js';
import { routes } from './routes.js';
import { isLot } from './things.js';

/** A contract as the gateway shows it; headroom negative above the cap. */
export interface ShownContract {
  readonly contract: Contract;
  readonly growerName?: string;
  readonly headroomGrams: number;
}

/** A slip as the gateway shows it. */
export interface ShownSlip {
  /** Declared to be in error. */
  readonly correction?: Correction;
  readonly growerName?: string;
  /** SHA-256 of the settlement sheet as the gateway writes it; absent where nothing settles the slip. */
  readonly sheetHash?: string;
  readonly slip: Slip;
}

/** Contracts of an operator, newest first. */
export function useContracts(operatorId: string): UseQueryResult<ShownContract[]> {
  return useQuery({
    queryFn: () => fetchContracts(operatorId),
    queryKey: [routes.contracts(operatorId)],
  });
}

/** As {@link useContracts}, once. Throws as `getJson`. */
export async function fetchContracts(operatorId: string): Promise<ShownContract[]> {
  return gather(await getPages(routes.contracts(operatorId)), isContract);
}

/** One contract. */
export function useContract(contractId: string): UseQueryResult<ShownContract> {
  const path = routes.contract(contractId);
  return useQuery({
    queryFn: async () => {
      const [found] = gather(await getJson(path), isContract);
      if (found) return found;
      throw new ApiProblem(404, 'CONTRACT_NOT_FOUND', `no contract ${contractId} in the answer`);
    },
    queryKey: [path],
  });
}

/** Slips of one contract, newest first. */
export function useContractSlips(contractId: string): UseQueryResult<ShownSlip[]> {
  const path = routes.contractSlips(contractId);
  return useQuery({ queryFn: async () => gather(await getPages(path), isSlip), queryKey: [path] });
}

/** Weighbridge slips of an operator, newest first. */
export function useSlips(operatorId: string): UseQueryResult<ShownSlip[]> {
  const path = routes.slips(operatorId);
  return useQuery({ queryFn: async () => gather(await getPages(path), isSlip), queryKey: [path] });
}

/** One slip. */
export function useSlip(slipId: string): UseQueryResult<ShownSlip> {
  const path = routes.slip(slipId);
  return useQuery({
    queryFn: async () => {
      const [found] = gather(await getJson(path), isSlip);
      if (found) return found;
      throw new ApiProblem(404, 'SLIP_NOT_FOUND', `no slip ${slipId} in the answer`);
    },
    queryKey: [path],
  });
}

/** The harvest lot that a desk names; nothing while the id is being typed or is of no lot. */
export function useKnownLot(lotId: string): UseQueryResult<Lot | null> {
  return useQuery({
    enabled: lotIdSchema.safeParse(lotId).success,
    queryFn: async () => {
      try {
        return gather(await getJson(routes.lot(lotId)), isLot)[0] ?? null;
      } catch (cause) {
        if (cause instanceof ApiProblem && cause.status === 404) return null;
        throw cause;
      }
    },
    queryKey: ['known-lot', lotId],
  });
}

function isContract(value: unknown): value is ShownContract & Readonly<Record<string, unknown>> {
  return (
    isRecord(value) && isRecord(value['contract']) && numberOf(value['headroomGrams']) !== undefined
  );
}

function isSlip(value: unknown): value is ShownSlip & Readonly<Record<string, unknown>> {
  return isRecord(value) && isRecord(value['slip']);
}
