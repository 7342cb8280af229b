// SPDX-License-Identifier: Apache-2.0
import type { Contract, Slip } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { isRecord, numberOf } from '../check/untyped.js';
import { gather } from './gather.js';
import { getPages } from './request.js';
import { routes } from './routes.js';

/** A contract as the gateway shows it; headroom negative above the cap. */
export interface ShownContract {
  readonly contract: Contract;
  readonly growerName?: string;
  readonly headroomGrams: number;
}

/** A slip as the gateway shows it. */
export interface ShownSlip {
  readonly growerName?: string;
  readonly slip: Slip;
}

/** Contracts of an operator, newest first. */
export function useContracts(operatorId: string): UseQueryResult<ShownContract[]> {
  const path = routes.contracts(operatorId);
  return useQuery({
    queryFn: async () => gather(await getPages(path), isContract),
    queryKey: [path],
  });
}

/** Weighbridge slips of an operator, newest first. */
export function useSlips(operatorId: string): UseQueryResult<ShownSlip[]> {
  const path = routes.slips(operatorId);
  return useQuery({ queryFn: async () => gather(await getPages(path), isSlip), queryKey: [path] });
}

function isContract(value: unknown): value is ShownContract & Readonly<Record<string, unknown>> {
  return (
    isRecord(value) && isRecord(value['contract']) && numberOf(value['headroomGrams']) !== undefined
  );
}

function isSlip(value: unknown): value is ShownSlip & Readonly<Record<string, unknown>> {
  return isRecord(value) && isRecord(value['slip']);
}
