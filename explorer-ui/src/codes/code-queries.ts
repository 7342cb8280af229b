// SPDX-License-Identifier: Apache-2.0
import type { CodeOrder, CodeRange, Lot } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { gather } from '../api/gather.js';
import { ApiProblem } from '../api/problem.js';
import { getJson, getPages } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord, numberOf, textOf } from '../check/untyped.js';

/** A code order as the gateway shows it. */
export interface ShownOrder {
  readonly hasSerials: boolean;
  readonly order: CodeOrder;
  readonly ranges: Readonly<Record<'activated' | 'ordered' | 'printed' | 'void', CodeRange[]>>;
}

/** A package lot with the codes that it still takes. */
export interface CodeLot {
  readonly activated: number;
  readonly count: number;
  readonly headroom: number;
  readonly isClosed: boolean;
  readonly lotId: string;
  readonly netMassGrams: number;
  readonly productionDate: string;
}

/** Code orders of an operator, newest first. */
export function useCodeOrders(operatorId: string): UseQueryResult<ShownOrder[]> {
  const path = routes.codeOrders(operatorId);
  return useQuery({
    queryFn: async () => gather(await getPages(path), isShownOrder),
    queryKey: [path],
  });
}

/** One code order. */
export function useCodeOrder(orderId: string): UseQueryResult<ShownOrder> {
  const path = routes.codeOrder(orderId);
  return useQuery({
    queryFn: async () => {
      const [shown] = gather(await getJson(path), isShownOrder);
      if (shown) return shown;
      throw new ApiProblem(404, 'CODE_ORDER_NOT_FOUND', `no order ${orderId} in the answer`);
    },
    queryKey: [path],
  });
}

/** Package lots for which codes of an order can be activated. */
export function useCodeLots(orderId: string): UseQueryResult<CodeLot[]> {
  const path = routes.codeLots(orderId);
  return useQuery({
    queryFn: async () => gather(await getJson(path), isCodeLot),
    queryKey: [path],
  });
}

/** Package lots of an operator as they were packed, with the codes that each still takes; closed ones are left out. */
export function openPackageLots(lots: readonly Lot[], operatorId: string): (CodeLot & Gtin)[] {
  return lots.flatMap(({ closed, lotId, operatorId: owner, package: packed }) => {
    if (!packed || packed.partOf !== undefined || closed || owner !== operatorId) return [];
    const { activated = 0, count, gtin, netMassGrams, productionDate } = packed;
    const headroom = Math.max(0, count - activated);
    return [
      { activated, count, gtin, headroom, isClosed: closed, lotId, netMassGrams, productionDate },
    ];
  });
}

interface Gtin {
  readonly gtin: string;
}

function isShownOrder(value: unknown): value is ShownOrder & Readonly<Record<string, unknown>> {
  return isRecord(value) && isRecord(value['order']) && isRecord(value['ranges']);
}

function isCodeLot(value: unknown): value is CodeLot & Readonly<Record<string, unknown>> {
  return (
    isRecord(value) &&
    numberOf(value['headroom']) !== undefined &&
    textOf(value['lotId']) !== undefined
  );
}
